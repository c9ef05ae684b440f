/** What finding keys reports: which part of a request has which key, and which part has none. */

import type { PointTable } from "../otlp/read-points.ts";
import type { OtlpRequest } from "../otlp/read-request.ts";

/** A part that has one key: a section or item of the request, or a data point of its point table, by index there. */
export type Level = "resource" | "scope" | "item" | "point";

export type DropReason = "no service name" | "no data point";

/** Bytes in parts, one behind the other; a part that keys have in common is the same array in each of them. */
export type Key = readonly Uint8Array[];

export interface KeySink {
  /**
   * A part of the request and its key. Parts of the request never overlap.
   *
   * @param key valid only during the call
   */
  readonly keyed: (level: Level, index: number, key: Key) => void;
  /** A part that no backend gets. */
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
  /** Filled with the metrics that have to be looked into. */
  readonly points: PointTable;
  readonly sink: KeySink;
  /** Uniform in [0, 1): keys of log records that have no trace id. */
  readonly random: () => number;
}
