/**
 * The transport interface of HTTP/2: one exchange of headers and bytes, seen from either end. What is below knows
 * frames; what is above knows a protocol such as gRPC.
 */

import type { Buffer } from "node:buffer";
import type { HeldBytes } from "../memory/held-bytes.ts";

/** Names in lower case, including pseudo-headers. */
export type Headers = Readonly<Record<string, string | number>>;

/** With a method, not to be taken apart. */
export interface ReceivedHeaders {
  /** The first of a name. */
  get(name: string): string | undefined;
  /** What their reader has made of them: the equal heads of a connection are one object. */
  note: unknown;
}

export interface Answer {
  readonly headers: Headers;
  /** Concatenated, they are the body. */
  readonly pieces: readonly Buffer[];
  readonly trailers: Headers;
}

/** An exchange that a client began. With methods, not to be taken apart; so is its listener. */
export interface ServerStream {
  readonly head: ReceivedHeaders;
  /** The account of its connection. */
  readonly held: HeldBytes;
  /** Does nothing if the exchange is over already. The same object again is written once. */
  respond(answer: Answer): void;
  /** Answers with headers only; what the client still sends is ignored. Does nothing if an answer has begun. */
  refuse(headers: Headers): void;
}

/** After an answer only `closed` is called. */
export interface ServerStreamListener {
  /** The bytes are there until it returns, and of the last piece until `end` does, which follows at once. */
  data(bytes: Buffer, start: number, end: number, isLast: boolean): void;
  /** The request is complete. */
  end(): void;
  /** The request takes too long to arrive. */
  late(): void;
  /** Exactly once, at the end of the exchange, whatever ended it. */
  closed(): void;
}

/** An exchange that we began. */
export interface ClientStream {
  cancel(): void;
}

/** With methods, not to be taken apart. */
export interface ClientStreamListener {
  /** The head of the answer, then its trailers. */
  headers(headers: ReceivedHeaders): void;
  /** The bytes are there until it returns. */
  data(bytes: Buffer, start: number, end: number): void;
  /** Exactly once. The pieces are not read any longer. */
  closed(end: StreamEnd): void;
}

export interface StreamEnd {
  /** Certain: the server never looked at the request. */
  readonly isUnprocessed: boolean;
  /** What ended the exchange, if its answer did not. */
  readonly reason: string;
}
