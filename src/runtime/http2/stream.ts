/**
 * The transport interface of HTTP/2: one exchange of headers and bytes, seen from either end. What is behind it knows
 * frames; what is before it knows a protocol on top, such as gRPC. Both ends stand on node:http2 (server.ts, client.ts); a
 * faster implementation can take its place.
 */

import type { Buffer } from "node:buffer";

/** Names in small letters; pseudo-headers among them. */
export type Headers = Readonly<Record<string, string | number>>;

export type ReceivedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An exchange that a client began. */
export interface ServerStream {
  readonly method: string;
  readonly path: string;
  readonly header: (name: string) => string | undefined;
  /** Nothing happens where the exchange is over already. */
  readonly respond: (answer: { readonly headers: Headers; readonly body: Buffer; readonly trailers: Headers }) => void;
  /** Headers only. What the client still sends is not wanted; nothing happens where an answer has begun. */
  readonly refuse: (headers: Headers) => void;
}

/** Nothing but `closed` comes after an answer. */
export interface ServerStreamListener {
  readonly data: (chunk: Buffer) => void;
  /** All of the request is there. */
  readonly end: () => void;
  /** The request takes too long to arrive. */
  readonly late: () => void;
  /** Exactly once, at the end of the exchange, whatever ended it. */
  readonly closed: () => void;
}

/** An exchange that we began. */
export interface ClientStream {
  readonly cancel: () => void;
}

export interface ClientStreamListener {
  /** The head of the answer, then its trailers. */
  readonly headers: (headers: ReceivedHeaders) => void;
  readonly data: (chunk: Buffer) => void;
  /** Exactly once. The pieces are not read any more. */
  readonly closed: (end: StreamEnd) => void;
}

export interface StreamEnd {
  /** The server never looked at the request, for sure. */
  readonly isUnprocessed: boolean;
  /** What ended the exchange, if its answer did not. */
  readonly reason: string;
}
