/** Every component exists in the distribution, and its settings are those its schema has. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { insideAnyOf } from "../../../diagnostics/paths-within.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import type { Component } from "../../../needs/configuration.ts";
import { conform, type Mismatch } from "../../../schema/conform.ts";
import { defaultsOfReference } from "../../../schema/defaults-of-references.ts";
import { operatorSchemas, type SchemaNode, schemaAt, schemaFile, telemetrySchema } from "../../../schema/registry.ts";
import { isComponentId } from "./ids.ts";
import { componentHelp, sectionHelp } from "./misplaced.ts";
import { refusesAt } from "./semantics/settings-meaningful.ts";
import { type Around, isOfOlderVersion, unknownKeyHelp } from "./unknown-key-help.ts";
import { unknownType } from "./unknown-type.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const componentsConform: CollectorRule = (view) => [
  ...view.components.flatMap((component) => componentMismatches(view, component)),
  ...view.in("receivers").flatMap((receiver) => operatorMismatches(view, receiver)),
  ...telemetryMismatches(view),
];

/** @param named where the component's name stands */
export function componentMismatches(
  view: CollectorView,
  component: Component,
  named: Path = component.path,
): readonly Diagnostic[] {
  const { section, type, path, settings } = component;
  const exact = schemaFile(view.schemas, section, type, "exact");
  if (!exact) return isComponentId(component.id) ? unknownType(view, { ...component, path: named }) : [];
  return against(view, exact, schemaFile(view.schemas, section, type, "authoring"), path, settings, (at, word) =>
    refusesAt(view, component, at, word),
  );
}

/** Operators of log receivers: their type says what else they have (contrib pkg/stanza). */
function operatorMismatches(view: CollectorView, { path, settings, type, section }: Component): readonly Diagnostic[] {
  const lists = settings === null ? [] : [["operators"], ["header", "metadata_operators"]];
  return lists.flatMap((list) => {
    const operators = jsonAt(settings, list);
    if (!Array.isArray(operators) || !schemaFile(view.schemas, section, type, "exact")) return [];
    const schemas = operatorSchemas(view.schemas);
    return operators.flatMap((operator: Json, index) => {
      const kind = isJsonObject(operator) ? operator["type"] : undefined;
      const schema = typeof kind === "string" && Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
      return schema ? against(view, schema, undefined, [...path, ...list, index], operator) : [];
    });
  });
}

function telemetryMismatches(view: CollectorView): readonly Diagnostic[] {
  const path = ["service", "telemetry"];
  const telemetry = view.at(path);
  if (telemetry === undefined) return [];
  return against(
    view,
    telemetrySchema(view.schemas, "exact"),
    telemetrySchema(view.schemas, "authoring"),
    path,
    telemetry,
  );
}

/** Findings of the exact view, and those of the author's view that matter where it has none. */
function against(
  view: CollectorView,
  exact: SchemaNode,
  authoring: SchemaNode | undefined,
  base: Path,
  config: Json,
  isRefused: (at: Path, word: string) => boolean = () => false,
): readonly Diagnostic[] {
  const mismatches = conform(exact, config);
  const odd = authoring && config !== null ? conform(authoring, withoutEmptySections(authoring, config)) : [];
  const isInsideWrong = insideAnyOf(mismatches.filter(isOfValue).map(({ path }) => path));
  return [
    ...mismatches.flatMap(
      (mismatch) => report(view, exact, base, withAllowedValues(mismatch, authoring, config), isRefused) ?? [],
    ),
    ...odd
      .filter(({ path }) => !isInsideWrong(path))
      .flatMap((mismatch) => {
        const words = authoring && validatedWords(authoring, mismatch);
        return words
          ? (report(view, exact, base, wrongWord(mismatch.path, config, words), isRefused) ?? [])
          : oddValue(view, base, config, mismatch);
      }),
  ];
}

/** A section or a list that is null keeps its default: nothing is odd, and to ask ajv why it is would double the time of a check. */
function withoutEmptySections(schema: SchemaNode | undefined, value: Json): Json {
  if (schema === undefined || !isJsonObject(value)) return value;
  const { properties, additionalProperties, required } = schema;
  const members = Object.entries(value).flatMap(([key, member]): readonly [string, Json][] => {
    const known = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    const inner = typeof known === "object" ? known : undefined;
    const isSection = inner?.type === "object" || inner?.type === "array";
    return member === null && isSection && !required?.includes(key) ? [] : [[key, withoutEmptySections(inner, member)]];
  });
  return Object.fromEntries(members);
}

/** Words that the component compares with a text once it is decoded. */
function validatedWords(authoring: SchemaNode, { kind, path }: Mismatch): readonly string[] | undefined {
  const node = kind === "wrong-value" || kind === "wrong-type" ? schemaAt(authoring, path) : undefined;
  return node?.["x-validated"] ? node.enum?.map(String) : undefined;
}

function wrongWord(path: Path, config: Json, allowed: readonly string[]): Mismatch {
  return { path, kind: "wrong-value", actual: JSON.stringify(jsonAt(config, path) ?? ""), allowed };
}

function isOfValue({ kind }: Mismatch): boolean {
  return kind !== "unknown-key" && kind !== "missing";
}

/** Where case does not matter the exact schema is a pattern; the author's view has the words to choose from. */
function withAllowedValues(mismatch: Mismatch, authoring: SchemaNode | undefined, config: Json): Mismatch {
  const words = authoring && schemaAt(authoring, mismatch.path)?.enum;
  const value = jsonAt(config, mismatch.path);
  if (mismatch.kind === "unknown-key" || !words || typeof value !== "string") return mismatch;
  return { path: mismatch.path, kind: "wrong-value", actual: JSON.stringify(value), allowed: words.map(String) };
}

function report(
  view: CollectorView,
  schema: SchemaNode,
  base: Path,
  mismatch: Mismatch,
  isRefused: (at: Path, word: string) => boolean,
): Diagnostic | undefined {
  const path = [...base, ...mismatch.path];
  switch (mismatch.kind) {
    case "unknown-key":
      if (isOfOlderVersion([...path, mismatch.key], view.collector.version)) return undefined;
      return view.finding(mismatch.ignored ? "FL1005" : "FL1002", [...path, mismatch.key], {
        about: "key",
        message: mismatch.ignored
          ? `Collector ${view.collector.version} has no setting "${mismatch.key}" here and silently ignores it.`
          : `There is no setting "${mismatch.key}" here; Collector ${view.collector.version} would not start.`,
        help:
          levelHelp(view, path, mismatch.key) ??
          unknownKeyHelp(path, mismatch.key, {
            ...around(schema, mismatch),
            isText: view.collector.origin.in === "text",
          }),
      });
    case "wrong-type": {
      const meant = misspeltSection(schema, mismatch.path);
      if (meant !== undefined)
        return view.finding("FL1002", path, {
          about: "key",
          message: wouldNotStart(
            `There is no setting "${String(path.at(-1))}" here, and as a section it has the wrong type`,
          ),
          help: meant,
        });
      return view.finding("FL1003", path, {
        message: wouldNotStart(`Expected ${mismatch.expected}, found ${mismatch.actual}`),
        help: gluedHelp(view.at(path), schemaAt(schema, mismatch.path)) ?? wrongTypeHelp(mismatch, view.spelling(path)),
      });
    }
    case "wrong-value": {
      // A word of the schema may be one that the component itself does not take.
      const allowed = mismatch.allowed.filter((word) => word !== "" && !isRefused(path, word));
      return view.finding("FL1004", path, {
        message: wouldNotStart(`${mismatch.actual} is not a value of this setting`),
        help: didYouMean(mismatch.actual.replaceAll('"', ""), allowed) ?? `use one of ${allowed.join(", ")}`,
      });
    }
    case "missing":
      return view.finding("FL1101", path, {
        message: `The setting "${mismatch.key}" is missing.`,
        help: `add ${mismatch.key}`,
      });
    case "malformed":
      return view.finding("FL1004", path, {
        message: wouldNotStart(`${mismatch.actual} is not ${mismatch.expected}`),
        help: `write ${mismatch.expected}`,
      });
  }
}

/** Of what stands inside of a component and is one itself, or a section. */
function levelHelp(view: CollectorView, path: Path, key: string): string | undefined {
  const value = view.at([...path, key]);
  if (value !== null && !isJsonObject(value)) return undefined;
  return sectionHelp(key, [...path, key]) ?? componentHelp(view, path, key);
}

/** Where sections of any name are taken, one that holds something else may be a setting that is misspelt. */
function misspeltSection(schema: SchemaNode, path: Path): string | undefined {
  const known = Object.keys(schemaAt(schema, path.slice(0, -1))?.properties ?? {});
  const key = path.at(-1);
  return typeof key !== "string" || known.length === 0 || known.includes(key) ? undefined : didYouMean(key, known);
}

/** A text in the place of a section, of a key and its value that only YAML does not tell apart. */
function gluedHelp(value: Json | undefined, section: SchemaNode | undefined): string | undefined {
  const [, key = "", between = "", rest = ""] =
    typeof value === "string" ? (/^([\w-]+)(:|\s+)(.+)$/s.exec(value) ?? []) : [];
  if (section?.properties?.[key] === undefined) return undefined;
  return `write ${key}: ${rest}, ${between === ":" ? "with a space" : "with a colon"} after ${key}${between.trim()}`;
}

/** Words of YAML 1.1 that the Collector's loader reads as texts. */
const switches: Readonly<Record<string, boolean>> = Object.freeze({ yes: true, on: true, no: false, off: false });

function wrongTypeHelp({ expected, actual }: Extract<Mismatch, { kind: "wrong-type" }>, spelling?: string): string {
  if (/^the number/.test(actual) && expected.includes("string"))
    return `write it in quotes: ${JSON.stringify(spelling ?? actual.replace("the number ", ""))}`;
  const word = /^the string "(\w+)"$/.exec(actual)?.[1]?.toLowerCase() ?? "";
  if (expected.includes("boolean") && Object.hasOwn(switches, word))
    return `write ${switches[word]}: in the Collector's YAML ${word} is a string`;
  if (expected === "a section") return "write keys and values below it, each as key: value";
  if (expected === "a list") return "write a list below it, each entry after a dash";
  return `give ${expected.replace("a boolean", "true or false")}`;
}

/** A key of one level may be written on another. */
function around(schema: SchemaNode, { path, known }: Extract<Mismatch, { kind: "unknown-key" }>): Around {
  const keysAt = (at: Path): readonly string[] => Object.keys(schemaAt(schema, at)?.properties ?? {});
  return {
    known,
    below: known.flatMap((section) => keysAt([...path, section]).map((key) => `${section}.${key}`)),
    above: path.length > 0 ? keysAt(path.slice(0, -1)) : [],
  };
}

/** Which unit was meant the number alone does not say, unless it is one that somebody worked out in nanoseconds. */
function unitHelp(value: number): string {
  const count = Math.abs(value) / nanosecondsInMs;
  if (count >= 1) return `write "${value / nanosecondsInMs}ms" to make that clear`;
  return `write "${value}ms" for milliseconds, "${value}s" for seconds`;
}

const nanosecondsInMs = 1e6;

/** Durations without a unit and null scalars: decoded, but to what nobody means. */
function oddValue(view: CollectorView, base: Path, config: Json, mismatch: Mismatch): readonly Diagnostic[] {
  if (mismatch.kind === "malformed") return oddDefault(view, base, config, mismatch);
  if (mismatch.kind !== "wrong-type") return [];
  const { path, expected } = mismatch;
  const value = jsonAt(config, path);
  if (typeof value === "number" && value !== 0 && expected.includes("duration")) {
    const written = view.spelling([...base, ...path]) ?? String(value);
    const decimal = /^0[0-7_]+$/.test(written) ? Number(written.replaceAll("_", "")) : value;
    const octal = decimal === value ? "" : ", because a leading zero makes it octal";
    const message = `A number without a unit is nanoseconds here: ${written} means ${value} ns${octal}.`;
    return [view.finding("FL1006", [...base, ...path], { message, help: unitHelp(decimal) })];
  }
  // Sections and lists of alternatives that are null are left.
  if (value !== null || /a section|a list/.test(expected)) return [];
  const message = "An empty value (null) sets this to zero or empty; it does not keep the default.";
  return [view.finding("FL1006", [...base, ...path], { message, help: "leave out the key to keep the default" })];
}

/** What a variable stands for where it is not set, as in `${env:NAME:-5}`. */
function oddDefault(view: CollectorView, base: Path, config: Json, { path }: Mismatch): readonly Diagnostic[] {
  const value = jsonAt(config, path);
  const [otherwise] = (typeof value === "string" ? defaultsOfReference(value) : undefined) ?? [];
  if (typeof otherwise !== "number" || otherwise === 0) return [];
  const message = `The default ${otherwise} has no unit: where the variable is not set, this is ${otherwise} ns.`;
  return [view.finding("FL1006", [...base, ...path], { message, help: unitHelp(otherwise) })];
}
