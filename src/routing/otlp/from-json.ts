/**
 * OTLP/JSON as protobuf: ids in hexadecimal, other bytes in base64, 64-bit numbers as text or number, enumerations by
 * number or name. Unknown members are left out, as the specification asks of receivers.
 *
 * @see OTLP specification 1.9, "JSON Protobuf Encoding"
 */

import { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import { wire } from "../wire/field-cursor.ts";
import { enumNumbers } from "./json-enums.ts";
import { type JsonField, jsonFields } from "./json-fields.ts";

export type FromJsonResult =
  | { readonly kind: "request"; readonly bytes: Buffer }
  | { readonly kind: "malformed"; readonly reason: string };

const requestMessages: Readonly<Record<Signal, string>> = {
  traces: "TracesRequest",
  metrics: "MetricsRequest",
  logs: "LogsRequest",
};

/** Messages within messages; deeper ones are refused, as on the wire. */
const depthMax = 100;

/** Why a value cannot be written, at a path of member names. */
class Misfit extends Error {}

export function requestFromJson(signal: Signal, text: string): FromJsonResult {
  try {
    const json: unknown = JSON.parse(text);
    return { kind: "request", bytes: message(requestMessages[signal], json, "", 1) };
  } catch (error) {
    // JSON.parse and our own walk throw nothing else.
    return { kind: "malformed", reason: error instanceof Error ? error.message : String(error) };
  }
}

function misfit(path: string, expected: string): never {
  throw new Misfit(`${path === "" ? "the request" : path.slice(1)} is not ${expected}`);
}

function message(name: string, value: unknown, path: string, depth: number): Buffer {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return misfit(path, "an object");
  if (depth > depthMax) return misfit(path, `at most ${depthMax} messages deep`);
  const known = jsonFields.get(name);
  const parts = Object.entries(value).flatMap(([key, member]) => {
    const field = known?.get(key);
    if (!field || member === null) return [];
    return [{ number: field.number, bytes: fieldBytes(field, member, `${path}.${key}`, depth) }];
  });
  // In order of their numbers, as every encoder writes them; of one with two names, as they stand.
  return Buffer.concat(parts.sort((left, right) => left.number - right.number).map(({ bytes }) => bytes));
}

function fieldBytes(field: JsonField, value: unknown, path: string, depth: number): Buffer {
  if (!field.isRepeated) return single(field, value, path, depth);
  if (!Array.isArray(value)) return misfit(path, "a list");
  const list: readonly unknown[] = value;
  if (isPacked(field.type)) {
    const content = Buffer.concat(list.map((item, index) => scalar(field.type, item, `${path}[${index}]`)));
    return content.length === 0 ? content : delimited(field.number, content);
  }
  return Buffer.concat(list.map((item, index) => single(field, item, `${path}[${index}]`, depth)));
}

const isPacked = (type: string) => ["fixed64", "double", "uint"].includes(type);

function single({ number, type }: JsonField, value: unknown, path: string, depth: number): Buffer {
  switch (type) {
    case "string":
      return typeof value === "string" ? delimited(number, Buffer.from(value)) : misfit(path, "a text");
    case "bytes":
      return delimited(number, base64(value, path));
    case "id":
      return delimited(number, hexadecimal(value, path));
    default: {
      const wireType = wireTypeOf(type);
      if (wireType === wire.bytes) return delimited(number, message(type, value, path, depth + 1));
      return Buffer.concat([varint(BigInt((number << 3) | wireType)), scalar(type, value, path)]);
    }
  }
}

function wireTypeOf(type: string): number {
  switch (type) {
    case "bool":
    case "enum":
    case "uint":
    case "int":
    case "sint":
      return wire.varint;
    case "fixed64":
    case "sfixed64":
    case "double":
      return wire.fixed64;
    case "fixed32":
      return wire.fixed32;
    default:
      return wire.bytes;
  }
}

function scalar(type: string, value: unknown, path: string): Buffer {
  switch (type) {
    case "bool":
      return typeof value === "boolean" ? varint(value ? 1n : 0n) : misfit(path, "true or false");
    case "enum":
      return varint(BigInt.asUintN(64, enumeration(value, path)));
    case "sint": {
      // sint32 is written in zigzag form.
      const number = integer(value, path, 32);
      return varint(BigInt.asUintN(32, (number << 1n) ^ (number >> 31n)));
    }
    case "double": {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleLE(double(value, path));
      return bytes;
    }
    case "fixed32": {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(Number(BigInt.asUintN(32, integer(value, path, 64))));
      return bytes;
    }
    case "fixed64":
    case "sfixed64": {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt.asUintN(64, integer(value, path, 65)));
      return bytes;
    }
    default:
      return varint(BigInt.asUintN(64, integer(value, path, 65)));
  }
}

/** @param bits of the signed number that must hold it */
function integer(value: unknown, path: string, bits: number): bigint {
  const isWhole =
    (typeof value === "number" && Number.isInteger(value)) || (typeof value === "string" && /^-?\d{1,20}$/.test(value));
  if (!isWhole) return misfit(path, "a whole number");
  const number = BigInt(value as number | string);
  return BigInt.asIntN(bits, number) === number ? number : misfit(path, "a number that fits");
}

function enumeration(value: unknown, path: string): bigint {
  if (typeof value === "string" && enumNumbers.has(value)) return BigInt(enumNumbers.get(value) ?? 0);
  return integer(value, path, 32);
}

const doubleWords: ReadonlyMap<unknown, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

function double(value: unknown, path: string): number {
  if (typeof value === "number") return value;
  const number =
    doubleWords.get(value) ?? (typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN);
  return Number.isNaN(number) && value !== "NaN" ? misfit(path, "a number") : number;
}

function hexadecimal(value: unknown, path: string): Buffer {
  if (typeof value !== "string" || value.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(value)) {
    return misfit(path, "an id in hexadecimal");
  }
  return Buffer.from(value, "hex");
}

function base64(value: unknown, path: string): Buffer {
  if (typeof value !== "string" || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) return misfit(path, "bytes in base64");
  return Buffer.from(value, "base64");
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
