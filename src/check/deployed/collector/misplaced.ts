/**
 * Right names on another level, as of lines that are indented too far or too little: sections among components and inside of one,
 * components inside of another, settings beside their component. What stands there is told once, where it stands.
 */

import type { Path } from "../../../diagnostics/place.ts";
import { distributionHas } from "../../../model/collector/distribution.ts";
import { isJsonObject, type Json } from "../../../model/json.ts";
import { onceForEach } from "../../../model/once-for-each.ts";
import { type ComponentKind, componentKinds, type SchemaNode, schemaFile, typeOfId } from "../../../schema/registry.ts";
import type { CollectorView } from "./view.ts";

/** Everything a configuration may have at its top (core otelcol, both versions). */
export const sectionNames: readonly string[] = Object.freeze([...componentKinds, "service"]);

/** Everything `service` may have. */
export const serviceKeys: readonly string[] = Object.freeze(["extensions", "pipelines", "telemetry"]);

/** Names of sections that stand too far inside; of what one of these should have nothing can be said. */
export const misplacedSections = onceForEach((view: CollectorView): ReadonlySet<string> => {
  const keysAt = (path: Path): readonly string[] => sectionsIn(view.at(path));
  const inside = view.components.flatMap(({ section, type, settings, path }) => {
    const schema = schemaFile(view.schemas, section, type, "exact");
    return schema === undefined || settings === null
      ? []
      : keysAt(path).filter((key) => schema.properties?.[key] === undefined);
  });
  return new Set([...componentKinds.flatMap((kind) => keysAt([kind])), ...keysAt(["service", "telemetry"]), ...inside]);
});

function sectionsIn(value: Json | undefined): readonly string[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    (sectionNames.includes(key) || serviceKeys.includes(key)) && (below === null || isJsonObject(below)) ? [key] : [],
  );
}

/** @returns where a section belongs that stands at a path of two steps or more */
export function sectionHelp(key: string, path: Path): string | undefined {
  const levels = path.length - 1;
  if (sectionNames.includes(key))
    return `it belongs ${levels === 1 ? "one level" : `${levels} levels`} up, at the top of the configuration`;
  if (!serviceKeys.includes(key)) return undefined;
  return `it belongs ${path[0] === "service" ? "one level up, " : ""}under service: service.${key}`;
}

/** One pass for all keys of a section: a text may have thousands that are unknown. @returns the last key before one that counts; of all, for another key */
export function lastBefore(section: Json | undefined, counts: (key: string) => boolean) {
  const above = new Map<string, string | undefined>();
  let last: string | undefined;
  for (const key of isJsonObject(section) ? Object.keys(section) : []) {
    above.set(key, last);
    if (counts(key)) last = key;
  }
  return (key: string): string | undefined => (above.has(key) ? above.get(key) : last);
}

const componentsAbove = onceForEach((view: CollectorView) => {
  const inEach = componentKinds.map((kind) => [kind, lastBefore(view.at([kind]), (id) => typeOf(view, kind, id))]);
  return Object.fromEntries(inEach) as Readonly<Record<ComponentKind, ReturnType<typeof lastBefore>>>; // fromEntries forgets the keys
});

/** Where a key belongs that stands among components, when the one before it has such a setting, itself or further inside. */
export function settingPlaces(view: CollectorView, section: string, key: string): readonly Path[] {
  const kind = componentKinds.find((one) => one === section);
  const written = view.at([section]);
  if (kind === undefined || !isJsonObject(written)) return [];
  const above = componentsAbove(view)[kind](key);
  const schema = above && schemaFile(view.schemas, kind, typeOfId(above), "exact");
  const places = schema ? placesOf(key, schema).map((place) => [kind, above, ...place]) : [];
  return places.length > placesMax ? [] : places;
}

export function settingHelp(view: CollectorView, section: string, key: string): string | undefined {
  const places = settingPlaces(view, section, key);
  const [first] = places;
  if (first === undefined) return undefined;
  return `it is a setting of ${first[1]}, indented too little: ${places.map((place) => place.join(".")).join(" or ")}`;
}

function typeOf({ schemas }: CollectorView, section: ComponentKind, id: string): boolean {
  return distributionHas(schemas, section, typeOfId(id));
}

/** A name of more settings than these says little; so does one that is further inside. */
const placesMax = 3;
const depthMax = 3;

/** The settings of that name that are the least far inside. */
function placesOf(key: string, schema: SchemaNode): readonly (readonly string[])[] {
  let level: readonly { readonly path: readonly string[]; readonly node: SchemaNode }[] = [{ path: [], node: schema }];
  for (let depth = 0; depth < depthMax; depth++) {
    level = level.flatMap(({ path, node }) =>
      Object.entries(node.properties ?? {}).map(([name, below]) => ({ path: [...path, name], node: below })),
    );
    const found = level.flatMap(({ path }) => (path.at(-1) === key ? [path] : []));
    if (found.length > 0) return found;
  }
  return [];
}

/** @returns that a key among the settings of a component is a component itself */
export function componentHelp(view: CollectorView, path: Path, key: string): string | undefined {
  const section = componentKinds.find((kind) => kind === path[0]);
  if (section === undefined || path.length !== 2 || !typeOf(view, section, key)) return undefined;
  return `it belongs one level up, beside ${path[1]}: it is ${/^e/.test(section) ? "an" : "a"} ${section.slice(0, -1)}`;
}
