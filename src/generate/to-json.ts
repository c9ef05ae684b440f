/**
 * A request in OTLP/JSON: names in lowerCamelCase, ids in hexadecimal, 64-bit numbers as text, enumerations by number.
 *
 * @see OTLP specification 1.9, "JSON Protobuf Encoding"
 */

import { Buffer } from "node:buffer";
import type { Signal } from "../contract/signal.ts";
import { type Field, type MessageShape, signalShapes } from "../routing/otlp/messages.ts";
import { wire } from "../routing/wire/field-cursor.ts";

type Written = string | number | boolean | readonly Written[] | { readonly [name: string]: Written };

/** @param request that this folder wrote: it is well formed */
export function requestToJson(signal: Signal, request: Buffer): Buffer {
  return Buffer.from(JSON.stringify(messageIn(request, signalShapes[signal].request)));
}

interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

function messageIn(bytes: Buffer, shape: MessageShape): Written {
  const members: Record<string, Written> = {};
  const cursor = { bytes, at: 0 };
  while (cursor.at < bytes.length) {
    const tag = Number(varintAt(cursor));
    const content = contentAt(cursor, tag & 7);
    const field = shape.fields.get(tag >>> 3);
    if (!field) continue;
    const name = camel(field.name);
    const value = valueIn(content, field);
    // Of our own tables.
    const before = field.isRepeated ? ((members[name] as readonly Written[] | undefined) ?? []) : undefined;
    members[name] = before ? [...before, ...(Array.isArray(value) ? value : [value])] : value;
  }
  return members;
}

const names = new Map<string, string>();

function camel(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  names.set(name, made);
  return made;
}

type Content = Buffer | bigint;

function contentAt(cursor: Cursor, wireType: number): Content {
  if (wireType === wire.varint) return varintAt(cursor);
  const length = wireType === wire.bytes ? Number(varintAt(cursor)) : wireType === wire.fixed64 ? 8 : 4;
  const content = cursor.bytes.subarray(cursor.at, cursor.at + length);
  cursor.at += length;
  return content;
}

function varintAt(cursor: Cursor): bigint {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = cursor.bytes[cursor.at] ?? 0;
    cursor.at += 1;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

function valueIn(content: Content, field: Field): Written {
  if (typeof content === "bigint") return numberIn(content, field.type);
  switch (field.kind) {
    case "message":
      return field.message ? messageIn(content, field.message) : {};
    case "traceId":
    case "spanId":
      return content.toString("hex");
    case "bytes":
      return content.toString(field.type === "string" ? "utf8" : "base64");
    case "number":
      return fixedIn(content, field.type);
    case "packed64":
      return eights(content).map((one) => fixedIn(one, field.type));
    case "packedVarint":
      return varintsIn(content).map((one) => numberIn(one, field.type));
  }
}

function eights(content: Buffer): readonly Buffer[] {
  return Array.from({ length: content.length / 8 }, (_, index) => content.subarray(8 * index, 8 * index + 8));
}

function varintsIn(bytes: Buffer): readonly bigint[] {
  const found: bigint[] = [];
  for (const cursor = { bytes, at: 0 }; cursor.at < bytes.length; ) found.push(varintAt(cursor));
  return found;
}

function fixedIn(content: Buffer, type: string): Written {
  if (type === "double") return content.readDoubleLE();
  if (type === "fixed32") return content.readUInt32LE();
  return String(type === "sfixed64" ? content.readBigInt64LE() : content.readBigUInt64LE());
}

function numberIn(value: bigint, type: string): Written {
  switch (type) {
    case "bool":
      return value === 1n;
    case "int64":
      return String(BigInt.asIntN(64, value));
    case "uint64":
      return String(value);
    case "sint32":
      return Number(value & 1n ? -(value >> 1n) - 1n : value >> 1n);
    default:
      return Number(value);
  }
}
