/**
 * Numbers of JSON with every digit: those of 64 bits as two halves, since a time in nanoseconds has more digits than a number of
 * JavaScript keeps; decimals as the nearest double.
 */

import { Buffer } from "node:buffer";
import * as char from "./characters.ts";
import { isDigit, notDigits } from "./digits.ts";
import { beyondWord, digitsMax, groupDigits, partDigits, partFactor } from "./words.ts";

/** What was read last: two halves of 32 bits, of a negative number in two's complement. As V8 has small numbers, without an object. */
export const integer = { low: 0, high: 0, isNegative: false };

export interface IntegerRange {
  readonly isSigned: boolean;
  /** Of the most, unsigned. Negative numbers go one further. */
  readonly low: number;
  readonly high: number;
}

export const ranges = {
  int32: { isSigned: true, low: 0x7fff_ffff, high: 0 },
  uint32: { isSigned: false, low: 0xffff_ffff, high: 0 },
  int64: { isSigned: true, low: 0xffff_ffff, high: 0x7fff_ffff },
  uint64: { isSigned: false, low: 0xffff_ffff, high: 0xffff_ffff },
} as const satisfies Readonly<Record<string, IntegerRange>>;

/**
 * Hot path. Reads a whole number into `integer`.
 *
 * @returns "not whole" for other text, "out of range" for a number that the range has not
 */
export function readInteger(
  text: DataView,
  start: number,
  end: number,
  range: IntegerRange,
): "read" | "not whole" | "out of range" {
  const sign = start < end ? text.getUint8(start) : 0;
  const hasSign = sign === char.minus || sign === char.plus;
  let first = hasSign ? start + 1 : start;
  if (first === end) return "not whole";
  while (first < end - 1 && text.getUint8(first) === char.zero) first++;
  if (!hasSign && end - first <= partDigits) return short(digits(text, first, end));
  const tailAt = Math.max(first, end - partDigits);
  const middleAt = Math.max(first, tailAt - partDigits);
  // All are looked at: what is not a number is not a large one.
  const head = digits(text, first, middleAt);
  const middle = digits(text, middleAt, tailAt);
  const tail = digits(text, tailAt, end);
  if ((head | middle | tail) < 0) return "not whole";
  if (end - first > digitsMax || (hasSign && !range.isSigned)) return "out of range";
  const isInRange = joinDigits(head * partFactor + middle, tail);
  return isInRange ? settle(integer.low, integer.high, sign === char.minus, range) : "out of range";
}

/** Hot path. Into `integer`, with `front` before eight digits more. @returns false for what does not fit in 64 bits */
export function joinDigits(front: number, tail: number): boolean {
  // Sixteen bits of it at a time, so that no product has more than 53.
  const lower = (front & 0xffff) * partFactor + tail;
  const upper = Math.floor(front / 0x1_0000) * partFactor;
  const sum = lower + (upper & 0xffff) * 0x1_0000;
  const high = Math.floor(upper / 0x1_0000) + Math.floor(sum / beyondWord);
  integer.isNegative = false;
  integer.low = sum | 0;
  integer.high = high | 0;
  return high < beyondWord;
}

/** Every range has it. */
function short(value: number): "read" | "not whole" {
  integer.isNegative = false;
  integer.low = value;
  integer.high = 0;
  return value < 0 ? "not whole" : "read";
}

/** Of any length; beyond nine digits it is nobody's number. @returns a negative number for another character */
function digits(text: DataView, start: number, end: number): number {
  let value = 0;
  let invalid = 0;
  let at = start;
  for (const groupsAt = start + ((end - start) % groupDigits); at < groupsAt; at++) {
    const digit = text.getUint8(at) - char.zero;
    invalid |= (digit | (9 - digit)) & 0x8000_0000;
    value = (value * 10 + digit) | 0;
  }
  for (; at < end; at += groupDigits) {
    const group = text.getInt32(at, true);
    invalid |= notDigits(group);
    value = (Math.imul(value, 10_000) + fourDigits(group)) | 0;
  }
  return invalid === 0 ? value & 0x7fff_ffff : -1;
}

/** Hot path. Of a word of digits alone. */
export function fourDigits(group: number): number {
  // The digits of each byte, then of two bytes.
  const values = group & 0x0f0f_0f0f;
  const pairs = Math.imul(values, 10) + (values >>> 8);
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff);
}

/** Takes the magnitude of a number, if the range has it. */
function settle(low: number, high: number, isNegative: boolean, range: IntegerRange): "read" | "out of range" {
  const unsignedLow = low >>> 0;
  const unsignedHigh = high >>> 0;
  const isBeyond = unsignedHigh > range.high || (unsignedHigh === range.high && unsignedLow > range.low);
  if (isBeyond && !(isNegative && isLeast(unsignedLow, unsignedHigh, range))) return "out of range";
  integer.isNegative = isNegative;
  integer.low = isNegative ? -low | 0 : low;
  integer.high = isNegative ? (low === 0 ? -high | 0 : ~high) : high;
  return "read";
}

/** Whether it is the one by which negative numbers go further. */
function isLeast(low: number, high: number, range: IntegerRange): boolean {
  return range.high === 0 ? high === 0 && low === range.low + 1 : high === range.high + 1 && low === 0;
}

/** Takes a number that JavaScript has as a whole one. @returns as `readInteger` does */
export function takeWhole(value: number, range: IntegerRange): ReturnType<typeof readInteger> {
  if (!Number.isInteger(value)) return "not whole";
  if (value < 0 && !range.isSigned) return "out of range";
  const magnitude = Math.abs(value);
  const high = Math.floor(magnitude / beyondWord);
  return high < beyondWord ? settle(magnitude | 0, high | 0, value < 0, range) : "out of range";
}

/** Powers of ten that a double has exactly. */
const powers = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const exactDigits = 15;
/** Digits of an exponent that are read here; what has more goes the long way. */
const exponentDigits = 3;

/** What was read last of the digits of a decimal, around its point. */
const mantissa = { value: 0, digits: 0, decimals: 0 };

/** @returns where they end */
function readMantissa(text: Uint8Array, start: number, end: number): number {
  let at = start;
  let value = 0;
  let point = -1;
  for (; at < end; at++) {
    const byte = text[at] ?? 0;
    if (isDigit(byte)) value = value * 10 + byte - char.zero;
    else if (byte === char.dot && point < 0) point = at;
    else break;
  }
  mantissa.value = value;
  mantissa.decimals = point < 0 ? 0 : at - point - 1;
  mantissa.digits = at - start - (point < 0 ? 0 : 1);
  return at;
}

/** Of decimal digits with point and exponent; NaN for other text. */
export function readDecimal(text: Uint8Array, start: number, end: number): number {
  const isNegative = text[start] === char.minus;
  const at = readMantissa(text, isNegative ? start + 1 : start, end);
  const exponent = (at < end ? readExponent(text, at, end) : 0) - mantissa.decimals;
  const power = powers[Math.abs(exponent)];
  const isShort = mantissa.digits > 0 && mantissa.digits <= exactDigits;
  if (!isShort || power === undefined) return readLongDecimal(text, start, end);
  // Two numbers that a double has exactly are multiplied or divided with one rounding, so this is the nearest.
  const value = exponent < 0 ? mantissa.value / power : mantissa.value * power;
  return isNegative ? -value : value;
}

/** Behind the digits; NaN if it is not a short exponent. */
function readExponent(text: Uint8Array, start: number, end: number): number {
  if (((text[start] ?? 0) | char.space) !== char.e) return Number.NaN;
  const sign = text[start + 1];
  const first = start + (sign === char.minus || sign === char.plus ? 2 : 1);
  if (first === end || end - first > exponentDigits) return Number.NaN;
  let exponent = 0;
  for (let at = first; at < end; at++) {
    const byte = text[at] ?? 0;
    if (!isDigit(byte)) return Number.NaN;
    exponent = exponent * 10 + byte - char.zero;
  }
  return sign === char.minus ? -exponent : exponent;
}

/** Each digit can be taken in one way only: a long text that is not a number is refused as fast as one that is. */
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function readLongDecimal(text: Uint8Array, start: number, end: number): number {
  const written = Buffer.from(text.buffer, text.byteOffset + start, end - start).toString("latin1");
  return decimal.test(written) ? Number(written) : Number.NaN;
}

/** Whether a text is a word, in letters of any case. */
export function isWord(text: Uint8Array, start: number, end: number, lowerCase: string): boolean {
  if (end - start !== lowerCase.length) return false;
  for (let index = 0; index < lowerCase.length; index++) {
    if (((text[start + index] ?? 0) | char.space) !== lowerCase.charCodeAt(index)) return false;
  }
  return true;
}
