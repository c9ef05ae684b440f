/** Moves behind a value that nobody reads, whatever is in it. */

import * as char from "./characters.ts";
import { isDigit } from "./digits.ts";
import { failJson, type JsonCursor, readNumber, readText, skipSpace, skipWord } from "./json-cursor.ts";

/** Objects and lists within each other; that of the Collector's reader (json-iterator 1.1.12). */
const depthMax = 10_000;

/** What has been opened: 1 for an object, 0 for a list. */
const opened = new Uint8Array(depthMax);

/** The value is next, perhaps behind white space. */
export function skipValue(cursor: JsonCursor): boolean {
  let depth = 0;
  do depth = skipOne(cursor, depth);
  while (depth > 0);
  return depth === 0;
}

/** A scalar, or the beginning of an object or a list, and all that ends behind it. @returns the depth; -1 for a fault */
function skipOne(cursor: JsonCursor, depth: number): number {
  const next = skipSpace(cursor);
  const isOpened = next === char.openObject || next === char.openList;
  if (!(isOpened ? open(cursor, next, depth) : skipScalar(cursor, next))) return -1;
  const inside = isOpened ? depth + 1 : depth;
  const left = closeAll(cursor, inside);
  if (left === 0) return 0;
  const isFirst = isOpened && left === inside;
  return (isFirst || skipComma(cursor)) && skipName(cursor, left) ? left : -1;
}

function open(cursor: JsonCursor, next: number, depth: number): boolean {
  if (depth === depthMax) return failJson(cursor, `at most ${depthMax} values within each other`);
  cursor.at++;
  opened[depth] = next === char.openObject ? 1 : 0;
  return true;
}

const closing = (depth: number) => (opened[depth - 1] === 1 ? char.closeObject : char.closeList);

/** All that ends here. @returns how many are left */
function closeAll(cursor: JsonCursor, depth: number): number {
  let left = depth;
  while (left > 0 && skipSpace(cursor) === closing(left)) {
    cursor.at++;
    left--;
  }
  return left;
}

function skipComma(cursor: JsonCursor): boolean {
  if (cursor.bytes[cursor.at] !== char.comma) return failJson(cursor, "a comma or the end of an object or a list");
  cursor.at++;
  return true;
}

/** In an object, the name of the next member and its colon. */
function skipName(cursor: JsonCursor, depth: number): boolean {
  return opened[depth - 1] === 0 || (openName(cursor) && readText(cursor) && skipColon(cursor));
}

export function openName(cursor: JsonCursor): boolean {
  return skipSpace(cursor) === char.quote || failJson(cursor, "the name of a member");
}

export function skipColon(cursor: JsonCursor): boolean {
  if (skipSpace(cursor) !== char.colon) return failJson(cursor, "a colon");
  cursor.at++;
  return true;
}

function skipScalar(cursor: JsonCursor, next: number): boolean {
  if (next === char.quote) return readText(cursor);
  if (next === char.t) return skipWord(cursor, "true");
  if (next === char.f) return skipWord(cursor, "false");
  if (next === char.n) return skipWord(cursor, "null");
  return next === char.minus || isDigit(next) ? readNumber(cursor) : failJson(cursor, "a value");
}
