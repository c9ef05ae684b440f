/** Bytes of all requests held at a time, received or queued: beyond the limit nothing more is taken in. */

export interface HeldBytes {
  /** False when there is no room; then nothing is counted. */
  readonly reserve: (bytes: number) => boolean;
  /** Counts without asking: for what has been taken in already. */
  readonly add: (bytes: number) => void;
  readonly release: (bytes: number) => void;
  readonly held: () => number;
  readonly limit: number;
}

export function createHeldBytes(limit: number): HeldBytes {
  let held = 0;
  return {
    limit,
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

/** @returns gives back what was taken, once however often it is called */
export function releaseOnce(held: HeldBytes, bytes: number): () => void {
  let left = bytes;
  return () => {
    held.release(left);
    left = 0;
  };
}
