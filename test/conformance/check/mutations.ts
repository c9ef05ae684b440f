/** One mistake in a sound configuration: what people do to them, at a place that is remembered. */

import type { Path } from "../../../src/diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import {
  type ComponentKind,
  componentKinds,
  type SchemaNode,
  schemaAt,
  schemaFile,
  typeOfId,
} from "../../../src/schema/registry.ts";
import { probesOf, withValue } from "./probes.ts";

export interface Mutation {
  readonly kind: string;
  readonly config: Json;
  /** Where the mistake is; for what is missing, the section that lacks it. */
  readonly path: Path;
  /** Of a misspelt key, or a misspelt name: the right one. */
  readonly original?: string;
  /** Where the same is said as well. */
  readonly also?: readonly Path[];
}

export interface Source {
  readonly version: string;
  readonly config: JsonObject;
  readonly random: () => number;
}

type Mutator = (source: Source) => Mutation | undefined;

export function mutationOf(source: Source): Mutation | undefined {
  const [kind, mutate] = pick(source.random, Object.entries(mutators)) ?? [];
  const made = mutate?.(source);
  return made && kind !== undefined && JSON.stringify(made.config) !== JSON.stringify(source.config)
    ? { ...made, kind }
    : undefined;
}

function pick<T>(random: () => number, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

interface Site {
  readonly path: Path;
  readonly value: Json;
}

function sitesOf(value: Json, path: Path = []): readonly Site[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item: Json, index) => sitesOf(item, [...path, index]))
    : isJsonObject(value)
      ? Object.entries(value).flatMap(([key, item]) => sitesOf(item, [...path, key]))
      : [];
  return path.length === 0 ? inner : [{ path, value }, ...inner];
}

function siteWhere({ config, random }: Source, holds: (site: Site) => boolean): Site | undefined {
  return pick(random, sitesOf(config).filter(holds));
}

const isSetting = ({ path }: Site): boolean => typeof path.at(-1) === "string" && path.length > 2;

/** The value at a site replaced by what is made of it. */
function valueBy(holds: (site: Site) => boolean, change: (value: Json, random: () => number) => Json): Mutator {
  return (source) => {
    const site = siteWhere(source, holds);
    if (!site) return undefined;
    return {
      kind: "",
      config: withValue(source.config, site.path, change(site.value, source.random)),
      path: site.path,
    };
  };
}

/** The section at a path with its members changed, in their order. */
function withMembers(
  config: Json,
  path: Path,
  change: (members: readonly (readonly [string, Json])[]) => readonly (readonly [string, Json])[],
): Json {
  const section = path.length === 0 ? config : jsonAt(config, path);
  return withValue(config, path, Object.fromEntries(change(Object.entries(isJsonObject(section) ? section : {}))));
}

export function misspelt(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)] ?? "x";
  const ways = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.replaceAll("_", "-"),
    () => word.replace(/_(\w)/g, (_, next: string) => next.toUpperCase()),
    () => `${word}s`,
  ];
  const made = pick(random, ways)?.() ?? word;
  return made === "" ? `${word}x` : made;
}

const isText = ({ value }: Site): boolean => typeof value === "string";
const isDuration = ({ value }: Site): boolean => typeof value === "string" && /^\d+(ns|us|ms|s|m|h)/.test(value);
const isAddress = ({ value }: Site): boolean => typeof value === "string" && /^[\w.[\]/:-]*:\d+/.test(value);
const inPipelines = ({ path }: Site): boolean => path[1] === "pipelines" && path.length === 5;

const odd: Readonly<Record<string, readonly Json[]>> = Object.freeze({
  string: [5, true, ["a"], { a: 1 }],
  number: ["x", "5", true, [1], { a: 1 }],
  boolean: ["yes", "true", 1, [true], {}],
  list: ["x", 5, { a: 1 }, true],
  section: ["x", 5, ["a"], true],
});

function kindOf(value: Json): string {
  if (Array.isArray(value)) return "list";
  return isJsonObject(value) ? "section" : typeof value;
}

function typo(source: Source): Mutation | undefined {
  const site = siteWhere(source, (one) => isSetting(one) && one.path[1] !== "pipelines");
  const key = String(site?.path.at(-1));
  if (!site) return undefined;
  const wrong = misspelt(key, source.random);
  const parent = site.path.slice(0, -1);
  const section = jsonAt(source.config, parent);
  if (wrong === key || (isJsonObject(section) && Object.hasOwn(section, wrong))) return undefined;
  const config = withMembers(source.config, parent, (members) =>
    members.map(([name, value]) => [name === key ? wrong : name, value]),
  );
  return { kind: "", config, path: [...parent, wrong], original: key };
}

function removed(source: Source): Mutation | undefined {
  const site = siteWhere(source, ({ path }) => path.length > 1);
  const parent = site?.path.slice(0, -1) ?? [];
  const last = site?.path.at(-1);
  if (last === undefined) return undefined;
  const list = jsonAt(source.config, parent);
  const config = Array.isArray(list)
    ? withValue(
        source.config,
        parent,
        list.filter((_, index) => index !== last),
      )
    : withMembers(source.config, parent, (members) => members.filter(([name]) => name !== last));
  return { kind: "", config, path: parent };
}

/** One level up, or into a section beside it. */
function moved(source: Source): Mutation | undefined {
  const site = siteWhere(
    source,
    (one) => isSetting(one) && one.path.length > 3 && one.path.every((step) => typeof step === "string"),
  );
  const parent = site?.path.slice(0, -1) ?? [];
  const key = site?.path.at(-1);
  if (!site || typeof key !== "string") return undefined;
  const without = withMembers(source.config, parent, (members) => members.filter(([name]) => name !== key));
  const beside = Object.entries(jsonAt(without, parent) ?? {}).filter(([, value]) => isJsonObject(value as Json));
  const into = source.random() < 0.5 ? pick(source.random, beside)?.[0] : undefined;
  const target = into === undefined ? parent.slice(0, -1) : [...parent, into];
  const there = jsonAt(without, target);
  if (target.length < 2 || (isJsonObject(there) && Object.hasOwn(there, key))) return undefined;
  const config = withMembers(without, target, (members) => [...members, [key, site.value]]);
  return { kind: "", config, path: [...target, key], also: [parent] };
}

function componentSite(source: Source): Site | undefined {
  return siteWhere(
    source,
    ({ path }) => path.length === 2 && (componentKinds as readonly string[]).includes(String(path[0])),
  );
}

function renamed(source: Source): Mutation | undefined {
  const site = componentSite(source);
  if (!site) return undefined;
  const [section = "", id = ""] = site.path.map(String);
  const [type = "", ...name] = id.split("/");
  const wrong = [misspelt(type, source.random), ...name].join("/");
  if (wrong === id) return undefined;
  const defined = withMembers(source.config, [section], (members) =>
    members.map(([key, value]) => [key === id ? wrong : key, value]),
  );
  const everywhere = source.random() < 0.5;
  const config = everywhere ? referencesRenamed(defined, id, wrong) : defined;
  const references = sitesOf(defined)
    .filter(({ path, value }) => path[0] === "service" && value === id)
    .map(({ path }) => path);
  return { kind: "", config, path: [section, wrong], also: references };
}

function referencesRenamed(config: Json, id: string, wrong: string): Json {
  return sitesOf(config)
    .filter(({ path, value }) => path[0] === "service" && value === id)
    .reduce((made, { path }) => withValue(made, path, wrong), config);
}

function undefinedName(source: Source): Mutation | undefined {
  const site = siteWhere(source, (one) => inPipelines(one) && isText(one));
  if (!site) return undefined;
  const original = String(site.value);
  return {
    kind: "",
    config: withValue(source.config, site.path, misspelt(original, source.random)),
    path: site.path,
    original,
  };
}

function otherSignal(source: Source): Mutation | undefined {
  const site = siteWhere(source, ({ path }) => path.length === 3 && path[1] === "pipelines");
  if (!site) return undefined;
  const id = String(site.path[2]);
  const wrong = id.replace(
    /^[^/]*/,
    pick(source.random, ["traces", "metrics", "logs", "profiles", "trace", "metric"]) ?? "log",
  );
  const others = jsonAt(source.config, ["service", "pipelines"]);
  if (isJsonObject(others) && Object.hasOwn(others, wrong)) return undefined;
  const config = withMembers(source.config, ["service", "pipelines"], (members) =>
    members.map(([key, value]) => [key === id ? wrong : key, value]),
  );
  const listed = sitesOf(jsonAt(config, ["service", "pipelines", wrong]) ?? null, ["service", "pipelines", wrong]);
  return { kind: "", config, path: ["service", "pipelines", wrong], also: listed.map(({ path }) => path) };
}

/** A component named by the list of another pipeline: signals, connectors and cycles. */
function otherComponent(source: Source): Mutation | undefined {
  const site = siteWhere(source, (one) => inPipelines(one) && isText(one));
  const other = siteWhere(source, (one) => inPipelines(one) && isText(one));
  if (!site || !other) return undefined;
  const list = jsonAt(source.config, site.path.slice(0, -1));
  // Of two that are the same, either is the mistake.
  const same = sitesOf(list ?? null).filter(({ value }) => value === other.value);
  return {
    kind: "",
    config: withValue(source.config, site.path, other.value),
    path: site.path,
    also: same.map(({ path }) => [...site.path.slice(0, -1), ...path]),
  };
}

function twice(source: Source): Mutation | undefined {
  const site = siteWhere(source, ({ value }) => Array.isArray(value) && value.length > 0);
  if (!site || !Array.isArray(site.value)) return undefined;
  const item = pick(source.random, site.value as readonly Json[]) ?? null;
  return {
    kind: "",
    config: withValue(source.config, site.path, [...(site.value as readonly Json[]), item]),
    path: [...site.path, site.value.length],
    also: [site.path, ...copiesOf(item, [...site.path, site.value.length])],
  };
}

/** What is in a copy is copied with it. */
function copiesOf(item: Json, path: Path): readonly Path[] {
  return sitesOf(item).map(({ path: inner }) => [...path, ...inner]);
}

/** A setting that is not there yet, with a value that may or may not do: pairs that exclude each other are among them. */
function added(source: Source): Mutation | undefined {
  const site = componentSite(source);
  const schema = site && schemaOf(source, site.path);
  if (!site || !schema) return undefined;
  const probe = pick(
    source.random,
    probesOf(schema).filter(({ path }) => path.length < 7 && jsonAt(site.value ?? {}, path) === undefined),
  );
  if (!probe) return undefined;
  return {
    kind: "",
    config: withValue(source.config, [...site.path, ...probe.path], probe.value),
    path: [...site.path, ...probe.path],
    // Sections that are added with it are as much the mistake, and what is in it.
    also: [
      ...copiesOf(probe.value, [...site.path, ...probe.path]),
      ...probe.path
        .slice(0, -1)
        .map((_, index) => probe.path.slice(0, index + 1))
        .filter((around) => (jsonAt(site.value ?? {}, around) ?? null) === null)
        .map((around) => [...site.path, ...around]),
    ],
  };
}

/** The key of another component. */
function foreign(source: Source): Mutation | undefined {
  const [here, there] = [componentSite(source), componentSite(source)];
  const key = Object.keys(isJsonObject(there?.value) ? there.value : {}).at(0);
  if (!here || !there || key === undefined || here.path[1] === there.path[1]) return undefined;
  if (isJsonObject(here.value) && Object.hasOwn(here.value, key)) return undefined;
  return {
    kind: "",
    config: withMembers(source.config, here.path, (members) => [...members, [key, jsonAt(there.value, [key]) ?? null]]),
    path: [...here.path, key],
  };
}

function schemaOf({ version }: Source, [section, id]: Path): SchemaNode | undefined {
  return schemaFile(version, section as ComponentKind, typeOfId(String(id)), "exact"); // A section is one of them.
}

/** A word that a schema lists, misspelt. */
function otherWord(source: Source): Mutation | undefined {
  const site = siteWhere(source, (one) => isText(one) && isSetting(one) && isListed(source, one.path));
  if (!site) return undefined;
  const original = String(site.value);
  return { kind: "", config: withValue(source.config, site.path, misspelt(original, source.random)), path: site.path };
}

function isListed(source: Source, path: Path): boolean {
  const schema = schemaOf(source, path);
  const node = schema && schemaAt(schema, path.slice(2));
  return [node, ...(node?.anyOf ?? [])].some((one) => one?.enum !== undefined);
}

const mutators: Readonly<Record<string, Mutator>> = Object.freeze({
  typo,
  "wrong type": valueBy(isSetting, (value, random) => pick(random, odd[kindOf(value)] ?? ["x"]) ?? null),
  null: valueBy(
    ({ path }) => path.length > 1,
    () => null,
  ),
  range: valueBy(
    ({ value }) => typeof value === "number",
    (_, random) => pick(random, [-1, 0, 101, 1e6, 4_294_967_296, 1e12]) ?? 0,
  ),
  removed,
  moved,
  renamed,
  "undefined name": undefinedName,
  signal: otherSignal,
  "other component": otherComponent,
  twice,
  added,
  foreign,
  word: otherWord,
  text: valueBy(
    (site) => isText(site) && isSetting(site),
    (value, random) => pick(random, ["", "(", "a b", "x", misspelt(String(value), random)]) ?? "",
  ),
  duration: valueBy(
    isDuration,
    (_, random) => pick(random, ["5", "5sec", "1d", "5 s", "-5s", "0s", "PT5S", 5, "1e3s"]) ?? "5",
  ),
  address: valueBy(isAddress, (value, random) => pick(random, addressChanges)?.(String(value)) ?? ""),
  emptied: valueBy(
    ({ value }) => typeof value === "object" && value !== null,
    (value) => (Array.isArray(value) ? [] : {}),
  ),
});

const addressChanges: readonly ((address: string) => string)[] = [
  (address) => address.replace(/:\d+/, ""),
  (address) => address.replace(/:\d+/, ":99999"),
  (address) => address.replace(/:\d+/, ":abc"),
  (address) => address.replace(/:\d+/, "::1"),
  (address) => (address.includes("://") ? address.replace(/^\w+:\/\//, "") : `http://${address}`),
  (address) => address.replace(/^\w+:/, "ftp:"),
  () => "",
];
