/** Shapes that options may have: small checks that put together say, at the exact property, what does not fit. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { pathText } from "../../diagnostics/format.ts";
import { ownerOf, type Place, within } from "../../diagnostics/place.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import { isJsonObject, type JsonObject } from "../../model/json.ts";
import { show } from "./value-at.ts";

/** What is wrong with a value that stands at a place; nothing when it fits. */
export type Shape = (value: unknown, at: Place) => readonly Diagnostic[];

function misfit(at: Place, message: string, help: string): readonly Diagnostic[] {
  return [diagnostic("FL1009", { at, message, help })];
}

/** Dates, maps and the like are objects too, and would come out empty in a manifest. */
function isPlain(value: unknown): value is JsonObject {
  return isJsonObject(value) && Object.getPrototypeOf(value) === Object.prototype;
}

/** The option at a place, as messages name it. */
function named(at: Place): string {
  return at.path.length > 0 ? pathText(at.path) : ownerOf(at);
}

/** Another rule looks at the value. */
export const anything: Shape = () => [];

export function optional(shape: Shape): Shape {
  return (value, at) => (value === undefined ? [] : shape(value, at));
}

export const anyText: Shape = (value, at) =>
  typeof value === "string" ? [] : misfit(at, `${named(at)} is ${show(value)}, not a text.`, 'write a text, as in "…"');

/** Text that names something, so not empty. */
export const text: Shape = (value, at) =>
  typeof value === "string" && value.trim() === ""
    ? misfit(at, `${named(at)} is empty.`, "name it, or leave the option out")
    : anyText(value, at);

export function oneOf(...words: readonly string[]): Shape {
  return (value, at) => {
    if (typeof value === "string" && words.includes(value)) return [];
    const near = typeof value === "string" ? nearest(value, words) : [];
    const help = near.length > 0 ? `did you mean ${near.join(" or ")}?` : `use ${choice(words)}`;
    return misfit(at, `${named(at)} is ${show(value)}, which is none of ${words.join(", ")}.`, help);
  };
}

export function numberIn(least: number, most: number): Shape {
  return (value, at) =>
    typeof value === "number" && value >= least && value <= most
      ? []
      : misfit(at, `${named(at)} is ${show(value)}.`, `use a number from ${least} to ${most}`);
}

export const wholeNumber: Shape = (value, at) =>
  Number.isSafeInteger(value) && Number(value) >= 1
    ? []
    : misfit(at, `${named(at)} is ${show(value)}.`, "use a whole number, at least 1");

export const yesOrNo: Shape = (value, at) =>
  typeof value === "boolean" ? [] : misfit(at, `${named(at)} is ${show(value)}.`, "use true or false");

function choice(words: readonly string[]): string {
  return words.length > 1 ? `one of ${words.map((word) => `"${word}"`).join(", ")}` : `"${words[0] ?? ""}"`;
}

export function listOf(shape: Shape): Shape {
  return (value, at) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => shape(item, within(at, index)))
      : misfit(at, `${named(at)} is ${show(value)}, not a list.`, "write a list, as in `[…]`");
}

/** An object with keys of the author's choice. */
export function recordOf(shape: Shape): Shape {
  return (value, at) =>
    isPlain(value)
      ? Object.entries(value).flatMap(([key, member]) => shape(member, within(at, key)))
      : misfit(at, `${named(at)} is ${show(value)}, not an object.`, "write an object, as in `{ … }`");
}

/** An object with these keys and no other: one that nothing reads would be dropped in silence. */
export function objectOf(members: Readonly<Record<string, Shape>>): Shape {
  const keys = Object.keys(members);
  return (value, at) => {
    if (!isPlain(value)) {
      return misfit(at, `${named(at)} is ${show(value)}, not an object.`, `write an object with ${keys.join(", ")}`);
    }
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(members, key));
    return [
      ...unknown.flatMap((key) => unknownKey(key, keys, within(at, key))),
      ...keys.flatMap((key) => members[key]?.(value[key], within(at, key)) ?? []),
    ];
  };
}

function unknownKey(key: string, keys: readonly string[], at: Place): readonly Diagnostic[] {
  const near = nearest(key, keys);
  return misfit(
    at,
    `There is no option ${named(at)}: it would change nothing.`,
    near.length > 0 ? `did you mean ${near.join(" or ")}?` : `there are ${keys.join(", ")}`,
  );
}

/** One of several objects, told apart by their `kind`. */
export function kindOf(kinds: Readonly<Record<string, Shape>>, help: string): Shape {
  return (value, at) => {
    const kind = isJsonObject(value) ? value["kind"] : undefined;
    const shape = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return shape ? shape(value, at) : misfit(at, `${named(at)} is ${show(value)}.`, help);
  };
}
