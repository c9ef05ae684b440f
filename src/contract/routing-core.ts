/**
 * What the code generated for a balancer offers to whoever runs it: bytes in, plan out, parts written. One instance serves
 * one request at a time; its arrays are overwritten by the next `plan`.
 *
 *     plan(request) ─► who gets how many bytes and items ─► write(backend, out, at) for each of them
 */

import type { Signal } from "./signal.ts";

export interface RoutingCore {
  /** Hex SHA-256 of the ring or table that is embedded; empty when endpoints are only known at run time. */
  readonly digest: string;
  /** Endpoints of the embedded ring or table, in its order; empty when they are only known at run time. */
  readonly endpoints: readonly string[];
  /** Owner of a hash among `endpoints`; undefined when nothing is embedded. */
  readonly ownerOf: ((hash: number) => number) | undefined;
  /** The signals that the blueprint routes by key. */
  readonly createSignalCores: (random: () => number) => Readonly<Partial<Record<Signal, SignalCore>>>;
}

export type PlanStatus =
  | { readonly kind: "planned" }
  /** The sender's mistake: not OTLP. */
  | { readonly kind: "malformed"; readonly reason: string }
  /** As the Collector refuses it: a key is missing, or there is no backend. */
  | { readonly kind: "refused"; readonly retryable: boolean; readonly reason: string };

/** Backend indexes are what `pick` returned; at most this many. */
export const coreBackendsMax = 4_096;

export interface SignalCore {
  /**
   * Walks every field of a request and gives each item to a backend.
   *
   * @param bytes kept until the next call; must not change before the parts are written
   * @param pick index of the backend of a key's CRC-32; -1 if there is none at all
   */
  readonly plan: (bytes: Uint8Array, pick: (hash: number) => number) => PlanStatus;
  /** Backends that get something, in the order in which they first appear: the first `partCount()` places. */
  readonly parts: Uint16Array;
  readonly partCount: () => number;
  /** By backend: size of its part in bytes, and items in it (spans, data points, log records). */
  readonly partBytes: Uint32Array;
  readonly partItems: Uint32Array;
  /** Items that have no key and that this version of the Collector leaves out. */
  readonly droppedItems: () => number;
  /** Writes a backend's part, `partBytes[backend]` long, and returns the offset behind it. */
  readonly write: (backend: number, out: Uint8Array, at: number) => number;
}
