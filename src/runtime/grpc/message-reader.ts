/**
 * Assembles the one message of a unary call from the chunks in which it arrives: 1 byte of flags, 4 bytes of length, the
 * message. Memory is reserved for what arrived, not for what is announced: a length costs a peer nothing.
 *
 * @see gRPC over HTTP/2, "Length-Prefixed-Message"
 */

import { Buffer } from "node:buffer";
import { uint32At } from "../http2/frames.ts";
import type { BufferPool } from "../memory/buffer-pool.ts";
import { type Gathered, GatheredBytes } from "../memory/gathered-bytes.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import { grpcCode, type Refusal } from "./status.ts";

export const prefixBytes = 5;

/** With methods, not to be taken apart. */
export interface ReceivedMessage extends Gathered {
  readonly compressed: boolean;
  /** Before its bytes are read behind the call that it was received by: of a small one they lie where it arrived, until that returns. */
  keep(): void;
}

/** A class because every call makes one. */
export class MessageReader {
  readonly #bytesMax: number;
  /** The account of the connection. */
  readonly #held: HeldBytes;
  readonly #pool: BufferPool;
  /** What came of the first five bytes. */
  #prefix: Buffer | undefined;
  #flags = 0;
  /** A small message stays where it arrived, if it ends there. */
  #whole: Buffer | undefined;
  #gathered: GatheredBytes | undefined;
  #length = -1;

  constructor(bytesMax: number, held: HeldBytes, pool: BufferPool) {
    this.#bytesMax = bytesMax;
    this.#held = held;
    this.#pool = pool;
  }

  /** @param isLast whether `end` follows before the bytes are others */
  push(bytes: Buffer, start: number, end: number, isLast: boolean): Refusal | undefined {
    if (this.#length === -1) {
      if (!this.#prefix && end - start >= prefixBytes) return this.#begin(bytes, start, end, isLast);
      const sofar = Buffer.concat([this.#prefix ?? nothing, bytes.subarray(start, end)]);
      if (sofar.length >= prefixBytes) return this.#begin(sofar, 0, sofar.length, true);
      this.#prefix = sofar;
      return undefined;
    }
    if (!this.#gathered || this.#gathered.length + end - start > this.#length) return secondMessage;
    return this.#gathered.append(bytes.subarray(start, end)) ? undefined : noRoom;
  }

  /** After the last chunk. Whoever receives the message releases it. */
  end(): ReceivedMessage | Refusal {
    const isComplete = this.#whole !== undefined || this.#gathered?.length === this.#length;
    if (!isComplete) return truncated;
    if (this.#flags > 1) return { code: grpcCode.internal, message: "the message has unknown flags" };
    const compressed = this.#flags === 1;
    if (this.#gathered) {
      const message = this.#gathered.end();
      return { compressed, bytes: message.bytes, keep: () => {}, release: () => message.release() };
    }
    const bytes = this.#whole ?? nothing;
    this.#whole = undefined;
    return new WholeMessage(compressed, bytes, this.#held);
  }

  /** Gives back what was kept, unless `end` handed it over. */
  abandon(): void {
    this.#gathered?.abandon();
    if (this.#whole) this.#held.release(this.#whole.length);
    this.#whole = undefined;
  }

  #begin(bytes: Buffer, start: number, end: number, staysThere: boolean): Refusal | undefined {
    const length = uint32At(bytes, start + 1);
    this.#length = length;
    this.#flags = bytes[start] ?? 0;
    this.#prefix = undefined;
    if (length > this.#bytesMax) return tooLarge(length, this.#bytesMax);
    const rest = bytes.subarray(start + prefixBytes, end);
    if (rest.length > length) return secondMessage;
    if (rest.length < length) {
      this.#gathered = new GatheredBytes({ bytesMax: length, held: this.#held, pool: this.#pool }, "announced");
      return this.#gathered.append(rest) ? undefined : noRoom;
    }
    if (!this.#held.reserve(length)) return noRoom;
    this.#whole = staysThere ? rest : Buffer.from(rest);
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

  keep(): void {
    this.bytes = Buffer.from(this.bytes);
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

export const noRoom: Refusal = {
  code: grpcCode.unavailable,
  message: "there is no memory for more requests; try again later",
};
const secondMessage: Refusal = { code: grpcCode.internal, message: "a unary call has one message" };
const truncated: Refusal = { code: grpcCode.internal, message: "the call ended before its message was complete" };
