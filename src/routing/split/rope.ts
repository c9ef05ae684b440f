/** Bytes composed of ranges of other arrays: adjacent ranges are joined, and nothing is copied before the end. */

import { wire } from "../wire/field-cursor.ts";
import { frameOf } from "../wire/write-varint.ts";

interface Piece {
  readonly source: Uint8Array;
  readonly start: number;
  end: number;
}

export interface Rope {
  readonly pieces: Piece[];
  sizeBytes: number;
}

export function createRope(): Rope {
  return { pieces: [], sizeBytes: 0 };
}

export function appendRange(rope: Rope, source: Uint8Array, start: number, end: number): void {
  if (start === end) return;
  const last = rope.pieces.at(-1);
  if (last && last.source === source && last.end === start) last.end = end;
  else rope.pieces.push({ source, start, end });
  rope.sizeBytes += end - start;
}

export function appendWhole(rope: Rope, bytes: Uint8Array): void {
  appendRange(rope, bytes, 0, bytes.length);
}

export function appendRope(rope: Rope, other: Rope): void {
  for (const { source, start, end } of other.pieces) appendRange(rope, source, start, end);
}

/** As a field of a message. */
export function appendFramed(rope: Rope, field: number, content: Rope): void {
  appendWhole(rope, frameOf(field, wire.bytes, content.sizeBytes));
  appendRope(rope, content);
}

/** A single piece is returned as a view of its source. */
export function bytesOf(rope: Rope): Uint8Array {
  const [only] = rope.pieces;
  if (only && rope.pieces.length === 1) return only.source.subarray(only.start, only.end);
  const bytes = new Uint8Array(rope.sizeBytes);
  writeRope(rope, bytes, 0);
  return bytes;
}

/** @returns the index after it */
export function writeRope({ pieces }: Rope, target: Uint8Array, from: number): number {
  let at = from;
  for (const { source, start, end } of pieces) {
    target.set(source.subarray(start, end), at);
    at += end - start;
  }
  return at;
}
