/**
 * One budget for all that peers make the balancer hold: what arrived, what it became, what is sent, and a constant for each
 * stream and part. Beyond the limit no more is accepted.
 *
 * Each connection has an account in it, and may hold twice what is free: the more it holds, the less is free and the less it
 * gets, so that one leaves a third and ten leave a twentieth for everyone else (dynamic thresholds, Choudhury and Hahne 1998).
 */

export interface HeldBytes {
  /** False when there is no room; then nothing is counted. */
  readonly reserve: (bytes: number) => boolean;
  /** Counts even beyond the limit: for what was accepted already. */
  readonly add: (bytes: number) => void;
  readonly release: (bytes: number) => void;
  readonly held: () => number;
}

export interface Budget extends HeldBytes {
  /** What one connection holds, within all that is held. */
  readonly account: () => HeldBytes;
}

export interface WholeBudget extends Budget {
  /** From now on: what backends and connections to them have is taken from it. */
  readonly limitTo: (bytes: number) => void;
}

/** How many times what is free a connection may hold. */
const freeTimes = 2;

export function createHeldBytes(bytesMax: number): WholeBudget {
  let limit = bytesMax;
  let held = 0;
  const release = (bytes: number) => {
    held -= bytes;
  };
  const add = (bytes: number) => {
    held += bytes;
  };
  const reserve = (bytes: number) => {
    if (held + bytes > limit) return false;
    held += bytes;
    return true;
  };
  return {
    held: () => held,
    reserve,
    add,
    release,
    limitTo: (bytes) => {
      limit = bytes;
    },
    account: () => {
      let own = 0;
      return {
        held: () => own,
        reserve: (bytes) => {
          const free = limit - held - bytes;
          if (free < 0 || own + bytes > freeTimes * free) return false;
          held += bytes;
          own += bytes;
          return true;
        },
        add: (bytes) => {
          held += bytes;
          own += bytes;
        },
        release: (bytes) => {
          held -= bytes;
          own -= bytes;
        },
      };
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
