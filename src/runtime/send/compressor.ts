/** Compresses what is sent, into buffers of the pool: what the collector would have to find would be memory a second time. */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import zlib from "node:zlib";
import type { BufferPool } from "../memory/buffer-pool.ts";
import { compressedBytesMax } from "../memory/copies.ts";
import { createTurns } from "../memory/turns.ts";

/** Given back exactly once, by whoever asked for it. */
export interface Copy {
  readonly bytes: Buffer;
  readonly release: () => void;
}

/** @param done is called at once for what is small @returns never an exception: what cannot be compressed is a reason */
export type Compressor = (pieces: readonly Buffer[], done: (copy: Copy | string) => void) => void;

/** For OTLP the result is at most a tenth larger than at level 6, in less than half of the time. */
const level = 1;
/** Up to this size another thread costs more than it saves. */
const onTheSpotBytesMax = 64 * 1_024;
/** How much at a time comes from the other thread. */
const chunkSize = 64 * 1_024;
const elsewhereMax = 4;

export function createCompressor(pool: BufferPool): Compressor {
  const turns = createTurns(elsewhereMax);
  return (pieces, done) => {
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (bytes <= onTheSpotBytesMax) {
      const whole = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
      done(copied(pool, zlib.gzipSync(whole, { level })));
      return;
    }
    const compressed = turns.take().then(() => elsewhere(pool, pieces, bytes));
    compressed.finally(turns.give).then(done, (error: Error) => done(`compression failed: ${error.message}`));
  };
}

/** What zlib gives is part of something larger, and would keep it. */
function copied(pool: BufferPool, bytes: Buffer): Copy {
  const buffer = pool.take(bytes.length);
  bytes.copy(buffer);
  return { bytes: buffer.subarray(0, bytes.length), release: () => pool.give(buffer) };
}

function elsewhere(pool: BufferPool, pieces: readonly Buffer[], bytes: number): Promise<Copy> {
  const stream = zlib.createGzip({ level, chunkSize });
  const buffer = pool.take(compressedBytesMax(bytes));
  let length = 0;
  return new Promise((resolve, reject) => {
    stream.on("data", (chunk: Buffer) => {
      assert(length + chunk.length <= buffer.length, "gzip adds hardly anything to what it cannot shrink");
      length += chunk.copy(buffer, length);
    });
    stream.on("end", () => resolve({ bytes: buffer.subarray(0, length), release: () => pool.give(buffer) }));
    stream.on("error", (error) => {
      pool.give(buffer);
      reject(error);
    });
    for (const piece of pieces) stream.write(piece);
    stream.end();
  });
}
