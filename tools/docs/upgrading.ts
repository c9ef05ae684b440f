/**
 * What changes from one Collector version to the next, from their schemas, in docs/upgrading.md: `npm run upgrading`.
 * A test holds the page to date.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { distributionTypes, renamedType } from "../../src/model/collector/distribution.ts";
import { type SchemaVersion, schemaVersions } from "../../src/model/collector/release.ts";
import { isJsonObject, type Json } from "../../src/model/json.ts";
import {
  type ComponentKind,
  canonicalType,
  componentKinds,
  componentTypes,
  defaultsOf,
  moduleOf,
  type SchemaNode,
  schemaFile,
  telemetrySchema,
} from "../../src/schema/registry.ts";

const page = "docs/upgrading.md";
const [start, end] = ["<!-- changes -->", "<!-- end -->"];

export function withChanges(text: string): string {
  const pairs = schemaVersions.slice(1).map((to, index) => changes(schemaVersions[index] ?? to, to));
  const from = text.indexOf(start) + start.length;
  return `${text.slice(0, from)}\n\n${pairs.join("\n\n")}\n\n${text.slice(text.indexOf(end))}`;
}

function changes(from: SchemaVersion, to: SchemaVersion): string {
  return [
    `## From ${from} to ${to}`,
    "### Components",
    ...componentKinds.flatMap((kind) => componentChanges(kind, from, to)),
    "### Settings",
    `Of components that both versions have a schema of. A setting that is gone stops the Collector, or is silently ignored (FL1005); a
default that changed acts on every configuration that leaves the setting out.`,
    ...componentKinds.flatMap((kind) => settingChanges(kind, from, to)),
    ...section("service.telemetry", {
      gone: missing(telemetrySchema(from, "authoring"), telemetrySchema(to, "authoring")),
      fresh: missing(telemetrySchema(to, "authoring"), telemetrySchema(from, "authoring")),
      changed: [],
    }),
    ...olderModules(to),
  ].join("\n\n");
}

function componentChanges(kind: ComponentKind, from: SchemaVersion, to: SchemaVersion): readonly string[] {
  const [before, after] = [distributionTypes(from, kind), distributionTypes(to, kind)];
  const renamed = before.flatMap((type) => renamedType(to, kind, type) ?? []);
  const olds = before.filter((type) => renamedType(to, kind, type) !== undefined);
  const rows = [
    ["renamed", olds.map((type) => `\`${type}\` → \`${renamedType(to, kind, type)}\``)],
    ["removed", before.filter((type) => !after.includes(type) && !olds.includes(type)).map(code)],
    ["new", after.filter((type) => !before.includes(type) && !renamed.includes(type)).map(code)],
  ] as const;
  const told = rows.filter(([, types]) => types.length > 0).map(([what, types]) => `- ${what}: ${types.join(", ")}`);
  return told.length > 0 ? [`**${kind}**`, told.join("\n")] : [];
}

interface Changes {
  readonly gone: readonly string[];
  readonly fresh: readonly string[];
  readonly changed: readonly string[];
}

function settingChanges(kind: ComponentKind, from: SchemaVersion, to: SchemaVersion): readonly string[] {
  const types = componentTypes(from, kind).filter((type) => canonicalType(from, kind, type) === type);
  return types.flatMap((type) => {
    const [before, after] = [schemaFile(from, kind, type, "authoring"), schemaFile(to, kind, type, "authoring")];
    if (!before || !after) return [];
    const changed = changedDefaults(defaultsOf(from, kind, type) as Json, defaultsOf(to, kind, type) as Json, []);
    return section(`${kind}.${canonicalType(to, kind, type)}`, {
      gone: missing(before, after),
      fresh: missing(after, before),
      changed: changed.map(({ path, was, is }) => `\`${path}\` ${shown(was)} → ${shown(is)}`),
    });
  });
}

function section(title: string, { gone, fresh, changed }: Changes): readonly string[] {
  const rows = [
    ["gone", gone.map(code)],
    ["default", changed],
    ["new", fresh.map(code)],
  ] as const;
  const told = rows.filter(([, list]) => list.length > 0).map(([what, list]) => `- ${what}: ${list.join(", ")}`);
  return told.length > 0 ? [`**${title}**`, told.join("\n")] : [];
}

/** Paths of the one that the other does not have; below a missing one nothing is told. */
function missing(all: SchemaNode, other: SchemaNode, path: readonly string[] = []): readonly string[] {
  return [...childrenOf(all)].flatMap(([key, child]) => {
    const here = [...path, key];
    const there = childrenOf(other).get(key);
    if (there) return missing(child, there, here);
    return isOpen(other) ? [] : [here.join(".")];
  });
}

function childrenOf(schema: SchemaNode): ReadonlyMap<string, SchemaNode> {
  const others = schema.additionalProperties;
  return new Map([
    ...(schema.anyOf ?? []).flatMap((alternative) => [...childrenOf(alternative)]),
    ...Object.entries(schema.properties ?? {}),
    ...(schema.items ? [["[]", schema.items] as const] : []),
    ...(typeof others === "object" ? [["*", others] as const] : []),
  ]);
}

function isOpen(schema: SchemaNode): boolean {
  return childrenOf(schema).size === 0 && schema.additionalProperties !== false;
}

interface ChangedDefault {
  readonly path: string;
  readonly was: Json;
  readonly is: Json;
}

/** Of settings that both have. */
function changedDefaults(was: Json, is: Json, path: readonly string[]): readonly ChangedDefault[] {
  if (isJsonObject(was) && isJsonObject(is)) {
    return Object.entries(was).flatMap(([key, member]) => {
      const now = is[key];
      return now === undefined ? [] : changedDefaults(member, now, [...path, key]);
    });
  }
  return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ path: path.join("."), was, is }];
}

/** A section that is off by itself has no value. */
function shown(value: Json): string {
  if (value === null || value === "") return "none";
  return isJsonObject(value) ? "a section" : `\`${JSON.stringify(value)}\``;
}

function olderModules(to: SchemaVersion): readonly string[] {
  const older = componentKinds.flatMap((kind) =>
    componentTypes(to, kind)
      .filter((type) => canonicalType(to, kind, type) === type)
      .flatMap((type) => {
        const version = moduleOf(to, kind, type)?.split(" v")[1];
        return version === undefined || version === to ? [] : [`\`${type}\` ${version}`];
      }),
  );
  if (older.length === 0) return [];
  return [
    `### Schemas of ${to} that are of an earlier release`,
    `The modules of ${to} could not be had or built; what changed since then is not known to Fairlead:
${older.join(", ")}.`,
  ];
}

function code(word: string): string {
  return `\`${word}\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(page, withChanges(readFileSync(page, "utf8")));
}
