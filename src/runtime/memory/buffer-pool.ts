/**
 * Buffers that are used again, by size: fresh ones of more than 100 KB cost a page fault every 4 KB. The pool bounds what is
 * idle; whoever borrows bounds what is lent (see held-bytes.ts).
 */

import { Buffer } from "node:buffer";

/** Smaller ones come from Node's own slab, which costs less than a pool. */
const pooledBytesMin = 32 * 1_024;

export interface BufferPool {
  /** At least this long; the content is whatever was there. */
  readonly take: (bytes: number) => Buffer;
  /** @param buffer as it was taken, not a view of it; nobody reads it any longer */
  readonly give: (buffer: Buffer) => void;
}

/** @param idleBytesMax of all idle buffers together */
export function createBufferPool(idleBytesMax: number): BufferPool {
  const idle = new Map<number, Buffer[]>();
  let idleBytes = 0;
  return {
    take: (bytes) => {
      if (bytes < pooledBytesMin) return Buffer.allocUnsafe(bytes);
      const size = sizeClass(bytes);
      const kept = idle.get(size)?.pop();
      if (!kept) return Buffer.allocUnsafeSlow(size);
      idleBytes -= size;
      return kept;
    },
    give: (buffer) => {
      const size = buffer.length;
      if (size < pooledBytesMin || size !== sizeClass(size) || idleBytes + size > idleBytesMax) return;
      const kept = idle.get(size);
      if (kept) kept.push(buffer);
      else idle.set(size, [buffer]);
      idleBytes += size;
    },
  };
}

/** The next power of two, or half way to it: at most a third is wasted. */
function sizeClass(bytes: number): number {
  const power = 2 ** Math.ceil(Math.log2(bytes));
  const half = (power / 4) * 3;
  return bytes <= half ? half : power;
}
