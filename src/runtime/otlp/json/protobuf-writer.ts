/**
 * Protobuf in the order in which it becomes known: the length of a message stands in front of it and is known behind it. Room
 * for it is left as the last message of that field needed, so what was written hardly ever has to move.
 */

import type { Buffer } from "node:buffer";
import { varintBytes, writeVarint } from "../../../routing/wire/write-varint.ts";
import { HeldBuffer, type HeldBufferOptions } from "../../memory/held-buffer.ts";

export interface ProtobufWriter {
  readonly buffer: HeldBuffer;
  /** Of the buffer. */
  bytes: Buffer;
  /** Of the same bytes. */
  view: DataView;
  length: number;
  /** How many bytes had to move, in all. */
  moved: number;
}

/** Of a varint of 64 bits, or of a length with the tag in front. */
const scalarBytesMax = 20;
/** Below it a loop copies faster than a call. */
const loopedBytesMax = 64;

/** Ends what is being written: there is no memory for it. Whoever has the writer catches it. */
export class NoRoomError extends Error {}

/** Has no room before something is written. */
export function createWriter(memory: HeldBufferOptions): ProtobufWriter {
  const buffer = new HeldBuffer(memory);
  return { buffer, bytes: buffer.bytes, view: viewOf(buffer.bytes), length: 0, moved: 0 };
}

const viewOf = ({ buffer, byteOffset, length }: Buffer) => new DataView(buffer, byteOffset, length);

/** @throws NoRoomError */
export function expectBytes(writer: ProtobufWriter, expectedBytes: number): void {
  reserve(writer, expectedBytes + scalarBytesMax);
}

/** Room for bytes that the caller writes behind `length`. @throws NoRoomError */
export function reserve(writer: ProtobufWriter, count: number): void {
  const needed = writer.length + count;
  if (needed <= writer.bytes.length) return;
  if (!writer.buffer.grow(Math.max(needed, 2 * writer.bytes.length), writer.length)) throw new NoRoomError();
  writer.bytes = writer.buffer.bytes;
  writer.view = viewOf(writer.bytes);
}

/** Hot path. A tag, or any other unsigned number of 32 bits. */
export function appendVarint(writer: ProtobufWriter, value: number): true {
  reserve(writer, scalarBytesMax);
  if (value >= 0 && value < 0x80) writer.bytes[writer.length++] = value;
  else writer.length = writeVarint(writer.bytes, writer.length, value >>> 0);
  return true;
}

/** Of two halves of 32 bits. */
export function appendVarint64(writer: ProtobufWriter, low: number, high: number): true {
  reserve(writer, scalarBytesMax);
  const { bytes } = writer;
  let at = writer.length;
  let restLow = low;
  let restHigh = high;
  while (restHigh !== 0 || restLow < 0 || restLow >= 0x80) {
    bytes[at++] = (restLow & 0x7f) | 0x80;
    restLow = (restLow >>> 7) | (restHigh << 25);
    restHigh >>>= 7;
  }
  bytes[at++] = restLow;
  writer.length = at;
  return true;
}

/** Little-endian. */
export function appendFixed32(writer: ProtobufWriter, value: number): true {
  reserve(writer, scalarBytesMax);
  writer.view.setInt32(writer.length, value, true);
  writer.length += 4;
  return true;
}

/** Hot path. */
export function appendFixed64(writer: ProtobufWriter, low: number, high: number): true {
  reserve(writer, scalarBytesMax);
  const { view, length } = writer;
  view.setInt32(length, low, true);
  view.setInt32(length + 4, high, true);
  writer.length = length + 8;
  return true;
}

/** Hot path. */
export function appendBytes(writer: ProtobufWriter, source: Uint8Array, start: number, end: number): void {
  reserve(writer, end - start);
  const { bytes } = writer;
  let at = writer.length;
  if (end - start <= loopedBytesMax) for (let index = start; index < end; index++) bytes[at++] = source[index] ?? 0;
  else {
    bytes.set(source.subarray(start, end), at);
    at += end - start;
  }
  writer.length = at;
}

/**
 * Leaves room for a length.
 *
 * @returns where what it counts begins
 */
export function openLength(writer: ProtobufWriter, lengthBytes: number): number {
  reserve(writer, scalarBytesMax);
  writer.length += lengthBytes;
  return writer.length;
}

/**
 * Writes the length of all that came after `start` into the room in front of it.
 *
 * @returns how many bytes it took
 */
export function closeLength(writer: ProtobufWriter, start: number, lengthBytes: number): number {
  const count = writer.length - start;
  const needed = varintBytes(count);
  if (needed !== lengthBytes) {
    reserve(writer, scalarBytesMax);
    writer.bytes.copyWithin(start - lengthBytes + needed, start, writer.length);
    writer.length += needed - lengthBytes;
    writer.moved += count;
  }
  writeVarint(writer.bytes, start - lengthBytes, count);
  return needed;
}
