/**
 * Snappy, which Node does not have: its block format, and blocks in frames. What it becomes is known before there is room for it.
 *
 * @see google/snappy format_description.txt and framing_format.txt; what golang/snappy 0.0.4 (of the Collectors) refuses is refused
 */

import { Buffer } from "node:buffer";
import { crc32c } from "./crc32c.ts";

const streamIdentifier = Buffer.from("ff060000734e61507059", "hex");
const chunk = { compressed: 0x00, uncompressed: 0x01, skippableMin: 0x80, identifier: 0xff } as const;
/** Of a chunk in a frame, decompressed. */
const chunkBytesMax = 65_536;
/** Of a chunk: its kind and its length. */
const headBytes = 4;
const checksumBytes = 4;

/** Three bytes become 64 at most. */
const growthMax = 64 / 3;
const lengthBytesMax = 5;

export function isFramed(bytes: Buffer): boolean {
  return bytes.subarray(0, streamIdentifier.length).equals(streamIdentifier);
}

interface Length {
  readonly value: number;
  /** Behind it. */
  readonly at: number;
}

/** How much a block becomes, which it says in front; undefined for what cannot be one. */
export function blockLength(bytes: Uint8Array): number | undefined {
  return lengthOf(bytes)?.value;
}

function lengthOf(bytes: Uint8Array): Length | undefined {
  let value = 0;
  for (let at = 0; at < lengthBytesMax; at++) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return value <= growthMax * bytes.length ? { value, at: at + 1 } : undefined;
  }
  return undefined;
}

/** Of a block, before others are served. */
const pieceBytes = 256 * 1_024;

/** What comes of a block, in order; undefined, as the last one, for what is not a block. */
export function* decodeBlock(bytes: Buffer): Generator<Buffer | undefined> {
  const length = lengthOf(bytes);
  const out = Buffer.allocUnsafe(length?.value ?? 0);
  let from = length?.at ?? bytes.length;
  let to = 0;
  let given = 0;
  while (from < bytes.length) {
    const found = elementAt(bytes, from);
    if (!found || to + found.size > out.length) break;
    from = found.offset === 0 ? literal(bytes, found, out, to) : copy(found, out, to);
    if (from === -1) break;
    to += found.size;
    if (to - given < pieceBytes) continue;
    yield out.subarray(given, to);
    given = to;
  }
  const isWhole = length !== undefined && from === bytes.length && to === out.length;
  yield isWhole ? out.subarray(given) : undefined;
}

/** Of one piece at most. */
function decodeShortBlock(bytes: Buffer): Buffer | undefined {
  const [only] = decodeBlock(bytes);
  return only;
}

/** @returns where the next element begins; -1 if there is less than it says */
function literal(bytes: Buffer, { at, size }: Readonly<typeof element>, out: Buffer, to: number): number {
  return bytes.copy(out, to, at, at + size) === size ? at + size : -1;
}

function copy({ at, size, offset }: Readonly<typeof element>, out: Buffer, to: number): number {
  if (offset > to) return -1;
  copyWithin(out, to, offset, size);
  return at;
}

/** The last one that was read: there are too many for an object each. */
const element = { at: 0, size: 0, offset: 0 };

/** A literal has the offset 0; a copy of what is `offset` before is not one then. */
function elementAt(bytes: Buffer, at: number): typeof element | undefined {
  const tag = bytes[at] ?? 0;
  const upper = tag >> 2;
  const extra = tag & 3 ? [0, 1, 2, 4][tag & 3] : Math.max(0, upper - 59);
  const behind = at + 1 + (extra ?? 0);
  if (behind > bytes.length) return undefined;
  const number = extra ? bytes.readUIntLE(at + 1, extra) : 0;
  element.at = behind;
  switch (tag & 3) {
    case 0:
      element.size = 1 + (upper < 60 ? upper : number);
      element.offset = 0;
      return element;
    case 1:
      element.size = 4 + (upper & 7);
      element.offset = ((tag & 0xe0) << 3) | number;
      break;
    default:
      element.size = 1 + upper;
      element.offset = number;
  }
  return element.offset > 0 ? element : undefined;
}

/** Source and target overlap where what is copied repeats itself. */
export function copyWithin(out: Buffer, to: number, offset: number, size: number): void {
  if (offset >= size) {
    out.copyWithin(to, to - offset, to - offset + size);
    return;
  }
  for (let index = to; index < to + size; index++) out[index] = out[index - offset] ?? 0;
}

/** The chunks of a frame, one after the other; undefined, as the last one, where it is malformed. */
export function* decodeFrames(bytes: Buffer): Generator<Buffer | undefined> {
  for (let at = 0; at < bytes.length; ) {
    const kind = bytes[at] ?? 0;
    const content = contentAt(bytes, at);
    const piece = content && (at > 0 || kind === chunk.identifier) ? decodedChunk(kind, content) : undefined;
    if (piece !== skipped) yield piece;
    if (!content || !piece) return;
    at += headBytes + content.length;
  }
}

/** What there is to a chunk without content. */
const skipped: Buffer = Buffer.alloc(0);

/** @returns undefined for what is malformed */
function decodedChunk(kind: number, content: Buffer): Buffer | undefined {
  if (kind === chunk.identifier) return content.equals(streamIdentifier.subarray(headBytes)) ? skipped : undefined;
  if (kind >= chunk.skippableMin) return skipped;
  return kind === chunk.compressed || kind === chunk.uncompressed ? checkedChunk(kind, content) : undefined;
}

function contentAt(bytes: Buffer, at: number): Buffer | undefined {
  const start = at + headBytes;
  if (start > bytes.length) return undefined;
  const end = start + bytes.readUIntLE(at + 1, 3);
  return end <= bytes.length ? bytes.subarray(start, end) : undefined;
}

function checkedChunk(kind: number, content: Buffer): Buffer | undefined {
  if (content.length < checksumBytes) return undefined;
  const body = content.subarray(checksumBytes);
  const isWhole = kind === chunk.uncompressed;
  if ((isWhole ? body.length : (blockLength(body) ?? Number.POSITIVE_INFINITY)) > chunkBytesMax) return undefined;
  const decoded = isWhole ? body : decodeShortBlock(body);
  return decoded && masked(crc32c(decoded)) === content.readUInt32LE(0) ? decoded : undefined;
}

/** Checksums of what has checksums in it are unlucky, so they are turned and moved. */
function masked(checksum: number): number {
  return (((checksum >>> 15) | (checksum << 17)) + 0xa282ead8) >>> 0;
}
