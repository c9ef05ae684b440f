/**
 * OTLP/JSON as protobuf: ids in hexadecimal, other bytes in base64, 64-bit numbers as text or number, enumerations by
 * number or name. Unknown members are left out, as the specification asks of receivers.
 *
 * @see OTLP specification 1.9, "JSON Protobuf Encoding"
 */

import { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import { nestingDepthMax } from "../../routing/otlp/find-fault.ts";
import { type Field, type MessageShape, signalShapes } from "../../routing/otlp/messages.ts";
import { wire } from "../../routing/wire/field-cursor.ts";
import { exactDigits, isWrapped, withExactNumbers } from "./exact-numbers.ts";
import { enumNumbers, jsonFields } from "./json-names.ts";

export type FromJsonResult =
  | { readonly kind: "request"; readonly bytes: Buffer }
  | { readonly kind: "malformed"; readonly reason: string };

/** Why a value cannot be written, at a path of member names. */
class Misfit extends Error {}

export function requestFromJson(signal: Signal, text: string): FromJsonResult {
  try {
    const json: unknown = JSON.parse(withExactNumbers(text));
    return { kind: "request", bytes: message(signalShapes[signal].request, json, "", 1) };
  } catch (error) {
    // JSON.parse and our own walk throw nothing else.
    return { kind: "malformed", reason: error instanceof Error ? error.message : String(error) };
  }
}

function misfit(path: string, expected: string): never {
  throw new Misfit(`${placeOf(path)} is not ${expected}`);
}

const placeOf = (path: string) => (path === "" ? "the request" : path.slice(1));

function message(shape: MessageShape, value: unknown, path: string, depth: number): Buffer {
  const isMessage = typeof value === "object" && value !== null && !Array.isArray(value) && !isWrapped(value);
  if (!isMessage) return misfit(path, "an object");
  if (depth > nestingDepthMax)
    throw new Misfit(`${placeOf(path)} is nested more than ${nestingDepthMax} messages deep`);
  const known = jsonFields.get(shape);
  const parts = Object.entries(value).flatMap(([key, member]) => {
    const field = known?.get(key);
    if (!field || member === null) return [];
    return [{ number: field.number, bytes: fieldBytes(field, member, `${path}.${key}`, depth) }];
  });
  // In order of their numbers, as every encoder writes them; of one with two names, as they stand.
  return Buffer.concat(parts.sort((left, right) => left.number - right.number).map(({ bytes }) => bytes));
}

function fieldBytes(field: Field, value: unknown, path: string, depth: number): Buffer {
  if (!field.isRepeated) return single(field, value, path, depth);
  if (!Array.isArray(value)) return misfit(path, "a list");
  const list: readonly unknown[] = value;
  if (field.kind === "packed64" || field.kind === "packedVarint") {
    const content = Buffer.concat(list.map((item, index) => scalar(field.type, item, `${path}[${index}]`)));
    return content.length === 0 ? content : delimited(field.number, content);
  }
  return Buffer.concat(list.map((item, index) => single(field, item, `${path}[${index}]`, depth)));
}

function single(
  { number, type, wireType, message: shape }: Field,
  value: unknown,
  path: string,
  depth: number,
): Buffer {
  switch (type) {
    case "string":
      return typeof value === "string" ? delimited(number, Buffer.from(value)) : misfit(path, "a string");
    case "bytes":
      return delimited(number, base64(value, path));
    case "traceId":
    case "spanId":
      return delimited(number, hexadecimal(value, path));
    default:
      if (shape) return delimited(number, message(shape, value, path, depth + 1));
      return Buffer.concat([varint(BigInt((number << 3) | wireType)), scalar(type, value, path)]);
  }
}

function scalar(type: string, value: unknown, path: string): Buffer {
  switch (type) {
    case "bool":
      return typeof value === "boolean" ? varint(value ? 1n : 0n) : misfit(path, "true or false");
    case "enum":
      return varint(BigInt.asUintN(64, enumeration(value, path)));
    case "sint32": {
      // Written in zigzag form.
      const number = integer(value, path, "int32");
      return varint(BigInt.asUintN(32, (number << 1n) ^ (number >> 31n)));
    }
    case "double": {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleLE(double(value, path));
      return bytes;
    }
    case "fixed32": {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(Number(integer(value, path, "uint32")));
      return bytes;
    }
    case "fixed64":
    case "sfixed64": {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt.asUintN(64, integer(value, path, type === "fixed64" ? "uint64" : "int64")));
      return bytes;
    }
    default:
      return varint(BigInt.asUintN(64, integer(value, path, type === "uint32" || type === "uint64" ? type : "int64")));
  }
}

/** The least and the most. */
const ranges = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
} as const;

function integer(value: unknown, path: string, range: keyof typeof ranges): bigint {
  const given = exactDigits(value) ?? value;
  const isWhole =
    (typeof given === "number" && Number.isInteger(given)) ||
    (typeof given === "string" && /^[+-]?\d{1,20}$/.test(given));
  if (!isWhole) return misfit(path, "a whole number");
  const number = BigInt(typeof given === "string" ? given.replace("+", "") : (given as number));
  const [least, most] = ranges[range];
  return number >= least && number <= most ? number : misfit(path, `a number from ${least} to ${most}`);
}

function enumeration(value: unknown, path: string): bigint {
  if (typeof value !== "string") return integer(value, path, "int32");
  return enumNumbers.has(value) ? BigInt(enumNumbers.get(value) ?? 0) : misfit(path, "a name of the enumeration");
}

const doubleWords: ReadonlyMap<unknown, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

function double(value: unknown, path: string): number {
  const given = exactDigits(value) ?? value;
  const word = doubleWords.get(given);
  if (word !== undefined) return word;
  const isNumber = typeof given === "number" || (typeof given === "string" && decimal.test(given));
  const number = Number(given);
  return isNumber && Number.isFinite(number) ? number : misfit(path, "a number");
}

/** Each digit can be taken in one way only: a long text that is not a number is refused as fast as one that is. */
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function hexadecimal(value: unknown, path: string): Buffer {
  if (typeof value !== "string" || value.length % 2 !== 0 || /[^0-9a-fA-F]/.test(value)) {
    return misfit(path, "an id in hexadecimal");
  }
  return Buffer.from(value, "hex");
}

/** In both alphabets, with or without the signs at the end, as protobuf's JSON has it. */
function base64(value: unknown, path: string): Buffer {
  const text = typeof value === "string" ? value : "?";
  const digits = text.endsWith("==") ? text.length - 2 : text.endsWith("=") ? text.length - 1 : text.length;
  const isPadded = digits < text.length;
  const isWhole = digits % 4 !== 1 && (!isPadded || text.length % 4 === 0);
  if (!isWhole || /[^\w+/-]/.test(text.slice(0, digits))) return misfit(path, "bytes in base64");
  return Buffer.from(text, "base64");
}

function delimited(number: number, content: Buffer): Buffer {
  return Buffer.concat([varint(BigInt((number << 3) | wire.bytes)), varint(BigInt(content.length)), content]);
}

function varint(value: bigint): Buffer {
  if (value < 0x80n) return Buffer.of(Number(value));
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
