/** What a receiver hands on, whatever the protocol: one request to export, and where its answer goes. */

import type { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import { type GrpcCode, grpcCode } from "../grpc/status.ts";
import type { Cancellable } from "../grpc/unary-server.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import type { Transport } from "../observer.ts";
import type { HandedOn } from "./handed-on.ts";

/** With methods, not to be taken apart. */
export interface ExportRequest {
  readonly signal: Signal;
  readonly transport: Transport;
  /** An OTLP request; read until `release`. */
  readonly bytes: Buffer;
  /** Lets go of the bytes. Only the first call counts. */
  release(): void;
  /** The account of the sender's connection, to which its parts are charged. */
  readonly held: HeldBytes;
  /** Its headers that backends are to see. */
  readonly handedOn: HandedOn | undefined;
  /** How long the sender still waits; undefined if it did not say. */
  readonly timeoutMs: number | undefined;
  /** Exactly once. */
  answer(answer: ExportAnswer): void;
}

export interface Exporter {
  /** @returns what has not left yet can be cancelled, if it can @throws on a mistake of ours; the request is released then */
  readonly export: (request: ExportRequest) => Cancellable | undefined;
}

export interface ExportAnswer {
  readonly code: GrpcCode;
  /** Of a refusal, or of a partial success. */
  readonly message: string;
  /** Items of an accepted request that were not accepted. */
  readonly rejectedItems: number;
  /** If set, the request may be sent again after this time. */
  readonly retryDelayMs: number | undefined;
  /** RESOURCE_EXHAUSTED of a backend that has enough for now: over HTTP 429, which senders try again, as the Collector says it. */
  readonly isThrottled?: true;
}

/** How long a sender is asked to wait before it tries again. */
const retryAfterMs = 1_000;

export function refusal(code: GrpcCode, message: string): ExportAnswer {
  return { code, message, rejectedItems: 0, retryDelayMs: undefined };
}

export const noRoom = "there is no memory for more requests; try again later";

/** Nothing of the request was accepted; the same request may be sent again. */
export function full(message: string): ExportAnswer {
  return { code: grpcCode.unavailable, message, rejectedItems: 0, retryDelayMs: retryAfterMs };
}
