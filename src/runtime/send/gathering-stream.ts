/**
 * Compresses pieces on another thread. Small ones are gathered first: a way there and back costs 20 µs of CPU, and a call that was
 * joined has hundreds.
 */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Encoder, EncodingStream } from "./encoders.ts";

const gatheredBytes = 256 * 1_024;
/** Copying less costs less than a way of its own. */
const copiedBytesMax = 64 * 1_024;

/** Used for one call at a time, and not again after a failed one. */
export class GatheringStream {
  readonly #encoder: Encoder;
  readonly #stream: EncodingStream;
  readonly #gathered: Buffer = Buffer.allocUnsafeSlow(gatheredBytes);
  #into: Buffer | undefined;
  #length = 0;

  constructor(encoder: Encoder) {
    this.#encoder = encoder;
    this.#stream = encoder.stream();
    this.#stream.on("data", (chunk: Buffer) => {
      const into = this.#into;
      assert(into && this.#length + chunk.length <= into.length, "what cannot be shrunk hardly grows");
      this.#length += chunk.copy(into, this.#length);
    });
    // Whoever waits for it is told by the call that failed.
    this.#stream.on("error", () => {});
  }

  /** @returns how many bytes of it were written */
  async compress(pieces: readonly Buffer[], into: Buffer): Promise<number> {
    this.#into = into;
    this.#length = 0;
    for (const piece of this.#gather(pieces)) await this.#written(piece);
    await new Promise<void>((resolve) => this.#stream.flush(this.#encoder.finish, resolve));
    const error = this.#stream.errored;
    if (error) throw error;
    if (this.#encoder.isKept) this.#stream.reset?.();
    else this.#stream.destroy();
    this.#into = undefined;
    return this.#length;
  }

  #written(piece: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(piece, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Each is read before the next one is asked for. */
  *#gather(pieces: readonly Buffer[]): Iterable<Buffer> {
    const gathered = this.#gathered;
    let at = 0;
    for (const piece of pieces) {
      const isCopied = piece.length <= copiedBytesMax;
      if (at > 0 && (!isCopied || at + piece.length > gathered.length)) {
        yield gathered.subarray(0, at);
        at = 0;
      }
      if (isCopied) at += piece.copy(gathered, at);
      else yield piece;
    }
    if (at > 0) yield gathered.subarray(0, at);
  }
}
