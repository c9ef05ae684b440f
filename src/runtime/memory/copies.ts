/**
 * Compressed copies of what is sent, which lie beside the parts until a backend has read them. They are held like everything
 * else; without room a call waits, but one copy there may always be, or what fills the memory could never leave it.
 */

import type { HeldBytes } from "./held-bytes.ts";

export interface Copies {
  /** Whether a copy of that size may be made now. */
  readonly hasRoom: (bytes: number) => boolean;
  readonly take: (bytes: number) => void;
  readonly give: (bytes: number) => void;
}

export function createCopies(held: HeldBytes): Copies {
  let copies = 0;
  return {
    hasRoom: (bytes) => {
      if (copies === 0) return true;
      if (!held.reserve(bytes)) return false;
      held.release(bytes);
      return true;
    },
    take: (bytes) => {
      copies++;
      held.add(bytes);
    },
    give: (bytes) => {
      copies--;
      held.release(bytes);
    },
  };
}

/** Nothing is copied where nothing is compressed. */
export const noCopies: Copies = { hasRoom: () => true, take: () => {}, give: () => {} };
