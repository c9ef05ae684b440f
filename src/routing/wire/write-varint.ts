/** The shortest form of protobuf tags and lengths. */

import { wire } from "./field-cursor.ts";

/** Bytes of the shortest varint of an unsigned 32-bit number. */
export function varintBytes(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  return value < 0x1000_0000 ? 4 : 5;
}

/** Writes an unsigned 32-bit number. @returns the index after it */
export function writeVarint(target: Uint8Array, at: number, value: number): number {
  let rest = value;
  let next = at;
  while (rest >= 0x80) {
    target[next++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  target[next++] = rest;
  return next;
}

/** Bytes of the tag and the length of a field that holds bytes. */
export function frameBytes(field: number, length: number): number {
  return varintBytes(((field << 3) | wire.bytes) >>> 0) + varintBytes(length);
}

/** The tag and the length of a field that holds bytes. @returns the index after them */
export function writeFrame(target: Uint8Array, at: number, field: number, length: number): number {
  return writeVarint(target, writeVarint(target, at, ((field << 3) | wire.bytes) >>> 0), length);
}

/** The tag, followed by the length if the wire type is bytes. */
export function frameOf(field: number, wireType: number, length: number): Uint8Array {
  const tag = ((field << 3) | wireType) >>> 0;
  const withLength = wireType === wire.bytes;
  const frame = new Uint8Array(varintBytes(tag) + (withLength ? varintBytes(length) : 0));
  const next = writeVarint(frame, 0, tag);
  if (withLength) writeVarint(frame, next, length);
  return frame;
}
