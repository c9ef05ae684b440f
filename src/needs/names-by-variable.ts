/**
 * Names that a variable gives: `receivers: ${env:RECEIVERS:-[otlp]}`. Where the variable is not set its default holds, which is YAML;
 * without a default nobody knows here (core confmap, both versions).
 */

import type { Json } from "../model/json.ts";

/** A default in which no other variable stands. */
const defaulted = /\$\{env:\w+:-([^${}]*)\}/g;
const listed = /^\[(.*)\]$/;

export function isNameReference(value: Json | undefined): value is string {
  return typeof value === "string" && value.includes("${");
}

/** What holds where no variable is set: names, a list of them, or the reference itself. */
export function namesOtherwise(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(namesOtherwise);
  if (!isNameReference(value)) return value;
  const otherwise = value.replaceAll(defaulted, "$1").trim();
  const [, names] = listed.exec(otherwise) ?? [];
  if (names === undefined) return otherwise;
  return names
    .split(",")
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/, "$2"))
    .filter((name) => name !== "");
}
