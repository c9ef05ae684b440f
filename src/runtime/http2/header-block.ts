/** A header block in the frames that it takes: HEADERS and CONTINUATION, with nothing in between. @see RFC 9113, 4.3 and 6.10 */

import { Buffer } from "node:buffer";
import type { HeldBytes } from "../memory/held-bytes.ts";

export interface HeaderBlockLimits {
  /** More than the list that it may stand for has, with every field in full. */
  readonly blockBytesMax: number;
  readonly continuationsMax: number;
}

export interface OpenBlock {
  readonly streamId: number;
  readonly isLast: boolean;
  /** The stream on which its priority depends. */
  readonly dependsOn: number | undefined;
}

export class HeaderBlock {
  readonly #limits: HeaderBlockLimits;
  readonly #held: Pick<HeldBytes, "reserve" | "release">;
  #open: OpenBlock | undefined;
  #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(limits: HeaderBlockLimits, held: Pick<HeldBytes, "reserve" | "release">) {
    this.#limits = limits;
    this.#held = held;
  }

  /** The one that is not complete; then no other frame may come. */
  get open(): OpenBlock | undefined {
    return this.#open;
  }

  begin(open: OpenBlock, bytes: Buffer, start: number, end: number): boolean {
    this.#open = open;
    return this.add(bytes, start, end);
  }

  /** @returns false if it is too long, or has no room; then it is not kept */
  add(bytes: Buffer, start: number, end: number): boolean {
    const { blockBytesMax, continuationsMax } = this.#limits;
    const more = end - start;
    if (this.#bytes + more > blockBytesMax || this.#pieces.length > continuationsMax) return false;
    if (!this.#held.reserve(more)) return false;
    this.#bytes += more;
    // A copy: what arrived with it is let go of.
    this.#pieces.push(Buffer.from(bytes.subarray(start, end)));
    return true;
  }

  /** The last frame has come. */
  end(): Buffer {
    const block = Buffer.concat(this.#pieces);
    this.abandon();
    return block;
  }

  abandon(): void {
    this.#held.release(this.#bytes);
    this.#open = undefined;
    this.#pieces = [];
    this.#bytes = 0;
  }
}
