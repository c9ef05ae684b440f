/** Writes protobuf messages part by part, where speed is not what matters. */

import { Buffer } from "node:buffer";
import { wire } from "./field-cursor.ts";
import { frameOf, varintBytes, writeVarint } from "./write-varint.ts";

/** A field that holds a message, or bytes. */
export function message(field: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([frameOf(field, wire.bytes, bytes), ...parts]);
}

export function text(field: number, content: string): Uint8Array {
  return message(field, Buffer.from(content));
}

/** @param value below 2^32 */
export function varint(field: number, value: number): Uint8Array {
  const number = new Uint8Array(varintBytes(value));
  writeVarint(number, 0, value);
  return Buffer.concat([frameOf(field, wire.varint, 0), number]);
}

export function fixed64(field: number, value: number | bigint): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeBigUInt64LE(BigInt(value));
  return Buffer.concat([frameOf(field, wire.fixed64, 0), number]);
}

export function double(field: number, value: number): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeDoubleLE(value);
  return Buffer.concat([frameOf(field, wire.fixed64, 0), number]);
}
