/**
 * Compressed copies of what is sent, which lie beside the parts until a backend has read them. They are held like everything
 * else; without room a call waits, but one copy there may always be, or what fills the memory could never leave it.
 */

import { pooledBytes } from "./buffer-pool.ts";
import type { HeldBytes } from "./held-bytes.ts";

/** What cannot be shrunk grows by a head and a tail, and in gzip by five bytes in 16 KB, in zstd by three in 128 KB. */
export function compressedBytesMax(bytes: number): number {
  return bytes + Math.ceil(bytes / 2_048) + 64;
}

const heldFor = (bytes: number) => pooledBytes(compressedBytesMax(bytes));

/** The bytes are those of what is copied. */
export interface Copies {
  /** Whether a copy may be made now. */
  readonly hasRoom: (bytes: number) => boolean;
  readonly take: (bytes: number) => void;
  readonly give: (bytes: number) => void;
}

export function createCopies(held: HeldBytes): Copies {
  let copies = 0;
  return {
    hasRoom: (bytes) => {
      if (copies === 0) return true;
      if (!held.reserve(heldFor(bytes))) return false;
      held.release(heldFor(bytes));
      return true;
    },
    take: (bytes) => {
      copies++;
      held.add(heldFor(bytes));
    },
    give: (bytes) => {
      copies--;
      held.release(heldFor(bytes));
    },
  };
}

/** Nothing is copied where nothing is compressed. */
export const noCopies: Copies = { hasRoom: () => true, take: () => {}, give: () => {} };
