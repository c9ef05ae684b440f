/** What a receiver hands on, whatever the protocol: one request to export, and the way back of its answer. */

import type { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import type { Transport } from "../observer.ts";
import type { ExportAnswer } from "./export-answer.ts";

export interface ExportRequest {
  readonly signal: Signal;
  readonly transport: Transport;
  /** An OTLP request; read until `release`. */
  readonly bytes: Buffer;
  readonly release: () => void;
  /** What the sender still waits; undefined if it did not say. */
  readonly timeoutMs: number | undefined;
  /** Exactly once. */
  readonly answer: (answer: ExportAnswer) => void;
}

export interface Exporter {
  /** @returns cancels what has not left yet */
  readonly export: (request: ExportRequest) => () => void;
}
