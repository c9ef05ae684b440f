/** Operators of log receivers: each has a type that there is, and what that type needs (contrib pkg/stanza operator, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { didYouMean } from "../../../../diagnostics/suggest.ts";
import { parseDurationMs } from "../../../../model/duration.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { expressionProblem } from "./expression.ts";
import { fieldProblems, isNothing, sectionIn } from "./operator-fields.ts";
import { severityProblems, timeProblems } from "./operator-times.ts";
import { conflict, outOfRange, type Problems, required, type Settings, textIn, withoutUse } from "./setting-check.ts";
import { syslogParser } from "./syslog.ts";
import { regexProblem } from "./tail-sampling.ts";

/** Types of operators, and what each has to have. */
const needs: Readonly<Record<string, readonly string[]>> = Object.freeze({
  add: [],
  assign_keys: ["field", "keys"],
  container: [],
  copy: [],
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
  move: [],
  namedpipe: ["path"],
  noop: [],
  recombine: ["combine_field"],
  regex_parser: ["regex"],
  regex_replace: [],
  remove: [],
  retain: ["fields"],
  router: [],
  scope_name_parser: [],
  severity_parser: [],
  stdin: [],
  stdout: [],
  syslog_input: [],
  syslog_parser: [],
  tcp_input: ["listen_address"],
  time_parser: [],
  trace_parser: [],
  udp_input: ["listen_address"],
  unquote: [],
  uri_parser: [],
  windows_eventlog_input: [],
});
const types: readonly string[] = Object.freeze(Object.keys(needs));

/** Fields that nobody asks for before the first log comes; later versions ask for some when the receiver is built. */
const neededLater: Readonly<Record<string, readonly string[]>> = Object.freeze({
  add: ["field"],
  copy: ["from", "to"],
  move: ["from", "to"],
  remove: ["field"],
  scope_name_parser: ["parse_from"],
  unquote: ["field"],
  regex_replace: ["field"],
});
const askedWhenBuilt: readonly string[] = Object.freeze(["copy", "move", "remove"]);

/** Decoding asks for the type; the rest is asked for when the receiver is built. */
export function* operatorProblems(settings: Settings, at: readonly string[]): Problems {
  const known = settings.has("sanitizeOperator") ? [...types, "sanitize_utf8"] : types;
  for (const [index, operator] of settings.list(...at).entries()) {
    const path = [...at, index];
    if (operator === null) yield required([...path, "type"], "An operator does not have a type", "add type");
    if (!isJsonObject(operator)) continue;
    const type = textIn(operator, "type");
    // A type that is missing or not a string is a mismatch with the schema.
    const isTyped = typeof operator["type"] === "string";
    if (isTyped && !known.includes(type) && !isReference(type)) {
      const help = didYouMean(type, known) ?? `use one of ${known.join(", ")}`;
      yield outOfRange([...path, "type"], `"${type}" is not a type of operator`, help);
      continue;
    }
    yield* decodedProblems(type, operator, path);
    if (settings.used) yield* contentProblems(type, operator, path, settings);
  }
}

/** What is looked at however the receiver is used. */
function* decodedProblems(type: string, operator: JsonObject, path: Path): Problems {
  yield* fieldProblems(type, operator, path);
  const timestamp = sectionIn(operator, "timestamp");
  if (type === "time_parser") yield* timeProblems(operator, path);
  else if (timestamp) yield* timeProblems(timestamp, [...path, "timestamp"]);
}

function* contentProblems(type: string, operator: JsonObject, path: Path, settings: Settings): Problems {
  yield* missingProblems(type, operator, path, settings);
  // Of assign_keys the gate is asked before any argument is read, so that it is never off (both versions).
  if (type === "json_array_parser" && !settings.gate("logs.jsonParserArray"))
    yield outOfRange([...path, "type"], "The feature gate logs.jsonParserArray is off", "leave it on");
  for (const key of ["if", ...(Object.hasOwn(expressions, type) ? (expressions[type] ?? []) : [])])
    yield* expressionProblem(operator[key], [...path, key]);
  if (type === "syslog_parser") yield* syslogParser(settings, path);
  yield* (Object.hasOwn(ownChecks, type) && ownChecks[type]?.(operator, path)) || [];
  const onError = operator["on_error"];
  if (typeof onError === "string" && !isReference(onError) && !onErrors.includes(onError))
    yield outOfRange([...path, "on_error"], `"${onError}" is not what to do with errors`, `use ${onErrors.join(", ")}`);
  const severity = sectionIn(operator, "severity");
  if (type === "severity_parser") yield* severityProblems(operator, path);
  else if (severity) yield* severityProblems(severity, [...path, "severity"]);
  if (textIn(operator, "parse_to") === "body" && !isNothing(operator["body"]))
    yield conflict([...path, "parse_to"], "parse_to: body is set beside body", "keep one", [[...path, "body"]]);
}

function* missingProblems(type: string, operator: JsonObject, path: Path, settings: Settings): Problems {
  const keysIn = (table: typeof needs) => (Object.hasOwn(table, type) ? (table[type] ?? []) : []);
  const missing = (key: string) => required([...path, key], `${type} needs ${key}`, `add ${key}`);
  yield* keysIn(needs)
    .filter((key) => isNothing(operator[key]))
    .map(missing);
  const isAsked = settings.has("operatorFieldsAsked") && askedWhenBuilt.includes(type);
  // One that is empty is not a field at all.
  for (const problem of keysIn(neededLater)
    .filter((key) => (operator[key] ?? null) === null)
    .map(missing))
    yield isAsked ? problem : withoutUse(problem, "would crash on the first log");
}

/** Settings that are compiled; `if` is one of every operator. */
const expressions: Readonly<Record<string, readonly string[]>> = Object.freeze({
  filter: ["expr"],
  recombine: ["is_first_entry", "is_last_entry"],
});

const onErrors = Object.freeze(["send", "send_quiet", "drop", "drop_quiet"]);

type OwnCheck = (operator: JsonObject, path: Path) => Problems;

const ownChecks: Readonly<Record<string, OwnCheck>> = Object.freeze({
  regex_parser: (operator, path) => parserRegex(operator["regex"], [...path, "regex"]),
  recombine: recombining,
  csv_parser: commaSeparated,
  key_value_parser: pairs,
  regex_replace: replacing,
  router: routing,
  filter: function* dropping(operator, path) {
    const share = operator["drop_ratio"];
    if (typeof share === "number" && (share < 0 || share > 1))
      yield outOfRange([...path, "drop_ratio"], `drop_ratio is ${share}`, "use 0 to 1");
  },
  container: function* format(operator, path) {
    const name = textIn(operator, "format");
    if (!["", "docker", "crio", "containerd"].includes(name) && !isReference(name))
      yield outOfRange([...path, "format"], `"${name}" is not a format of logs`, "use docker, crio or containerd");
  },
});

/** Its groups name the fields, so there has to be one with a name. */
function* parserRegex(regex: Json | undefined, path: Path): Problems {
  const faults = [...regexProblem(regex, path)];
  yield* faults;
  if (typeof regex !== "string" || regex === "" || faults.length > 0 || isReference(regex)) return;
  if (!/\(\?P?</.test(regex.replace(/\\[\s\S]/g, "")))
    yield outOfRange(path, "regex_parser names each field by a group, and there is none", "write (?P<name>…) for each");
}

function* recombining(operator: JsonObject, path: Path): Problems {
  const [first, last] = ["is_first_entry", "is_last_entry"].map((key) => !isNothing(operator[key]));
  if (first && last)
    yield conflict([...path, "is_last_entry"], "is_first_entry and is_last_entry are both set", "keep one");
  if (!first && !last)
    yield required([...path, "is_first_entry"], "Neither is_first_entry nor is_last_entry is set", "add one", [
      [...path, "is_last_entry"],
    ]);
  const kept = textIn(operator, "overwrite_with");
  if (!["", "oldest", "newest"].includes(kept) && !isReference(kept))
    yield outOfRange([...path, "overwrite_with"], `"${kept}" is not an entry to keep`, "use oldest or newest");
  const period = operator["force_flush_period"];
  const amount = typeof period === "string" ? parseDurationMs(period) : Number(period ?? 0);
  if (period !== undefined && amount !== undefined && amount <= 0)
    yield outOfRange([...path, "force_flush_period"], "force_flush_period is not positive", "use 5s, for example");
}

function* commaSeparated(operator: JsonObject, path: Path): Problems {
  const delimiter = textIn(operator, "delimiter") || ",";
  const ofHeader = textIn(operator, "header_delimiter") || delimiter;
  for (const key of ["delimiter", "header_delimiter"])
    if ([...textIn(operator, key)].length > 1 && !isReference(operator[key]))
      yield outOfRange([...path, key], `${key} is more than one character`, "use one");
  if (operator["lazy_quotes"] === true && operator["ignore_quotes"] === true)
    yield conflict([...path, "ignore_quotes"], "ignore_quotes and lazy_quotes are both set", "keep one");
  const [header, attribute] = [textIn(operator, "header"), textIn(operator, "header_attribute")];
  if (header === "" && attribute === "")
    yield required([...path, "header"], "csv_parser does not know the columns", "give header or header_attribute", [
      [...path, "header_attribute"],
    ]);
  else if (header !== "" && attribute !== "")
    yield conflict([...path, "header_attribute"], "header and header_attribute are both set", "keep one");
  else if (header !== "" && !isReference(header) && !header.includes(ofHeader))
    yield outOfRange([...path, "header"], `The header does not have a ${ofHeader} between columns`, "name two or more");
}

function* pairs(operator: JsonObject, path: Path): Problems {
  const delimiter = operator["delimiter"];
  if (delimiter === "" || delimiter === null)
    yield required([...path, "delimiter"], "delimiter is empty", 'leave it out for "="');
  else if ((delimiter ?? "=") === (textIn(operator, "pair_delimiter") || " "))
    yield conflict(
      [...path, operator["pair_delimiter"] ? "pair_delimiter" : "delimiter"],
      "delimiter and pair_delimiter are the same",
      "give pairs one of their own",
    );
}

function* replacing(operator: JsonObject, path: Path): Problems {
  const [regex, name] = [textIn(operator, "regex"), textIn(operator, "regex_name")];
  if (regex === "" && name === "")
    yield required([...path, "regex"], "regex_replace needs regex", "add regex or regex_name", [
      [...path, "regex_name"],
    ]);
  else if (regex !== "" && name !== "")
    yield conflict([...path, "regex_name"], "regex and regex_name are both set", "keep one");
  else if (name !== "" && name !== "ansi_control_sequences" && !isReference(name))
    yield outOfRange([...path, "regex_name"], `"${name}" is not an expression with a name`, "write it as regex");
  else yield* regexProblem(operator["regex"], [...path, "regex"]);
}

function* routing(operator: JsonObject, path: Path): Problems {
  const routes = operator["routes"];
  for (const [index, route] of Array.isArray(routes) ? (routes as readonly Json[]).entries() : [])
    if (isJsonObject(route) && isNothing(route["expr"]))
      yield required([...path, "routes", index, "expr"], "A route needs expr", 'write "true" for every log');
    else if (isJsonObject(route)) yield* expressionProblem(route["expr"], [...path, "routes", index, "expr"]);
}
