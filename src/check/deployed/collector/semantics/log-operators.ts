/** Operators of log receivers: each has a type that there is, and what that type needs (contrib pkg/stanza operator, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { didYouMean } from "../../../../diagnostics/suggest.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { conflict, outOfRange, type Problems, required, type Settings, textIn } from "./setting-check.ts";
import { regexProblem } from "./tail-sampling.ts";

/** Types of operators, and what each has to have. */
const needs: Readonly<Record<string, readonly string[]>> = Object.freeze({
  add: ["field"],
  assign_keys: ["keys"],
  container: [],
  copy: ["from", "to"],
  csv_parser: [],
  file_input: ["include"],
  file_output: ["path"],
  filter: ["expr"],
  flatten: ["field"],
  generate_input: [],
  journald_input: [],
  json_array_parser: [],
  json_parser: [],
  key_value_parser: [],
  move: ["from"],
  namedpipe: ["path"],
  noop: [],
  recombine: ["combine_field"],
  regex_parser: ["regex"],
  regex_replace: [],
  remove: ["field"],
  retain: ["fields"],
  router: ["routes"],
  scope_name_parser: ["parse_from"],
  severity_parser: ["parse_from"],
  stdin: [],
  stdout: [],
  syslog_input: [],
  syslog_parser: ["protocol"],
  tcp_input: ["listen_address"],
  time_parser: ["parse_from"],
  trace_parser: [],
  udp_input: ["listen_address"],
  unquote: ["field"],
  uri_parser: [],
  windows_eventlog_input: [],
});
const types: readonly string[] = Object.freeze(Object.keys(needs));

/** Decoding asks for the type; the rest is asked for when the receiver is built. */
export function* operatorProblems(settings: Settings, at: readonly string[]): Problems {
  const known = settings.has("sanitizeOperator") ? [...types, "sanitize_utf8"] : types;
  for (const [index, operator] of settings.list(...at).entries()) {
    const path = [...at, index];
    const type = textIn(operator, "type");
    if (operator === null) yield required([...path, "type"], "An operator does not have a type", "add type");
    // A key that is not there is a mismatch with the schema.
    else if (
      !known.includes(type) &&
      !isReference(type) &&
      isJsonObject(operator) &&
      typeof operator["type"] === "string"
    )
      yield outOfRange(
        [...path, "type"],
        `"${type}" is not a type of operator`,
        didYouMean(type, known) ?? `use one of ${known.join(", ")}`,
      );
    else if (settings.used && isJsonObject(operator)) yield* contentProblems(type, operator, path);
  }
}

function* contentProblems(type: string, operator: JsonObject, path: Path): Problems {
  for (const key of Object.hasOwn(needs, type) ? (needs[type] ?? []) : []) {
    if (isEmpty(operator[key])) yield required([...path, key], `${type} needs ${key}`, `add ${key}`);
  }
  if (type === "regex_parser") yield* parserRegex(operator["regex"], [...path, "regex"]);
  if (type === "recombine") yield* recombining(operator, path);
  const onError = textIn(operator, "on_error");
  if (onError !== "" && !isReference(onError) && !["send", "send_quiet", "drop", "drop_quiet"].includes(onError))
    yield outOfRange(
      [...path, "on_error"],
      `"${onError}" is not what to do with errors`,
      "use send, send_quiet, drop or drop_quiet",
    );
  yield* timeProblems(
    type === "time_parser" ? operator : operator["timestamp"],
    type === "time_parser" ? path : [...path, "timestamp"],
  );
  yield* severityProblems(operator["severity"], [...path, "severity"]);
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Its groups name the fields, so there has to be one with a name. */
function* parserRegex(regex: Json | undefined, path: Path): Problems {
  const faults = [...regexProblem(regex, path)];
  yield* faults;
  if (typeof regex !== "string" || regex === "" || faults.length > 0 || isReference(regex)) return;
  if (!/\(\?P?</.test(regex.replace(/\\[\s\S]/g, "")))
    yield outOfRange(path, "regex_parser names each field by a group, and there is none", "write (?P<name>…) for each");
}

function* recombining(operator: JsonObject, path: Path): Problems {
  const [first, last] = ["is_first_entry", "is_last_entry"].map((key) => !isEmpty(operator[key]));
  if (first && last)
    yield conflict([...path, "is_last_entry"], "is_first_entry and is_last_entry are both set", "keep one");
  if (!first && !last)
    yield required([...path, "is_first_entry"], "Neither is_first_entry nor is_last_entry is set", "add one", [
      [...path, "is_last_entry"],
    ]);
}

const layouts = Object.freeze(["", "strptime", "gotime", "epoch", "native"]);
const epochs = Object.freeze(["s", "ms", "us", "ns", "s.ms", "s.us", "s.ns"]);

function* timeProblems(time: Json | undefined, path: Path): Problems {
  if (!isJsonObject(time)) return;
  if (path.at(-1) === "timestamp" && isEmpty(time["parse_from"]))
    yield required([...path, "parse_from"], "A timestamp needs parse_from", "name the field");
  const type = textIn(time, "layout_type");
  const layout = textIn(time, "layout");
  if (!layouts.includes(type) && !isReference(type))
    yield outOfRange([...path, "layout_type"], `"${type}" is not a type of layout`, "use strptime, gotime or epoch");
  if (layout === "" && type !== "native")
    yield required([...path, "layout"], "A time needs its layout", "write '%Y-%m-%d %H:%M:%S', for example");
  else if (type === "epoch" && !epochs.includes(layout) && !isReference(layout))
    yield outOfRange([...path, "layout"], `"${layout}" is not a layout of epoch`, `use ${epochs.join(", ")}`);
}

function* severityProblems(severity: Json | undefined, path: Path): Problems {
  if (isJsonObject(severity) && isEmpty(severity["parse_from"]))
    yield required([...path, "parse_from"], "A severity needs parse_from", "name the field");
}

/** An operator hands on to the next, or to those that its output names. */
export function* outputProblems(settings: Settings, own: string): Problems {
  const operators = settings.list("operators");
  const ids = operators
    .flatMap((operator) => [textIn(operator, "id"), textIn(operator, "type")])
    .filter((id) => id !== "");
  const known = new Set([own, ...ids, ...ids.flatMap((id) => operators.map((_, index) => `${id}${index}`))]);
  const outputs = [
    ...namesIn(settings.written("output"), ["output"]),
    ...operators.flatMap((operator, index) =>
      isJsonObject(operator) ? namesIn(operator["output"], ["operators", index, "output"]) : [],
    ),
  ];
  for (const { name, path } of outputs) {
    if (!known.has(name) && !isReference(name))
      yield outOfRange(path, `"${name}" is not an operator here`, didYouMean(name, [...known]) ?? "name one by its id");
  }
}

function namesIn(output: Json | undefined, path: Path): readonly { readonly name: string; readonly path: Path }[] {
  if (typeof output === "string")
    return output
      .split(",")
      .filter((name) => name !== "")
      .map((name) => ({ name, path }));
  return Array.isArray(output)
    ? output.map((name: Json, index) => ({ name: String(name ?? ""), path: [...path, index] }))
    : [];
}
