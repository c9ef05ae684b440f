/** Halves of characters, which JavaScript keeps in texts and no file can hold. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { named } from "./scalars.ts";
import { show } from "./value-at.ts";

/** What lies deeper is refused for its depth, or not read at all. */
const depthMax = 100;

/** Keys count as the values below them do. */
export function halfCharacters(value: unknown, at: Place, depth = 0): readonly Diagnostic[] {
  if (typeof value === "string") return /\p{Surrogate}/u.test(value) ? [half(value, at)] : [];
  if (typeof value !== "object" || value === null || depth === depthMax) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    ...(/\p{Surrogate}/u.test(key) ? [half(key, at)] : []),
    ...halfCharacters(member, within(at, Array.isArray(value) ? Number(key) : key), depth + 1),
  ]);
}

function half(text: string, at: Place): Diagnostic {
  const message = `${named(at)} has half of a character in ${show(text)}.`;
  return diagnostic("FL1009", { at, message, help: "write the whole character" });
}
