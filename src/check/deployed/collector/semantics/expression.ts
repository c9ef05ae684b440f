/** Expressions of expr-lang, as far as their text tells: what cannot be compiled is refused when a receiver is built (both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import type { Json } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { outOfRange, type Problems } from "./setting-check.ts";

export function* expressionProblem(expression: Json | undefined, path: Path): Problems {
  if (typeof expression !== "string" || isReference(expression)) return;
  const fault = expressionFault(expression);
  if (fault) yield outOfRange(path, `The expression cannot be read: ${fault}`, "write it to its end");
}

const closing: Readonly<Record<string, string>> = Object.freeze({ "(": ")", "[": "]", "{": "}" });
const text = /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|`[^`]*`/g;
const openEnd = /(?:&&|\|\||[=!]=|[<>]=?|[-+*/%^|?:,.]|\b(?:and|or|not|in|matches|contains|startsWith|endsWith))$/;

/** What only a compiler finds is left to it. */
export function expressionFault(expression: string): string | undefined {
  const bare = expression.replaceAll(text, "0").trim();
  if (/\/\/|\/\*|#/.test(bare)) return undefined;
  if (/["'`]/.test(bare)) return "a string in it is not closed";
  const open: string[] = [];
  for (const [letter] of bare.matchAll(/[([{}\])]/g)) {
    if (Object.hasOwn(closing, letter)) open.push(letter);
    else if (closing[open.pop() ?? ""] !== letter) return `nothing opens its ${letter}`;
  }
  const last = open.pop();
  if (last !== undefined) return `nothing closes its ${last}`;
  const [end] = openEnd.exec(bare) ?? [];
  return end === undefined ? undefined : `it ends with ${end}`;
}
