/**
 * The transport interface of gRPC: unary calls in. What is behind it knows HTTP/2; what is before it knows OTLP. One
 * implementation stands on node:http2 (http2/server.ts); a faster one can take its place.
 */

import type { ReceivedMessage } from "./message-reader.ts";
import type { GrpcCode } from "./status.ts";

export interface UnaryCall {
  readonly path: string;
  /** Of the message, where its flag says that it is compressed; "identity" else. */
  readonly encoding: string;
  readonly message: ReceivedMessage;
  /** What the sender still waits; undefined if it did not say. */
  readonly timeoutMs: number | undefined;
  /** Called when the sender goes away before it was answered. */
  readonly onCancelled: (listener: () => void) => void;
  readonly answer: (answer: UnaryAnswer) => void;
}

export interface UnaryAnswer {
  readonly code: GrpcCode;
  readonly message: string;
  /** Of a call that went well: the bytes of the response message. */
  readonly body: Uint8Array;
  /** google.rpc.Status in its bytes, for `grpc-status-details-bin`. */
  readonly details: Uint8Array | undefined;
}

/** What a call is asked before its message is read. */
export interface UnaryHead {
  readonly path: string;
  readonly authorization: string | undefined;
}

export interface UnaryService {
  /** An answer refuses the call; its message is not read. */
  readonly admit: (head: UnaryHead) => UnaryAnswer | undefined;
  readonly call: (call: UnaryCall) => void;
}

/** A server that listens, plain or with TLS. */
export interface Listening {
  readonly port: number;
  /** No new connections or calls; resolves when those at hand are answered. */
  readonly drain: () => Promise<void>;
  /** Ends what is left. */
  readonly close: () => void;
}
