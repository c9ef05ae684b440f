/**
 * Assembles the one message of a unary call from the chunks in which it arrives: 1 byte of flags, 4 bytes of length, the
 * message. Memory is reserved for what arrived, not for what is announced: a length costs a peer nothing.
 *
 * @see gRPC over HTTP/2, "Length-Prefixed-Message"
 */

import { Buffer } from "node:buffer";
import type { BufferPool } from "../memory/buffer-pool.ts";
import { type Gathered, GatheredBytes } from "../memory/gathered-bytes.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import { grpcCode, type Refusal } from "./status.ts";

export const prefixBytes = 5;

export interface ReceivedMessage extends Gathered {
  readonly compressed: boolean;
}

export interface ReaderOptions {
  readonly bytesMax: number;
  readonly pool: BufferPool;
  /** The account of the connection. */
  readonly held: HeldBytes;
}

/** A class because every call makes one. */
export class MessageReader {
  readonly #options: ReaderOptions;
  /** What came of the first five bytes. */
  #prefix: Buffer | undefined;
  #flags = 0;
  /** A small message stays where it arrived. */
  #whole: Buffer | undefined;
  #gathered: GatheredBytes | undefined;
  #length = -1;

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
    if (!this.#gathered || this.#gathered.length + chunk.length > this.#length) return secondMessage;
    return this.#gathered.append(chunk) ? undefined : noRoom;
  }

  /** After the last chunk. Whoever receives the message releases it. */
  end(): ReceivedMessage | Refusal {
    const isComplete = this.#whole !== undefined || this.#gathered?.length === this.#length;
    if (!isComplete) return truncated;
    if (this.#flags > 1) return { code: grpcCode.internal, message: "the message has unknown flags" };
    const compressed = this.#flags === 1;
    if (this.#gathered) {
      const message = this.#gathered.end();
      return { compressed, bytes: message.bytes, release: () => message.release() };
    }
    const bytes = this.#whole ?? nothing;
    this.#whole = undefined;
    return new WholeMessage(compressed, bytes, this.#options.held);
  }

  /** Gives back what was kept, unless `end` handed it over. */
  abandon(): void {
    this.#gathered?.abandon();
    if (this.#whole) this.#options.held.release(this.#whole.length);
    this.#whole = undefined;
  }

  #begin(chunk: Buffer): Refusal | undefined {
    const { bytesMax, held } = this.#options;
    const length = chunk.readUInt32BE(1);
    this.#length = length;
    this.#flags = chunk[0] ?? 0;
    this.#prefix = undefined;
    if (length > bytesMax) return tooLarge(length, bytesMax);
    const rest = chunk.subarray(prefixBytes);
    if (rest.length > length) return secondMessage;
    if (rest.length < length) {
      this.#gathered = new GatheredBytes({ ...this.#options, bytesMax: length }, "announced");
      return this.#gathered.append(rest) ? undefined : noRoom;
    }
    if (!held.reserve(length)) return noRoom;
    this.#whole = rest;
    return undefined;
  }
}

/** What it was read into is larger than it, and not kept longer than it. */
class WholeMessage implements ReceivedMessage {
  readonly compressed: boolean;
  bytes: Buffer;
  readonly #held: HeldBytes;

  constructor(compressed: boolean, bytes: Buffer, held: HeldBytes) {
    this.compressed = compressed;
    this.bytes = bytes;
    this.#held = held;
  }

  release(): void {
    this.#held.release(this.bytes.length);
    this.bytes = nothing;
  }
}

function tooLarge(length: number, bytesMax: number): Refusal {
  const message = `the message has ${length} bytes; at most ${bytesMax} are accepted`;
  return { code: grpcCode.resourceExhausted, message };
}

const nothing = Buffer.alloc(0);

const noRoom: Refusal = {
  code: grpcCode.unavailable,
  message: "there is no memory for more requests; try again later",
};
const secondMessage: Refusal = { code: grpcCode.internal, message: "a unary call has one message" };
const truncated: Refusal = { code: grpcCode.internal, message: "the call ended before its message was complete" };
