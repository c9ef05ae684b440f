/**
 * Reads JSON from bytes, token by token, without an object for any of them. What is not JSON is a fault, never an exception;
 * behind the end every byte reads as 0, which no token begins with.
 *
 * @see RFC 8259
 */

import * as char from "./characters.ts";
import { isDigit, notDigits } from "./digits.ts";
import { unescaped } from "./unescape.ts";
import { wordBytes } from "./words.ts";

/** Owned by one reading, which moves it on. */
export interface JsonCursor {
  readonly bytes: Uint8Array;
  /** Of the same bytes. */
  readonly view: DataView;
  /** Of the bytes: a view tells its own by a call. */
  readonly length: number;
  /** The next byte. */
  at: number;
  /** Why the text was refused: it is not JSON, or it is not what stands at that place. */
  fault: string | undefined;
  /** The content of the text or number read last, without escapes: `start` to `end` of `text`. */
  text: Uint8Array;
  /** Of the same bytes. */
  textView: DataView;
  start: number;
  end: number;
}

export function cursorOf(bytes: Uint8Array): JsonCursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { length } = bytes;
  return { bytes, view, length, at: 0, fault: undefined, text: bytes, textView: view, start: 0, end: 0 };
}

export function failJson(cursor: JsonCursor, expected: string): false {
  cursor.fault ??= `not JSON: expected ${expected} at byte ${cursor.at}`;
  return false;
}

/** Hot path. @returns the first byte that is not white space */
export function skipSpace(cursor: JsonCursor): number {
  const { bytes } = cursor;
  let next = bytes[cursor.at] ?? 0;
  if (next > char.space) return next;
  while (next === char.space || next === 0x0a || next === 0x0d || next === 0x09) next = bytes[++cursor.at] ?? 0;
  return next;
}

/** Hot path. Reads a text, whose opening quote is next. */
export function readText(cursor: JsonCursor): boolean {
  const { bytes } = cursor;
  const start = cursor.at + 1;
  let at = start;
  let isEscaped = false;
  for (let next = bytes[at] ?? 0; next !== char.quote; next = bytes[++at] ?? 0) {
    if (next < char.space) {
      cursor.at = at;
      return failJson(cursor, at < bytes.length ? "an escape for a control character" : "the end of a text");
    }
    if (next === char.backslash) {
      isEscaped = true;
      at++;
    }
  }
  cursor.at = at + 1;
  cursor.text = bytes;
  cursor.textView = cursor.view;
  cursor.start = start;
  cursor.end = at;
  return !isEscaped || resolveEscapes(cursor);
}

/** Most texts with escapes are short, and are read before the next one is. */
const scratch = new Uint8Array(1_024);
const scratchView = new DataView(scratch.buffer);

function resolveEscapes(cursor: JsonCursor): boolean {
  const isShort = cursor.end - cursor.start <= scratch.length;
  const target = isShort ? scratch : new Uint8Array(cursor.end - cursor.start);
  const length = unescaped(cursor.bytes, cursor.start, cursor.end, target);
  if (length === undefined) {
    cursor.at = cursor.start;
    return failJson(cursor, "a text with the escapes that JSON has");
  }
  cursor.text = target;
  cursor.textView = isShort ? scratchView : new DataView(target.buffer);
  cursor.start = 0;
  cursor.end = length;
  return true;
}

/** Hot path. Reads a number, whose first character is next. */
export function readNumber(cursor: JsonCursor): boolean {
  const { bytes } = cursor;
  cursor.text = bytes;
  cursor.textView = cursor.view;
  cursor.start = cursor.at;
  if (bytes[cursor.at] === char.minus) cursor.at++;
  const first = cursor.at;
  if (!skipDigits(cursor)) return false;
  // A zero in front of other digits is not a number in JSON.
  if (bytes[first] === char.zero && cursor.at > first + 1) cursor.at = first + 1;
  if (bytes[cursor.at] === char.dot) {
    cursor.at++;
    if (!skipDigits(cursor)) return false;
  }
  if (((bytes[cursor.at] ?? 0) | char.space) === char.e) {
    const sign = bytes[++cursor.at];
    if (sign === char.plus || sign === char.minus) cursor.at++;
    if (!skipDigits(cursor)) return false;
  }
  cursor.end = cursor.at;
  return true;
}

/**
 * Hot path. Reads a number of digits alone, as text or as number, as most are.
 *
 * @returns false for any other, with nothing read
 */
export function readDigits(cursor: JsonCursor): boolean {
  const { view, bytes } = cursor;
  const isInText = bytes[cursor.at] === char.quote;
  const start = isInText ? cursor.at + 1 : cursor.at;
  const end = digitsEnd(cursor, start);
  const next = bytes[end] ?? 0;
  if (isInText ? next !== char.quote : next !== char.comma && next !== char.closeObject) return false;
  // A zero in front of other digits is not a number in JSON.
  if (end === start || (!isInText && end > start + 1 && bytes[start] === char.zero)) return false;
  cursor.at = isInText ? end + 1 : end;
  cursor.text = bytes;
  cursor.textView = view;
  cursor.start = start;
  cursor.end = end;
  return true;
}

/** @returns the first byte that is not a digit, unless it is among the last of all */
function digitsEnd({ view, length }: JsonCursor, start: number): number {
  let at = start;
  for (; at + wordBytes <= length; at += wordBytes) {
    const others = notDigits(view.getInt32(at, true));
    if (others !== 0) return at + ((31 - Math.clz32(others & -others)) >> 3);
  }
  return at;
}

function skipDigits(cursor: JsonCursor): boolean {
  const first = cursor.at;
  while (isDigit(cursor.bytes[cursor.at] ?? 0)) cursor.at++;
  return cursor.at > first || failJson(cursor, "a digit");
}

const words = { true: Buffer.from("true"), false: Buffer.from("false"), null: Buffer.from("null") } as const;

/** Moves behind a word. */
export function skipWord(cursor: JsonCursor, word: keyof typeof words): boolean {
  const letters = words[word];
  for (const [index, letter] of letters.entries()) {
    if (cursor.bytes[cursor.at + index] !== letter) return failJson(cursor, word);
  }
  cursor.at += letters.length;
  return true;
}
