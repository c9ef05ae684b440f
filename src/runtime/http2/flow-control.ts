/** How much may be sent and received, of a stream and of a connection. @see RFC 9113, 5.2 and 6.9 */

import { windowBytesMax } from "./frames.ts";

/** What the peer lets us send. Below zero after a change of its settings. */
export class SendWindow {
  left: number;

  constructor(bytes: number) {
    this.left = bytes;
  }

  /** @returns false if it is larger than a window may be */
  grow(bytes: number): boolean {
    this.left += bytes;
    return this.left <= windowBytesMax;
  }
}

/** What we let the peer send. It gets back what was read, when that is worth a frame. */
export class ReceiveWindow {
  readonly #bytes: number;
  #left: number;
  #owed = 0;

  constructor(bytes: number) {
    this.#bytes = bytes;
    this.#left = bytes;
  }

  /** @returns false if the peer sent more than it may */
  arrived(bytes: number): boolean {
    this.#left -= bytes;
    return this.#left >= 0;
  }

  /** @returns what to give back now */
  read(bytes: number): number {
    this.#owed += bytes;
    if (this.#owed * 2 < this.#bytes) return 0;
    const owed = this.#owed;
    this.#left += owed;
    this.#owed = 0;
    return owed;
  }
}
