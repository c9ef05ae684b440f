/** What a search for keys reports: which part of a request has which key, and which part has none. */

import type { OtlpRequest } from "../otlp/read-request.ts";

/** The kind of a part that has one key: a section or item of the request, or a data point. */
export type Level = "resource" | "scope" | "item" | "point";

export type DropReason = "no service name" | "no data point";

/** A key in parts, in a row; keys that have a part in common hold the same array. */
export type Key = readonly Uint8Array[];

export interface KeySink {
  /**
   * A part of the request and its key. Parts of the request never overlap.
   *
   * @param key valid only during the call
   */
  readonly keyed: (level: Level, index: number, key: Key) => void;
  /** A part that is sent to no backend. */
  readonly dropped: (level: Level, index: number, reason: DropReason) => void;
}

/** A whole request that the Collector answers with an error. */
export interface KeyRefusal {
  readonly kind: "refused";
  readonly retryable: boolean;
  readonly reason: string;
}

export interface KeyInput {
  readonly request: OtlpRequest;
  readonly sink: KeySink;
  /** Uniform in [0, 1): keys of log records that have no trace id. */
  readonly random: () => number;
}
