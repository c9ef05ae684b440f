/** The escapes of a text in JSON. */

import * as char from "./characters.ts";

/** What a letter behind a backslash stands for. */
const escapes: ReadonlyMap<number, number> = new Map(
  Object.entries({ '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }).map(
    ([letter, meant]) => [letter.charCodeAt(0), meant.charCodeAt(0)],
  ),
);
const letterU = 0x75;
/** Half of a pair without the other half. */
const replacement = 0xfffd;

/** How far a text has been read and written. */
interface Progress {
  at: number;
  length: number;
}

/**
 * Writes a text as UTF-8, which takes no more bytes than its escapes do.
 *
 * @returns how many bytes; undefined for an escape that JSON has not
 */
export function unescaped(source: Uint8Array, start: number, end: number, target: Uint8Array): number | undefined {
  const progress = { at: start, length: 0 };
  while (progress.at < end) {
    const next = source[progress.at++] ?? 0;
    if (next !== char.backslash) target[progress.length++] = next;
    else if (!writeEscape(source, end, target, progress)) return undefined;
  }
  return progress.length;
}

/** The backslash has been read. */
function writeEscape(source: Uint8Array, end: number, target: Uint8Array, progress: Progress): boolean {
  const letter = source[progress.at++] ?? 0;
  const meant = escapes.get(letter);
  if (meant !== undefined) {
    target[progress.length++] = meant;
    return true;
  }
  const unit = letter === letterU ? hexUnit(source, progress.at, end) : -1;
  if (unit < 0) return false;
  progress.at += 4;
  const low = isHighHalf(unit) && source[progress.at] === char.backslash ? lowHalf(source, progress.at, end) : -1;
  if (low >= 0) progress.at += 6;
  const code = low >= 0 ? pair(unit, low) : isHalf(unit) ? replacement : unit;
  progress.length = writeCharacter(target, progress.length, code);
  return true;
}

const isHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
const isHighHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const pair = (high: number, low: number) => 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);

/** Of the escape that begins there; -1 if it is not the second half of a pair. */
function lowHalf(source: Uint8Array, at: number, end: number): number {
  const unit = source[at + 1] === letterU ? hexUnit(source, at + 2, end) : -1;
  return unit >= 0xdc00 && unit <= 0xdfff ? unit : -1;
}

/** Four digits; -1 if they are not. */
function hexUnit(source: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  let unit = 0;
  for (let index = at; index < at + 4; index++) {
    const digit = hexDigit(source[index] ?? 0);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

const digits = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

/** -1 for what is not a digit. */
export function hexDigit(byte: number): number {
  return digits[byte] ?? -1;
}

function writeCharacter(target: Uint8Array, at: number, code: number): number {
  let next = at;
  if (code < 0x80) target[next++] = code;
  else if (code < 0x800) target[next++] = 0xc0 | (code >> 6);
  else if (code < 0x1_0000) target[next++] = 0xe0 | (code >> 12);
  else target[next++] = 0xf0 | (code >> 18);
  if (code >= 0x1_0000) target[next++] = 0x80 | ((code >> 12) & 0x3f);
  if (code >= 0x800) target[next++] = 0x80 | ((code >> 6) & 0x3f);
  if (code >= 0x80) target[next++] = 0x80 | (code & 0x3f);
  return next;
}
