/**
 * Buffers that are used again, by size: fresh ones of more than 100 KB cost a page fault every 4 KB, and what is let go of
 * instead is collected late, so that it is memory a second time. Lent and idle buffers together stay within one bound: what
 * is lent is bounded by whoever borrows (see held-bytes.ts), and idle ones make room for it.
 */

import { Buffer } from "node:buffer";
import { MessageChannel, type MessagePort } from "node:worker_threads";

/** Smaller ones come from Node's own slab, which costs less than a pool. */
const pooledBytesMin = 4 * 1_024;
/** Sizes between a power of two and the next: at most a fifth of a buffer is wasted. */
const stepsPerPower = 4;

export interface BufferPool {
  /** At least this long; the content is whatever was there. */
  readonly take: (bytes: number) => Buffer;
  /** @param buffer as it was taken, not a view of it; nobody reads it any longer */
  readonly give: (buffer: Buffer) => void;
  /** From now on. */
  readonly limitTo: (bytes: number) => void;
  /** Gives back to the system what nobody needed since the last time. */
  readonly trim: () => void;
}

/** How many bytes are taken where so many are asked for. */
export function pooledBytes(bytes: number): number {
  if (bytes < pooledBytesMin) return bytes;
  const step = 2 ** Math.floor(Math.log2(bytes - 1)) / stepsPerPower;
  return Math.ceil(bytes / step) * step;
}

interface Idle {
  readonly buffers: Buffer[];
  /** The fewest there were since the last trim: so many were not needed. */
  least: number;
}

/** @param limit of all buffers together, in bytes; lent ones may exceed it, and none is idle then */
export function createBufferPool(limit: number): BufferPool {
  let bytesMax = limit;
  const idle = new Map<number, Idle>();
  let bytes = 0;
  const drop = (size: number, buffer: Buffer | undefined) => {
    if (!buffer) return;
    bytes -= size;
    free(buffer);
  };
  const makeRoom = (wanted: number) => {
    for (const [size, { buffers }] of idle) {
      while (bytes + wanted > bytesMax && buffers.length > 0) drop(size, buffers.pop());
    }
  };
  return {
    take: (wanted) => {
      if (wanted < pooledBytesMin) return Buffer.allocUnsafe(wanted);
      const size = pooledBytes(wanted);
      const kept = idle.get(size);
      const buffer = kept?.buffers.pop();
      if (kept && buffer) {
        kept.least = Math.min(kept.least, kept.buffers.length);
        return buffer;
      }
      makeRoom(size);
      bytes += size;
      return Buffer.allocUnsafeSlow(size);
    },
    give: (buffer) => {
      const size = buffer.length;
      if (size < pooledBytesMin) return;
      if (bytes > bytesMax) {
        drop(size, buffer);
        return;
      }
      const kept = idle.get(size);
      if (kept) kept.buffers.push(buffer);
      else idle.set(size, { buffers: [buffer], least: 0 });
    },
    limitTo: (most) => {
      bytesMax = most;
      makeRoom(0);
    },
    trim: () => {
      for (const [size, kept] of idle) {
        for (const buffer of kept.buffers.splice(0, kept.least)) drop(size, buffer);
        kept.least = kept.buffers.length;
      }
    },
  };
}

let nowhere: MessagePort | undefined;

/** At once: the collector would wait for 64 MB of them. */
function free({ buffer }: Buffer): void {
  // ES2024, which Node 20 does not have, and its types do not know.
  const own = buffer as { readonly transfer?: (bytes: number) => ArrayBuffer };
  if (own.transfer) own.transfer(0);
  else {
    nowhere ??= closedPort();
    nowhere.postMessage(null, [buffer as ArrayBuffer]);
  }
}

/** What it is sent is gone. */
function closedPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.close();
  port2.close();
  return port1;
}
