/**
 * Fields of log entries, as operators name them: `body.a`, `attributes["a.b"]`, `resource.c` (contrib pkg/stanza entry, both
 * versions). They are decoded, so that a wrong one is refused whether or not a pipeline uses the receiver.
 */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { outOfRange, type Problems } from "./setting-check.ts";

interface FieldsOfType {
  readonly one: readonly string[];
  /** May be all attributes, or the whole resource. */
  readonly whole?: readonly string[];
}

const ofParsers: FieldsOfType = Object.freeze({
  one: [
    "parse_from",
    "body",
    "timestamp.parse_from",
    "severity.parse_from",
    "scope_name.parse_from",
    "trace.trace_id.parse_from",
    "trace.span_id.parse_from",
    "trace.trace_flags.parse_from",
  ],
  whole: ["parse_to"],
});
const parsed: FieldsOfType = Object.freeze({ one: ["parse_from"] });
const field: FieldsOfType = Object.freeze({ one: ["field"] });
const fromTo: FieldsOfType = Object.freeze({ one: ["from", "to"] });

const fieldsOf: Readonly<Record<string, FieldsOfType>> = Object.freeze({
  container: ofParsers,
  csv_parser: ofParsers,
  json_array_parser: ofParsers,
  json_parser: ofParsers,
  key_value_parser: ofParsers,
  regex_parser: ofParsers,
  syslog_parser: ofParsers,
  uri_parser: ofParsers,
  time_parser: parsed,
  severity_parser: parsed,
  scope_name_parser: parsed,
  trace_parser: { one: ["trace_id.parse_from", "span_id.parse_from", "trace_flags.parse_from"] },
  add: field,
  assign_keys: field,
  flatten: field,
  regex_replace: field,
  sanitize_utf8: field,
  unquote: field,
  copy: fromTo,
  move: fromTo,
  remove: { one: [], whole: ["field"] },
  retain: { one: ["fields"] },
  recombine: { one: ["combine_field", "source_identifier"] },
});

export function* fieldProblems(type: string, operator: JsonObject, path: Path): Problems {
  const { one, whole = [] } = (Object.hasOwn(fieldsOf, type) && fieldsOf[type]) || { one: [] };
  for (const at of [...one, ...whole]) {
    for (const written of writtenIn(operator, at.split("."))) {
      const fault = fieldFault(written.text, whole.includes(at));
      if (fault === undefined) continue;
      const help = "begin with body, attributes. or resource., such as attributes.level";
      yield outOfRange([...path, ...written.path], `"${written.text}" is not a field: it ${fault}`, help);
    }
  }
}

function writtenIn(operator: JsonObject, path: Path): readonly { readonly text: string; readonly path: Path }[] {
  const value: Json | undefined = jsonAt(operator, path);
  const texts = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return texts.flatMap((text, index) =>
    typeof text === "string" && !isReference(text)
      ? [{ text, path: Array.isArray(value) ? [...path, index] : path }]
      : [],
  );
}

/** What a step is, with the brackets and quotes around it or the point before it. */
const step = /^(?:\[(?:'[^']*'|"[^"]*")\]|\.[^.[]*)/;

function fieldFault(text: string, mayBeWhole: boolean): string | undefined {
  const [first = ""] = /^[^.[]*/.exec(text) ?? [];
  if (text === "") return "is empty";
  let rest = text.slice(first.length);
  const keys = [first];
  for (let found = step.exec(rest); found !== null; found = step.exec(rest)) {
    keys.push(found[0]);
    rest = rest.slice(found[0].length);
  }
  if (rest !== "") return `cannot be read from ${rest} on`;
  if (!["body", "attributes", "resource"].includes(first) && !/^\[['"](body|attributes|resource)/.test(keys[1] ?? ""))
    return "does not begin with body, attributes or resource";
  return keys.length === 1 && first !== "body" && !mayBeWhole ? `needs a key below ${first}` : undefined;
}

/** Nothing, in any of the ways in which it is written. */
export function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The section at a key, where there is one. */
export function sectionIn(operator: JsonObject, key: string): JsonObject | undefined {
  const value = operator[key];
  return isJsonObject(value) ? value : undefined;
}
