/**
 * What is not a message: each type reads its value and writes it as protobuf, without a tag. Taken are the forms that the
 * Collector takes (pdata 1.67.0) and, of protobuf's own JSON, whole numbers with a point or an exponent, and base64 in both
 * alphabets and without its padding.
 */

import { Buffer } from "node:buffer";
import { type Field, spanIdBytes, traceIdBytes } from "../../../routing/otlp/messages.ts";
import { spanKinds } from "../../../routing/otlp/span-kinds.ts";
import * as char from "./characters.ts";
import { isDigit } from "./digits.ts";
import { type JsonCursor, readDigits, readNumber, readText, skipWord } from "./json-cursor.ts";
import { takeNanoseconds } from "./nanoseconds.ts";
import { type IntegerRange, integer, isWord, ranges, readDecimal, readInteger, takeWhole } from "./numbers.ts";
import {
  appendBytes,
  appendFixed32,
  appendFixed64,
  appendVarint,
  appendVarint64,
  type ProtobufWriter,
  reserve,
} from "./protobuf-writer.ts";
import { copyShortText } from "./short-text.ts";
import { hexDigit } from "./unescape.ts";

/** @returns false for a value that does not fit; `fault` says what it should be */
export type ValueWriter = (cursor: JsonCursor, writer: ProtobufWriter) => boolean;

/** Why a value does not fit, to be read behind its place. */
function misfit(cursor: JsonCursor, expected: string): false {
  cursor.fault ??= `is not ${expected}`;
  return false;
}

export function writerOf({ name, type }: Field): ValueWriter {
  // eslint-disable-next-line fairlead/no-lookup-by-text -- the fields are those of our own tables
  if (type === "enum") return enumeration(numbersOf[name] ?? new Map());
  // eslint-disable-next-line fairlead/no-lookup-by-text -- the fields are those of our own tables
  const writer = writers[type];
  if (!writer) throw new Error(`${type} is a type of OTLP`);
  return writer;
}

const writers: Readonly<Record<string, ValueWriter>> = {
  string: text,
  bytes: base64,
  traceId: id(traceIdBytes),
  spanId: id(spanIdBytes),
  bool: boolean,
  double,
  fixed32: (cursor, writer) => takeInteger(cursor, ranges.uint32) && appendFixed32(writer, integer.low),
  fixed64: (cursor, writer) =>
    (takeNanoseconds(cursor) || takeInteger(cursor, ranges.uint64)) && appendFixed64(writer, integer.low, integer.high),
  sfixed64: (cursor, writer) => takeInteger(cursor, ranges.int64) && appendFixed64(writer, integer.low, integer.high),
  uint32: (cursor, writer) => takeInteger(cursor, ranges.uint32) && appendVarint(writer, integer.low),
  uint64: (cursor, writer) => takeInteger(cursor, ranges.uint64) && appendVarint64(writer, integer.low, integer.high),
  int64: (cursor, writer) => takeInteger(cursor, ranges.int64) && appendVarint64(writer, integer.low, integer.high),
  // Written in zigzag form.
  sint32: (cursor, writer) =>
    takeInteger(cursor, ranges.int32) && appendVarint(writer, (integer.low << 1) ^ (integer.low >> 31)),
};

/** Hot path. */
function text(cursor: JsonCursor, writer: ProtobufWriter): boolean {
  if (!isText(cursor)) return misfit(cursor, "a text");
  if (copyShortText(cursor, writer)) return true;
  if (!readText(cursor)) return false;
  appendVarint(writer, cursor.end - cursor.start);
  appendBytes(writer, cursor.text, cursor.start, cursor.end);
  return true;
}

const isText = ({ bytes, at }: JsonCursor) => bytes[at] === char.quote;
const isNumber = ({ bytes, at }: JsonCursor) => bytes[at] === char.minus || isDigit(bytes[at] ?? 0);

function boolean(cursor: JsonCursor, writer: ProtobufWriter): boolean {
  const first = cursor.bytes[cursor.at];
  if (first !== char.t && first !== char.f) return misfit(cursor, "true or false");
  appendVarint(writer, first === char.t ? 1 : 0);
  return skipWord(cursor, first === char.t ? "true" : "false");
}

/** In hexadecimal; an empty text is an id that is not set. */
function id(idBytes: number): ValueWriter {
  const expected = `an id of ${2 * idBytes} hexadecimal digits`;
  return (cursor, writer) => {
    if (!isText(cursor)) return misfit(cursor, expected);
    const end = cursor.at + 1 + 2 * idBytes;
    if (cursor.bytes[end] === char.quote && copyId(cursor.bytes, cursor.at + 1, idBytes, writer)) {
      cursor.at = end + 1;
      return true;
    }
    if (!readText(cursor)) return false;
    const { text: digits, start } = cursor;
    if (cursor.end === start) return appendVarint(writer, 0);
    if (cursor.end - start !== 2 * idBytes) return misfit(cursor, expected);
    return copyId(digits, start, idBytes, writer) || misfit(cursor, expected);
  };
}

/** Hot path. @returns false for other characters, with nothing written */
function copyId(digits: Uint8Array, start: number, idBytes: number, writer: ProtobufWriter): boolean {
  reserve(writer, idBytes + 1);
  const { bytes, length } = writer;
  bytes[length] = idBytes;
  let invalid = 0;
  for (let index = 0; index < idBytes; index++) {
    const high = hexDigit(digits[start + 2 * index] ?? 0);
    const low = hexDigit(digits[start + 2 * index + 1] ?? 0);
    invalid |= high | low;
    bytes[length + 1 + index] = (high << 4) | low;
  }
  if (invalid < 0) return false;
  writer.length = length + 1 + idBytes;
  return true;
}

function base64(cursor: JsonCursor, writer: ProtobufWriter): boolean {
  if (!isText(cursor)) return misfit(cursor, "bytes in base64");
  if (!readText(cursor)) return false;
  const { text: source, start, end } = cursor;
  const written = Buffer.from(source.buffer, source.byteOffset + start, end - start).toString("latin1");
  const digits = written.endsWith("==") ? written.length - 2 : written.length - (written.endsWith("=") ? 1 : 0);
  const isPadded = digits < written.length;
  const isWhole = digits % 4 !== 1 && (!isPadded || written.length % 4 === 0);
  if (!isWhole || /[^\w+/-]/.test(written.slice(0, digits))) return misfit(cursor, "bytes in base64");
  const content = Buffer.from(written, "base64");
  appendVarint(writer, content.length);
  appendBytes(writer, content, 0, content.length);
  return true;
}

const inWords = new Map<IntegerRange, string>([
  [ranges.int32, "-2147483648 to 2147483647"],
  [ranges.uint32, "0 to 4294967295"],
  [ranges.int64, "-9223372036854775808 to 9223372036854775807"],
  [ranges.uint64, "0 to 18446744073709551615"],
]);

const fewDigits = 4;

/** Hot path. A number of a few digits that is not in a text, into `integer`. @returns false for any other, with nothing read */
function takeFewDigits(cursor: JsonCursor): boolean {
  const { bytes, at } = cursor;
  let value = (bytes[at] ?? 0) - char.zero;
  if (value < 0 || value > 9) return false;
  let end = at + 1;
  for (; end < at + fewDigits && value > 0; end++) {
    const digit = (bytes[end] ?? 0) - char.zero;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  const next = bytes[end];
  if (next !== char.comma && next !== char.closeObject) return false;
  cursor.at = end;
  integer.low = value;
  integer.high = 0;
  integer.isNegative = false;
  return true;
}

/** As text or as number, into `integer`. */
function takeInteger(cursor: JsonCursor, range: IntegerRange): boolean {
  if (takeFewDigits(cursor)) return true;
  const isInNumber = isNumber(cursor);
  if (!isInNumber && !isText(cursor)) return misfit(cursor, "a whole number");
  if (!readDigits(cursor) && !(isInNumber ? readNumber(cursor) : readText(cursor))) return false;
  let result = readInteger(cursor.textView, cursor.start, cursor.end, range);
  // With a point or an exponent.
  if (result === "not whole" && isInNumber) {
    result = takeWhole(readDecimal(cursor.text, cursor.start, cursor.end), range);
  }
  if (result === "read") return true;
  return misfit(cursor, result === "out of range" ? `a number from ${inWords.get(range)}` : "a whole number");
}

/** The bits of Go's math.NaN(): a hash of them is part of some routes. */
const nanLow = 1;
const nanHigh = 0x7ff8_0000;
const float = new Float64Array(1);
const halves = new Uint32Array(float.buffer);

/** As text or as number; words as Go's strconv.ParseFloat has them, its hexadecimal form left out. */
function double(cursor: JsonCursor, writer: ProtobufWriter): boolean {
  const isInNumber = isNumber(cursor);
  if (!isInNumber && !isText(cursor)) return misfit(cursor, "a number");
  if (!(isInNumber ? readNumber(cursor) : readText(cursor))) return false;
  if (!isInNumber && doubleWord(cursor, writer)) return true;
  const value = readDecimal(cursor.text, cursor.start, cursor.end);
  if (!Number.isFinite(value)) return misfit(cursor, "a number");
  float[0] = value;
  appendFixed64(writer, halves[0] ?? 0, halves[1] ?? 0);
  return true;
}

function doubleWord({ text: source, start, end }: JsonCursor, writer: ProtobufWriter): boolean {
  const sign = source[start];
  const first = sign === char.minus || sign === char.plus ? start + 1 : start;
  if (isWord(source, start, end, "nan")) appendFixed64(writer, nanLow, nanHigh);
  else if (isWord(source, first, end, "infinity") || isWord(source, first, end, "inf"))
    appendFixed64(writer, 0, sign === char.minus ? 0xfff0_0000 : 0x7ff0_0000);
  else return false;
  return true;
}

const severities = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"].flatMap((word) =>
  ["", "2", "3", "4"].map((step) => `SEVERITY_NUMBER_${word}${step}`),
);
const numbered = (names: readonly string[]) => new Map(names.map((name, number) => [name, number]));

/** By the name of the field, which no two enumerations share. */
const numbersOf: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  kind: numbered(spanKinds.map((kind) => `SPAN_KIND_${kind.toUpperCase()}`)),
  code: numbered(["STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR"]),
  aggregation_temporality: numbered(
    ["UNSPECIFIED", "DELTA", "CUMULATIVE"].map((word) => `AGGREGATION_TEMPORALITY_${word}`),
  ),
  severity_number: numbered(["SEVERITY_NUMBER_UNSPECIFIED", ...severities]),
};

const longestName = 64;

/** By number or name. */
function enumeration(numbers: ReadonlyMap<string, number>): ValueWriter {
  return (cursor, writer) => {
    if (!isText(cursor)) {
      if (!takeInteger(cursor, ranges.int32)) return false;
      return appendVarint64(writer, integer.low, integer.isNegative ? -1 : 0);
    }
    if (!readText(cursor)) return false;
    const { text: source, start, end } = cursor;
    const name = end - start <= longestName ? String.fromCharCode(...source.subarray(start, end)) : "";
    const number = numbers.get(name);
    return number === undefined ? misfit(cursor, "a name of the enumeration") : appendVarint(writer, number);
  };
}
