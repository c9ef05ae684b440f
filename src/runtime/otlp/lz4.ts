/**
 * Frames of LZ4, which Node does not have, block by block.
 *
 * @see lz4_Frame_format.md 1.6 and lz4_Block_format.md; what pierrec/lz4 v4 (of the Collectors) refuses is refused
 */

import { Buffer } from "node:buffer";
import { copyWithin } from "./snappy.ts";
import { XxHash32, xxhash32 } from "./xxhash32.ts";

const magic = 0x184d2204;
/** Frames of these numbers are skipped. */
const skippable = { first: 0x184d2a50, last: 0x184d2a5f } as const;
const version = 1;
/** Of a block, by its code. */
const blockBytesMax: ReadonlyMap<number, number> = new Map([
  [4, 64 << 10],
  [5, 256 << 10],
  [6, 1 << 20],
  [7, 4 << 20],
]);
/** How far back a block may look, into those before it too. */
const windowBytes = 65_536;
const lastWord = 15;
const matchBytesMin = 4;

interface Frame {
  readonly blockBytesMax: number;
  readonly isLinked: boolean;
  readonly hasBlockChecksum: boolean;
  readonly hasChecksum: boolean;
  /** Behind its header. */
  readonly at: number;
}

/** The blocks of all frames; undefined, as the last one, where it is malformed. */
export function* decodeLz4(bytes: Buffer): Generator<Buffer | undefined> {
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) break;
    const number = bytes.readUInt32LE(at);
    if (number >= skippable.first && number <= skippable.last) {
      if (at + 8 > bytes.length) break;
      at += 8 + bytes.readUInt32LE(at + 4);
      continue;
    }
    const frame = number === magic ? frameAt(bytes, at + 4) : undefined;
    const end = frame && (yield* blocks(bytes, frame));
    if (end === undefined) break;
    at = end;
  }
  // A skipped frame may lead beyond the end.
  if (at !== bytes.length) yield undefined;
}

function frameAt(bytes: Buffer, at: number): Frame | undefined {
  const [flags = 0, size = 0] = bytes.subarray(at, at + 2);
  const [hasSize, hasDictionary] = [(flags & 8) !== 0, (flags & 1) !== 0];
  const end = at + 2 + (hasSize ? 8 : 0);
  const most = blockBytesMax.get((size >> 4) & 7);
  if (flags >> 6 !== version || !most || hasDictionary || end >= bytes.length) return undefined;
  if (((xxhash32(bytes.subarray(at, end)) >> 8) & 0xff) !== bytes[end]) return undefined;
  return {
    blockBytesMax: most,
    isLinked: (flags & 0x20) === 0,
    hasBlockChecksum: (flags & 0x10) !== 0,
    hasChecksum: (flags & 4) !== 0,
    at: end + 1,
  };
}

const uncompressed = 0x80000000;

/** @returns where the frame ends, or undefined */
function* blocks(bytes: Buffer, frame: Frame): Generator<Buffer, number | undefined> {
  const checksum = new XxHash32();
  let before: Buffer = Buffer.alloc(0);
  let block = blockAt(bytes, frame.at, frame);
  for (; block && !block.isEndMark; block = blockAt(bytes, block.end, frame)) {
    const content = bytes.subarray(block.start, block.start + block.size);
    const decoded = block.isWhole ? content : decodedBlock(content, before, frame.blockBytesMax);
    if (!decoded) return undefined;
    if (frame.hasChecksum) checksum.update(decoded);
    if (frame.isLinked) before = Buffer.concat([before, decoded]).subarray(-windowBytes);
    yield decoded;
  }
  if (!block || !frame.hasChecksum) return block?.end;
  const isSound = block.end + 4 <= bytes.length && checksum.digest() === bytes.readUInt32LE(block.end);
  return isSound ? block.end + 4 : undefined;
}

interface Block {
  readonly start: number;
  readonly size: number;
  readonly isWhole: boolean;
  /** What stands behind the last block; one that is empty is not the last. */
  readonly isEndMark: boolean;
  /** Behind its checksum. */
  readonly end: number;
}

function blockAt(bytes: Buffer, at: number, { blockBytesMax, hasBlockChecksum }: Frame): Block | undefined {
  const start = at + 4;
  if (start > bytes.length) return undefined;
  const word = bytes.readUInt32LE(at);
  const isWhole = word >= uncompressed;
  const size = isWhole ? word - uncompressed : word;
  const isEndMark = word === 0;
  const end = isEndMark ? start : start + size + (hasBlockChecksum ? 4 : 0);
  if (size > blockBytesMax || end > bytes.length) return undefined;
  const isSound =
    isEndMark || !hasBlockChecksum || xxhash32(bytes.subarray(start, end - 4)) === bytes.readUInt32LE(end - 4);
  return isSound ? { start, size, isWhole, isEndMark, end } : undefined;
}

/** @param before what a linked block may look back to */
function decodedBlock(content: Buffer, before: Buffer, bytesMax: number): Buffer | undefined {
  // A byte of a length stands for 255 at most.
  const out = Buffer.allocUnsafe(before.length + Math.min(bytesMax, content.length * 255));
  let to = before.copy(out);
  let from = 0;
  while (from < content.length) {
    const token = content[from++] ?? 0;
    const literals = lengthAt(content, from, token >> 4);
    if (!literals || literals.at + literals.size > content.length || to + literals.size > out.length) return undefined;
    from = literals.at + literals.size;
    to += content.copy(out, to, literals.at, from);
    // The last sequence has literals only.
    if (from === content.length) return out.subarray(before.length, to);
    if (from + 2 > content.length) return undefined;
    const offset = content.readUInt16LE(from);
    const match = lengthAt(content, from + 2, token & lastWord);
    if (!match || offset === 0 || offset > to) return undefined;
    const size = match.size + matchBytesMin;
    if (to + size > out.length) return undefined;
    copyWithin(out, to, offset, size);
    to += size;
    from = match.at;
  }
  return undefined;
}

/** A length that does not fit its half of a byte goes on in whole ones. */
function lengthAt(content: Buffer, start: number, word: number): { size: number; at: number } | undefined {
  let [size, at] = [word, start];
  if (word < lastWord) return { size, at };
  for (;;) {
    const byte = content[at++];
    if (byte === undefined) return undefined;
    size += byte;
    if (byte < 255) return { size, at };
  }
}
