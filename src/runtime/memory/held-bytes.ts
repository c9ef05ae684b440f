/** Bytes of all requests that are held, received or queued: beyond the limit no more are accepted. */

export interface HeldBytes {
  /** False when there is no room; then nothing is counted. */
  readonly reserve: (bytes: number) => boolean;
  /** Counts even beyond the limit: for what was accepted already. */
  readonly add: (bytes: number) => void;
  readonly release: (bytes: number) => void;
  readonly held: () => number;
}

export function createHeldBytes(limit: number): HeldBytes {
  let held = 0;
  return {
    held: () => held,
    reserve: (bytes) => {
      if (held + bytes > limit) return false;
      held += bytes;
      return true;
    },
    add: (bytes) => {
      held += bytes;
    },
    release: (bytes) => {
      held -= bytes;
    },
  };
}

/** @returns releases the bytes; only the first call counts */
export function releaseOnce(held: HeldBytes, bytes: number): () => void {
  let left = bytes;
  return () => {
    held.release(left);
    left = 0;
  };
}
