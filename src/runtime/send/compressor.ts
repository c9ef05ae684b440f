/** Compresses what is sent, into buffers of the pool: what the collector would have to find would be memory a second time. */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { BufferPool } from "../memory/buffer-pool.ts";
import { compressedBytesMax } from "../memory/copies.ts";
import { createTurns } from "../memory/turns.ts";
import { type Encoding, encoders } from "./encoders.ts";
import { GatheringStream } from "./gathering-stream.ts";

/** Given back exactly once, by whoever asked for it. */
export interface Copy {
  readonly bytes: Buffer;
  /** As headers name it. */
  readonly encoding: Encoding;
  readonly release: () => void;
}

/** @param done is called at once for what is small @returns never an exception: what cannot be compressed is a reason */
export type Compressor = (pieces: readonly Buffer[], done: (copy: Copy | string) => void) => void;

/** Up to this size another thread costs more than it saves: a tenth at 128 KB, a quarter at 64. */
const onTheSpotBytesMax = 128 * 1_024;
const elsewhereMax = 4;

/** @param encoding one that this Node has, which a configuration is held to at the start */
export function createCompressor(pool: BufferPool, encoding: Encoding): Compressor {
  const encoder = encoders.get(encoding);
  assert(encoder, `this Node has ${encoding}`);
  const turns = createTurns(elsewhereMax);
  /** Kept, because each has a few hundred kilobytes. */
  const idle: GatheringStream[] = [];
  let gathered: Buffer | undefined;
  const onTheSpot = (pieces: readonly Buffer[], bytes: number): Copy => {
    const [first] = pieces;
    if (pieces.length === 1 && first) return copied(encoder.onTheSpot(first));
    gathered ??= Buffer.allocUnsafeSlow(onTheSpotBytesMax);
    let at = 0;
    for (const piece of pieces) at += piece.copy(gathered, at);
    return copied(encoder.onTheSpot(gathered.subarray(0, bytes)));
  };
  /** What zlib gives is part of something larger, and would keep it. */
  const copied = (bytes: Buffer): Copy => {
    const buffer = pool.take(bytes.length);
    bytes.copy(buffer);
    return { bytes: buffer.subarray(0, bytes.length), encoding, release: () => pool.give(buffer) };
  };
  const elsewhere = async (pieces: readonly Buffer[], bytes: number): Promise<Copy> => {
    await turns.take();
    const buffer = pool.take(compressedBytesMax(bytes));
    const stream = idle.pop() ?? new GatheringStream(encoder);
    try {
      const length = await stream.compress(pieces, buffer);
      if (encoder.isKept) idle.push(stream);
      return { bytes: buffer.subarray(0, length), encoding, release: () => pool.give(buffer) };
    } catch (error) {
      pool.give(buffer);
      throw error;
    } finally {
      turns.give();
    }
  };
  return (pieces, done) => {
    let bytes = 0;
    for (const piece of pieces) bytes += piece.length;
    if (bytes <= onTheSpotBytesMax) done(onTheSpot(pieces, bytes));
    else elsewhere(pieces, bytes).then(done, (error: Error) => done(`compression failed: ${error.message}`));
  };
}
