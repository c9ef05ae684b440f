/** The extracted schemas of each Collector version: which components there are, what they support, what they take. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Signal } from "../contract/signal.ts";

export type ComponentKind = "receivers" | "processors" | "exporters" | "extensions" | "connectors";

export const componentKinds: readonly ComponentKind[] = Object.freeze([
  "receivers",
  "processors",
  "exporters",
  "extensions",
  "connectors",
] as const);

interface ComponentEntry {
  readonly kind: ComponentKind;
  readonly type: string;
  readonly module?: string;
  /** Older names that still load. */
  readonly aliases?: readonly string[];
  /** Empty for extensions. Connectors have pairs instead. */
  readonly signals?: readonly (Signal | { readonly from: Signal; readonly to: Signal })[];
}

interface Manifest {
  readonly collectorVersion: string;
  readonly components: readonly ComponentEntry[];
}

/** What a schema says, as far as messages need it. */
export interface SchemaNode {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly "x-type"?: string;
  /** True where the component compares a text with these words itself, after it is decoded. */
  readonly "x-validated"?: boolean;
  readonly "x-unknown-keys"?: string;
}

/** `exact`: what the decoder takes; `authoring`: what a careful author writes. */
export type View = "exact" | "authoring";

const root = join(import.meta.dirname, "../../schemas");
const read = new Map<string, unknown>();

/** Files ship with the package: a missing one is our own mistake. */
function readSchemaFile(path: string): unknown {
  if (!read.has(path)) read.set(path, JSON.parse(readFileSync(`${root}/${path}`, "utf8")));
  return read.get(path);
}

function manifestOf(version: string): Manifest {
  return readSchemaFile(`${version}/manifest.json`) as Manifest;
}

/** The type of a component id: what stands before the slash. */
export function typeOfId(id: string): string {
  return (id.split("/")[0] ?? "").trim();
}

const entries = new Map<string, ReadonlyMap<string, ComponentEntry>>();

/** By name, older ones too; every component is asked for several times in a check. */
function entriesOf(version: string, kind: ComponentKind): ReadonlyMap<string, ComponentEntry> {
  const key = `${version}/${kind}`;
  const known = entries.get(key);
  if (known) return known;
  const ofKind = manifestOf(version).components.filter((entry) => entry.kind === kind);
  const made = new Map(ofKind.flatMap((entry) => [entry.type, ...(entry.aliases ?? [])].map((name) => [name, entry])));
  entries.set(key, made);
  return made;
}

function entryOf(version: string, kind: ComponentKind, type: string): ComponentEntry | undefined {
  return entriesOf(version, kind).get(type);
}

/** Names a configuration may use, older ones included. */
export function componentTypes(version: string, kind: ComponentKind): readonly string[] {
  return componentNames(version, kind).flatMap(({ names }) => names);
}

/** Every component of a section whose schema is held, with all names that it goes by. */
export function componentNames(
  version: string,
  kind: ComponentKind,
): readonly { readonly type: string; readonly names: readonly string[] }[] {
  return manifestOf(version)
    .components.filter((entry) => entry.kind === kind)
    .map(({ type, aliases = [] }) => ({ type, names: [type, ...aliases] }));
}

/** The current name of a type, or undefined when no schema of it is held. */
export function canonicalType(version: string, kind: ComponentKind, type: string): string | undefined {
  return entryOf(version, kind, type)?.type;
}

/** An exporter's current name, by its oldest one. */
export function exporterName(name: "loadbalancing" | "otlp" | "otlphttp", version: string): string {
  return canonicalType(version, "exporters", name) ?? name;
}

/** True too for types without a schema: what is not known is not refused here. */
export function supportsSignal(version: string, kind: ComponentKind, id: string, signal: Signal): boolean {
  const entry = entryOf(version, kind, typeOfId(id));
  return !entry?.signals || entry.signals.some((supported) => supported === signal);
}

/** Signal pairs of a connector, or undefined when no schema of it is held. */
export function connectorPairs(version: string, id: string): readonly { from: Signal; to: Signal }[] | undefined {
  return entryOf(version, "connectors", typeOfId(id))?.signals?.flatMap((pair) =>
    typeof pair === "string" ? [] : [pair],
  );
}

/** A component's settings when none is written: plain JSON, or undefined when no schema of it is held. */
export function defaultsOf(version: string, kind: ComponentKind, type: string): unknown {
  const canonical = canonicalType(version, kind, type);
  return canonical === undefined ? undefined : readSchemaFile(`${version}/${kind}/${canonical}/default.json`);
}

/** The Go module that a component's schema is of, with its version; that may be older than the Collector's. */
export function moduleOf(version: string, kind: ComponentKind, type: string): string | undefined {
  return entryOf(version, kind, type)?.module;
}

/** One view of a component's schema. */
export function schemaFile(version: string, kind: ComponentKind, type: string, view: View): SchemaNode | undefined {
  const canonical = canonicalType(version, kind, type);
  if (canonical === undefined) return undefined;
  return readSchemaFile(`${version}/${kind}/${canonical}/${view}.json`) as SchemaNode;
}

export function telemetrySchema(version: string, view: View): SchemaNode {
  return readSchemaFile(`${version}/service/telemetry/${view}.json`) as SchemaNode;
}

/** Settings of each type of operator that log receivers have. */
export function operatorSchemas(version: string): Readonly<Record<string, SchemaNode>> {
  return (readSchemaFile(`${version}/service/operators/exact.json`) as SchemaNode).properties ?? {};
}

/** The part of a schema at a path of an instance; the first alternative that leads there. */
export function schemaAt(schema: SchemaNode, path: readonly (string | number)[]): SchemaNode | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const next =
    typeof step === "number"
      ? schema.items
      : (schema.properties?.[step] ??
        (typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined));
  const direct = next && schemaAt(next, rest);
  if (direct) return direct;
  for (const alternative of schema.anyOf ?? []) {
    const found = schemaAt(alternative, path);
    if (found) return found;
  }
  return undefined;
}
