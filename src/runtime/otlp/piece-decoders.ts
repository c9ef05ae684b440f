/** Encodings that Node does not have, decoded here piece by piece: others are served in between. */

import type { Buffer } from "node:buffer";
import { GatheredBytes, type GatheredBytesOptions } from "../memory/gathered-bytes.ts";
import { nextTurn } from "../next-turn.ts";
import { type Decompressed, malformedContent, tooMuchContent } from "./decompressed.ts";
import { decodeLz4 } from "./lz4.ts";
import { blockLength, decodeBlock, decodeFrames, isFramed } from "./snappy.ts";

export interface PieceDecoder {
  /** In order; undefined, as the last one, for what is malformed. */
  readonly pieces: (bytes: Buffer) => Iterable<Buffer | undefined>;
  /** Known before it is decoded, of what has one piece of any size. */
  readonly announced: (bytes: Buffer) => number;
}

const unknown = () => 0;

export const lz4: PieceDecoder = { pieces: decodeLz4, announced: unknown };
export const framedSnappy: PieceDecoder = { pieces: decodeFrames, announced: unknown };
/** Collectors wrote frames under this name once, and read both. */
export const snappy: PieceDecoder = {
  pieces: (bytes) => (isFramed(bytes) ? decodeFrames(bytes) : decodeBlock(bytes)),
  announced: (bytes) => (isFramed(bytes) ? 0 : (blockLength(bytes) ?? 0)),
};

/** So much is decoded in one go: some milliseconds, also of elements of a byte each. */
const turnBytes = 512 * 1_024;

export async function decodePieces(
  { pieces, announced }: PieceDecoder,
  name: string,
  bytes: Buffer,
  bounds: GatheredBytesOptions,
): Promise<Decompressed> {
  const expected = announced(bytes);
  if (expected > bounds.bytesMax) return tooMuchContent(bounds);
  // It is there beside the copy that is kept, for a moment.
  if (!bounds.held.reserve(expected)) return { kind: "no room" };
  const whole =
    expected > 0 ? new GatheredBytes({ ...bounds, bytesMax: expected }, "announced") : new GatheredBytes(bounds);
  try {
    const wrong = await gather(pieces(bytes), whole, name, bounds);
    return wrong ?? { kind: "bytes", ...whole.end() };
  } finally {
    bounds.held.release(expected);
    whole.abandon();
  }
}

/** @returns why there is no whole, if there is none */
async function gather(
  pieces: Iterable<Buffer | undefined>,
  whole: GatheredBytes,
  name: string,
  bounds: GatheredBytesOptions,
): Promise<Decompressed | undefined> {
  let turnEnds = turnBytes;
  for (const piece of pieces) {
    if (!piece) return malformedContent(name);
    if (whole.length + piece.length > bounds.bytesMax) return tooMuchContent(bounds);
    if (!whole.append(piece)) return { kind: "no room" };
    if (whole.length < turnEnds) continue;
    await nextTurn();
    turnEnds = whole.length + turnBytes;
  }
  return undefined;
}
