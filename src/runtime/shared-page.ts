/**
 * A long page that many may read at once is in memory twice at most: whoever asks while others still read has what they read, when it is
 * fresh or when there are two of them already. Of 4 096 backends `/status` has 2.7 MB, and 64 may read it.
 */

import { Buffer } from "node:buffer";

const freshMs = 1_000;
const copiesMax = 2;

interface Copy {
  readonly bytes: Promise<Buffer>;
  readonly since: number;
  readers: number;
}

export interface ReadPage {
  readonly bytes: Buffer;
  /** To be called once, when it was read or its reader has gone. */
  readonly over: () => void;
}

/** @param make of now @returns reads the page */
export function sharedPage(
  make: () => Promise<string>,
  now: () => number = () => performance.now(),
): () => Promise<ReadPage> {
  let copies: readonly Copy[] = [];
  return async () => {
    copies = copies.filter(({ readers }) => readers > 0);
    const last = copies.at(-1);
    const isShared = last !== undefined && (now() - last.since < freshMs || copies.length >= copiesMax);
    const copy = isShared ? last : { bytes: make().then((text) => Buffer.from(text)), since: now(), readers: 0 };
    if (!isShared) copies = [...copies, copy];
    copy.readers++;
    const over = () => {
      copy.readers--;
    };
    try {
      return { bytes: await copy.bytes, over };
    } catch (error) {
      over();
      throw error;
    }
  };
}
