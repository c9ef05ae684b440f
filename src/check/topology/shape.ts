/** Holds a value against the shape that its option has, and reports what does not fit at the exact property. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { didYouMean, nearest } from "../../diagnostics/suggest.ts";
import { isJsonObject, type JsonObject } from "../../model/json.ts";
import { listOf, type Members, type Shape } from "../../model/shape.ts";
import { named, scalarMisfits } from "./scalars.ts";
import { show, valueAt } from "./value-at.ts";

/** What is wrong with a value that stands at a place; nothing when it fits. */
export function misfits(shape: Shape, value: unknown, at: Place): readonly Diagnostic[] {
  if (value === undefined && shape.optional) return [];
  switch (shape.kind) {
    case "words":
      return wordMisfits(shape.words, value, at);
    case "word-or":
      return wordOrMisfits(shape, value, at);
    case "text-or":
      return isJsonObject(value) ? misfits(shape.or, value, at) : scalarMisfits({ kind: "any-text" }, value, at);
    case "list":
      return Array.isArray(value)
        ? value.flatMap((item, index) => misfits(shape.items, item, within(at, index)))
        : misfit(at, isNot(value, "a list", at), "write a list, as in `[…]`");
    case "one-or-more":
      return Array.isArray(value) ? misfits(listOf(shape.items), value, at) : misfits(shape.items, value, at);
    case "record":
      return isPlain(value)
        ? Object.entries(value).flatMap(([key, member]) => misfits(shape.members, member, within(at, key)))
        : misfit(at, isNot(value, "an object", at), "write an object, as in `{ … }`");
    case "object":
      return objectMisfits(shape.members, value, at);
    case "kinds":
      return kindMisfits(shape, value, at);
    case "configuration":
      return outsideJson(value, at);
    default:
      return scalarMisfits(shape, value, at);
  }
}

function isNot(value: unknown, wanted: string, at: Place): string {
  return value === undefined ? `${named(at)} is missing.` : `${named(at)} is ${show(value)}, not ${wanted}.`;
}

function misfit(at: Place, message: string, help: string): readonly Diagnostic[] {
  return [diagnostic("FL1009", { at, message, help })];
}

/** An option that nothing reads would be dropped silently. */
export function unknownOption(at: Place, known: readonly string[]): readonly Diagnostic[] {
  const help = didYouMean(String(at.path.at(-1)), known) ?? `there are ${known.join(", ")}`;
  return misfit(at, `There is no option ${named(at)}: it would change nothing.`, help);
}

/** What YAML could not say, and schemas with open places would let through. A member that is undefined is left out. */
function outsideJson(value: unknown, at: Place): readonly Diagnostic[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => outsideJson(item, within(at, index)));
  if (isPlain(value)) {
    return Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .flatMap(([key, member]) => outsideJson(member, within(at, key)));
  }
  const isScalar = value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
  if (isScalar) return [];
  return misfit(
    at,
    `${named(at)} is ${nonJson(value)}, which cannot stand in a configuration.`,
    "write text, a number, true, false, null, or a list or object of these",
  );
}

function nonJson(value: unknown): string {
  if (typeof value === "function" || typeof value === "bigint" || typeof value === "symbol") return `a ${typeof value}`;
  return typeof value === "object" && value !== null
    ? `a ${value.constructor?.name ?? "foreign object"}`
    : String(value);
}

/** Dates, maps and the like are objects too, and would come out empty in a manifest. */
export function isPlain(value: unknown): value is JsonObject {
  return isJsonObject(value) && Object.getPrototypeOf(value) === Object.prototype;
}

function wordMisfits(words: readonly string[], value: unknown, at: Place): readonly Diagnostic[] {
  if (typeof value === "string" && words.includes(value)) return [];
  const near = typeof value === "string" ? didYouMean(value, words) : undefined;
  const message = `${named(at)} is ${show(value)}, which is not one of ${words.join(", ")}.`;
  return misfit(at, message, near ?? `use ${choice(words)}`);
}

function choice(words: readonly string[]): string {
  return words.length > 1 ? `one of ${words.map((word) => `"${word}"`).join(", ")}` : `"${words[0] ?? ""}"`;
}

function wordOrMisfits(
  { words, or }: Shape & { readonly kind: "word-or" },
  value: unknown,
  at: Place,
): readonly Diagnostic[] {
  if (typeof value === "string" && words.includes(value)) return [];
  // Beside a single word the other shape explains better what is wanted.
  return typeof value === "object" || words.length === 1 ? misfits(or, value, at) : wordMisfits(words, value, at);
}

function kindMisfits({ kinds, help }: Shape & { readonly kind: "kinds" }, value: unknown, at: Place) {
  const members = membersOfKind(kinds, isJsonObject(value) ? value["kind"] : undefined);
  return members ? objectMisfits(members, value, at) : misfit(at, `${named(at)} is ${show(value)}.`, help);
}

/** With the word that tells it from the others. */
export function membersOfKind(kinds: Readonly<Record<string, Members>>, kind: unknown): Members | undefined {
  const members = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return members && { kind: { kind: "any-text" }, ...members };
}

function objectMisfits(members: Members, value: unknown, at: Place): readonly Diagnostic[] {
  const keys = Object.keys(members);
  if (!isPlain(value)) {
    return misfit(at, isNot(value, "an object", at), `write an object with ${keys.join(", ")}`);
  }
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(members, key));
  return [
    ...unknown.flatMap((key) => unknownOption(within(at, key), keys)),
    ...memberMisfits(members, value, { at, unknown }),
  ];
}

/** Of the named members only. One that is missing is not told where a misspelt name was meant for it. */
export function memberMisfits(
  members: Members,
  values: object,
  { at, unknown }: { readonly at: Place; readonly unknown: readonly string[] },
): readonly Diagnostic[] {
  const keys = Object.keys(members);
  const meant = unknown.flatMap((word) => nearest(word, keys).slice(0, 1));
  return Object.entries(members).flatMap(([key, shape]) => {
    const value = valueAt(values, key);
    return value === undefined && meant.includes(key) ? [] : misfits(shape, value, within(at, key));
  });
}
