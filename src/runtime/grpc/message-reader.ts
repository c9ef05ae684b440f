/**
 * Assembles the one message of a unary call from the chunks in which it arrives: 1 byte of flags, 4 bytes of length, the
 * message. Memory is reserved as soon as the length is known, before any byte is kept.
 *
 * @see gRPC over HTTP/2, "Length-Prefixed-Message"
 */

import { Buffer } from "node:buffer";
import type { BufferPool } from "../memory/buffer-pool.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import { grpcCode, type Refusal } from "./status.ts";

export const prefixBytes = 5;

export interface ReceivedMessage {
  readonly compressed: boolean;
  readonly bytes: Buffer;
  /** Gives the bytes back: nobody reads them any longer. Only the first call counts. */
  readonly release: () => void;
}

export interface ReaderOptions {
  readonly bytesMax: number;
  readonly pool: BufferPool;
  readonly held: HeldBytes;
}

/** A class because every call makes one. */
export class MessageReader {
  readonly #options: ReaderOptions;
  #prefix: Buffer | undefined;
  #target: Buffer | undefined;
  #pooled: Buffer | undefined;
  #length = -1;
  #received = 0;
  #reserved = 0;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  push(chunk: Buffer): Refusal | undefined {
    if (this.#length === -1) {
      const sofar = this.#prefix ? Buffer.concat([this.#prefix, chunk]) : chunk;
      if (sofar.length >= prefixBytes) return this.#begin(sofar);
      this.#prefix = sofar;
      return undefined;
    }
    if (this.#received + chunk.length > this.#length) return secondMessage;
    if (this.#target) chunk.copy(this.#target, this.#received);
    this.#received += chunk.length;
    return undefined;
  }

  /** After the last chunk. Whoever receives the message releases it. */
  end(): ReceivedMessage | Refusal {
    if (!this.#target || this.#received < this.#length) return truncated;
    const flags = this.#prefix?.[0] ?? 0;
    if (flags > 1) return { code: grpcCode.internal, message: "the message has unknown flags" };
    const bytes = this.#target.subarray(0, this.#length);
    this.#target = undefined;
    return { compressed: flags === 1, bytes, release: () => this.#giveBack() };
  }

  /** Gives back what was kept, unless `end` handed it over. */
  abandon(): void {
    if (this.#target) this.#giveBack();
  }

  /** Begins the message; a whole small one stays where it arrived. */
  #begin(chunk: Buffer): Refusal | undefined {
    const { bytesMax, pool, held } = this.#options;
    const length = chunk.readUInt32BE(1);
    this.#length = length;
    this.#prefix = chunk.subarray(0, prefixBytes);
    if (length > bytesMax) return tooLarge(length, bytesMax);
    if (!held.reserve(length)) return noRoom;
    this.#reserved = length;
    const rest = chunk.subarray(prefixBytes);
    if (rest.length === length) this.#target = rest;
    else {
      this.#pooled = pool.take(length);
      this.#target = this.#pooled;
      rest.copy(this.#target, 0, 0, length);
    }
    this.#received = rest.length;
    return rest.length > length ? secondMessage : undefined;
  }

  #giveBack(): void {
    const { pool, held } = this.#options;
    held.release(this.#reserved);
    this.#reserved = 0;
    if (this.#pooled) pool.give(this.#pooled);
    this.#pooled = undefined;
    this.#target = undefined;
  }
}

function tooLarge(length: number, bytesMax: number): Refusal {
  const message = `the message has ${length} bytes; at most ${bytesMax} are accepted`;
  return { code: grpcCode.resourceExhausted, message };
}

const noRoom: Refusal = {
  code: grpcCode.unavailable,
  message: "there is no memory for more requests; try again later",
};
const secondMessage: Refusal = { code: grpcCode.internal, message: "a unary call has one message" };
const truncated: Refusal = { code: grpcCode.internal, message: "the call ended before its message was complete" };
