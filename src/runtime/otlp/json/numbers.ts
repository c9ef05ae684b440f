/**
 * Numbers of JSON with every digit: those of 64 bits as two halves, since a time in nanoseconds has more digits than a number of
 * JavaScript keeps; decimals as the nearest double.
 */

import { Buffer } from "node:buffer";
import { char, isDigit } from "./characters.ts";

/** What was read last: two unsigned halves, of a negative number in two's complement. */
export const integer = { low: 0, high: 0, isNegative: false };

/** The most of each. */
const most = { int32: [0x7fff_ffff, 0], uint32: [0xffff_ffff, 0], int64: [-1, 0x7fff_ffff], uint64: [-1, -1] } as const;
export type IntegerRange = keyof typeof most;

const isSigned = (range: IntegerRange) => range === "int32" || range === "int64";
/** Digits that are read at once, and that a number of JavaScript keeps when 11 are in front of them. */
const tailDigits = 9;
const tailFactor = 1_000_000_000;
const digitsMax = 20;
const word = 0x1_0000_0000;

/**
 * Reads a whole number into `integer`.
 *
 * @returns "not whole" for other text, "out of range" for a number that the range has not
 */
export function readInteger(
  text: Uint8Array,
  start: number,
  end: number,
  range: IntegerRange,
): "read" | "not whole" | "out of range" {
  const sign = text[start];
  const hasSign = sign === char.minus || sign === char.plus;
  let first = hasSign ? start + 1 : start;
  for (let at = first; at < end; at++) if (!isDigit(text[at] ?? 0)) return "not whole";
  if (first === end) return "not whole";
  if (hasSign && !isSigned(range)) return "out of range";
  while (first < end && text[first] === char.zero) first++;
  if (end - first > digitsMax) return "out of range";
  const split = Math.max(first, end - tailDigits);
  const head = digits(text, first, split);
  const tail = digits(text, split, end);
  // Sixteen bits of the head at a time, so that no product has more than 53.
  const lower = (head & 0xffff) * tailFactor + tail;
  const upper = Math.floor(head / 0x1_0000) * tailFactor;
  const sum = lower + (upper & 0xffff) * 0x1_0000;
  return settle(sum >>> 0, Math.floor(upper / 0x1_0000) + Math.floor(sum / word), sign === char.minus, range);
}

/** Of at most 11. */
function digits(text: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + (text[at] ?? 0) - char.zero;
  return value;
}

/** Takes the magnitude of a number, if the range has it. */
function settle(low: number, high: number, isNegative: boolean, range: IntegerRange): "read" | "out of range" {
  const [mostLow, mostHigh] = most[range];
  const limitLow = mostLow >>> 0;
  const limitHigh = mostHigh >>> 0;
  // Negative numbers go one further than positive ones.
  const isBeyond = high > limitHigh || (high === limitHigh && low > limitLow);
  const isLeast =
    isNegative && (limitHigh === 0 ? high === 0 && low === limitLow + 1 : high === limitHigh + 1 && low === 0);
  if (isBeyond && !isLeast) return "out of range";
  integer.isNegative = isNegative;
  integer.low = isNegative ? -low >>> 0 : low;
  integer.high = isNegative ? (low === 0 ? -high : ~high) >>> 0 : high;
  return "read";
}

/** Takes a number that JavaScript has as a whole one. @returns as `readInteger` does */
export function takeWhole(value: number, range: IntegerRange): ReturnType<typeof readInteger> {
  if (!Number.isInteger(value)) return "not whole";
  if (value < 0 && !isSigned(range)) return "out of range";
  const magnitude = Math.abs(value);
  // Beyond 2^64 the upper half does not fit in any range.
  return settle(magnitude % word, Math.floor(magnitude / word), value < 0, range);
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
