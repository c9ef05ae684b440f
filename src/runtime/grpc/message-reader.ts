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

export interface MessageReader {
  readonly push: (chunk: Buffer) => Refusal | undefined;
  /** After the last chunk. Whoever receives the message releases it. */
  readonly end: () => ReceivedMessage | Refusal;
  /** Gives back what was kept, unless `end` handed it over. */
  readonly abandon: () => void;
}

export interface ReaderOptions {
  readonly bytesMax: number;
  readonly pool: BufferPool;
  readonly held: HeldBytes;
}

export function createMessageReader({ bytesMax, pool, held }: ReaderOptions): MessageReader {
  let prefix: Buffer | undefined;
  let target: Buffer | undefined;
  let pooled: Buffer | undefined;
  let length = -1;
  let received = 0;
  let reserved = 0;

  const giveBack = () => {
    held.release(reserved);
    reserved = 0;
    if (pooled) pool.give(pooled);
    pooled = undefined;
    target = undefined;
  };

  /** Begins the message; a whole small one stays where it arrived. */
  const begin = (chunk: Buffer): Refusal | undefined => {
    length = chunk.readUInt32BE(1);
    prefix = chunk.subarray(0, prefixBytes);
    if (length > bytesMax) return tooLarge(length, bytesMax);
    if (!held.reserve(length)) return noRoom;
    reserved = length;
    const rest = chunk.subarray(prefixBytes);
    if (rest.length === length) target = rest;
    else {
      pooled = pool.take(length);
      target = pooled;
      rest.copy(target, 0, 0, length);
    }
    received = rest.length;
    return received > length ? secondMessage : undefined;
  };

  return {
    push: (chunk) => {
      if (length === -1) {
        const sofar = prefix ? Buffer.concat([prefix, chunk]) : chunk;
        if (sofar.length >= prefixBytes) return begin(sofar);
        prefix = sofar;
        return undefined;
      }
      if (received + chunk.length > length) return secondMessage;
      if (target) chunk.copy(target, received);
      received += chunk.length;
      return undefined;
    },
    end: () => {
      if (!target || received < length) return truncated;
      const flags = prefix?.[0] ?? 0;
      if (flags > 1) return { code: grpcCode.internal, message: "the message has unknown flags" };
      const message = { compressed: flags === 1, bytes: target.subarray(0, length), release: giveBack };
      target = undefined;
      return message;
    },
    abandon: () => {
      if (target) giveBack();
    },
  };
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
