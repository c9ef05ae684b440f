/**
 * Reads YAML as the Collector does: its Go library is neither YAML 1.1 nor 1.2. Integers take underscores, 0b, 0o, 0x and
 * a leading zero for octal; yes, no, on and off are text; a bare date is a timestamp; a key may stand once; `<<` merges;
 * only the first document of a file counts.
 */

import { parseAllDocuments, type ScalarTag } from "yaml";
import { isJsonObject, type Json } from "../model/json.ts";

export type Read =
  | { readonly value: Json; readonly error?: undefined }
  | { readonly error: string; readonly value?: undefined };

/** Before the core schema's own: what Go's library resolves to an integer and that does not. */
const goInteger: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: /^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+|[0-9][0-9_]*)$/,
  resolve: (text) => integerOf(text.replaceAll("_", "")),
};

function integerOf(text: string): number {
  const sign = text.startsWith("-") ? -1 : 1;
  const digits = text.replace(/^[-+]/, "");
  if (/^0[0-7]+$/.test(digits)) return sign * Number.parseInt(digits, 8);
  return sign * Number(digits);
}

/** @returns the first document as plain data, or why it cannot be read */
export function readCollectorYaml(text: string): Read {
  const documents = parseAllDocuments(text, {
    merge: true,
    logLevel: "silent",
    customTags: (tags) => [goInteger, ...tags],
    stringKeys: false,
  });
  const [document] = Array.isArray(documents) ? documents : [];
  if (!document) return { error: "the file is empty" };
  const [problem] = document.errors;
  if (problem) return { error: problem.message };
  const value = expandKeys(withTextKeys(document.toJS({ maxAliasCount: aliasesMax }) as unknown));
  return isJsonObject(value) ? { value } : { error: "the configuration is not a section of keys and values" };
}

/** An alias bomb is refused, not expanded. */
const aliasesMax = 1_000;

/** Keys that are numbers or booleans become text. */
function withTextKeys(value: unknown): Json {
  if (Array.isArray(value)) return value.map(withTextKeys);
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, inner]) => [String(key), withTextKeys(inner)]));
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTextKeys(inner)]));
  }
  return value instanceof Date ? value.toISOString() : (value as Json);
}

/** `a::b: x` is `a: { b: x }` to the Collector's loader, anywhere. */
function expandKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(expandKeys);
  if (!isJsonObject(value)) return value;
  const result: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    const steps = key.split("::");
    let target = result;
    for (const step of steps.slice(0, -1)) {
      const next = target[step];
      const section: Record<string, Json> = isJsonObject(next) ? { ...next } : {};
      target[step] = section;
      target = section;
    }
    const last = steps.at(-1) ?? key;
    const expanded = expandKeys(inner);
    const before = target[last];
    target[last] = isJsonObject(before) && isJsonObject(expanded) ? { ...before, ...expanded } : expanded;
  }
  return result;
}
