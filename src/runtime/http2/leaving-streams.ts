/** Streams that are over, but of which something has not left: until then their pieces are read, and they count. */

import type { Output } from "./output.ts";
import type { SessionStream } from "./session-stream.ts";
import type { StreamEnd } from "./stream.ts";

export class LeavingStreams {
  readonly #output: Output;
  /** In the order in which they ended. */
  #leaving: { readonly stream: SessionStream; readonly end: StreamEnd }[] = [];

  constructor(output: Output) {
    this.#output = output;
  }

  get isEmpty(): boolean {
    return this.#leaving.length === 0;
  }

  /** Its listener hears of the end when its last byte has left. */
  add(stream: SessionStream, end: StreamEnd): void {
    if (this.#output.hasLeft(stream.lastTurn)) stream.listener.closed(end);
    else this.#leaving.push({ stream, end });
  }

  /** A write has left. */
  sweep(): void {
    let count = 0;
    for (const { stream, end } of this.#leaving) {
      if (!this.#output.hasLeft(stream.lastTurn)) break;
      stream.listener.closed(end);
      count++;
    }
    if (count > 0) this.#leaving = this.#leaving.slice(count);
  }

  /** Nothing leaves any longer. */
  end(): void {
    for (const { stream, end } of this.#leaving.splice(0)) stream.listener.closed(end);
  }
}
