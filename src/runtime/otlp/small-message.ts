/** Protobuf messages of a few fields, which are read and written whole: responses and statuses. */

import { Buffer } from "node:buffer";
import { fieldsOf, nextField, wire } from "../../routing/wire/field-cursor.ts";
import { frameOf, varintBytes, writeVarint } from "../../routing/wire/write-varint.ts";

interface FieldContent {
  readonly field: number;
  readonly wireType: number;
  /** Of bytes what they hold, of others as they stand. */
  readonly content: Uint8Array;
}

/** @returns undefined for what is not a protobuf message */
export function fieldList(bytes: Uint8Array): readonly FieldContent[] | undefined {
  const found: FieldContent[] = [];
  const cursor = fieldsOf(bytes, 0, bytes.length);
  while (nextField(cursor)) {
    const { field, wireType, value, at } = cursor;
    found.push({ field, wireType, content: bytes.subarray(value, at) });
  }
  return cursor.fault ? undefined : found;
}

/** Numbers up to 2^53; negative ones, which nobody means here, count as 0. */
export function varintOf(bytes: Uint8Array): number {
  let value = 0;
  for (const [index, byte] of bytes.entries()) value += (byte & 0x7f) * 2 ** (7 * index);
  return Number.isSafeInteger(value) ? value : 0;
}

export function varintField(field: number, value: number): Uint8Array {
  if (value === 0) return new Uint8Array();
  const bytes = new Uint8Array(1 + varintBytes(value));
  bytes[0] = (field << 3) | wire.varint;
  writeVarint(bytes, 1, value);
  return bytes;
}

export function bytesField(field: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([frameOf(field, wire.bytes, content.length), content]);
}

export function textField(field: number, text: string): Uint8Array {
  return text === "" ? new Uint8Array() : bytesField(field, Buffer.from(text, "utf8"));
}
