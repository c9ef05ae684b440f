/**
 * What routing offers to whoever runs it: bytes in, plan out, parts written. One instance serves one request at a time; its
 * arrays are overwritten by the next `plan`.
 *
 *     plan(request) ─► who gets how many bytes and items ─► write(backend, out, at) for each of them
 *
 * The compiler generates a `RoutingCore` for a balancer. Its signal cores are made for speed: they walk every field, and
 * take what is framed as every known sender frames it. Anything else, malformed input included, they call "odd", and the
 * general functions decide.
 */

import type { RouteConfig } from "./balancer-config.ts";
import type { Signal } from "./signal.ts";

export interface RoutingCore {
  /** What each signal's code was made for, as `routeText` writes it. */
  readonly madeFor: Readonly<Partial<Record<Signal, string>>>;
  /** The owners of keys, where endpoints are known when the balancer is built and not more than 100. */
  readonly owners: Readonly<Partial<Record<Signal, OwnerTable>>>;
  /** Of the signals that are routed by a key for which code was generated. */
  readonly createSignalCores: (random: () => number) => Readonly<Partial<Record<Signal, GeneratedSignalCore>>>;
}

/** A ring or table, laid out: the owner of a key is `table[crc32(key) % table.length]`. */
/** What a generated core depends on, in a form that can be compared. */
export function routeText({ routingKey, routingAttributes, compatibleWith }: RouteConfig): string {
  return JSON.stringify([routingKey, routingAttributes, compatibleWith]);
}

export interface OwnerTable {
  readonly endpoints: readonly string[];
  /** Parallel to `endpoints`. */
  readonly weights: readonly number[];
  /** Indexes of `endpoints`. */
  readonly table: Uint16Array;
  /** Hex SHA-256 of the table's numbers as two bytes each, the lower first. */
  readonly digest: string;
}

export type PlanStatus =
  | { readonly kind: "planned" }
  /** The sender's mistake: not OTLP. */
  | { readonly kind: "malformed"; readonly reason: string }
  /** As the Collector refuses it: a key is missing, or there is no backend. */
  | { readonly kind: "refused"; readonly retryable: boolean; readonly reason: string };

export interface SignalCore extends PlannedParts {
  /**
   * Walks every field of a request and gives each item to a backend.
   *
   * @param bytes kept until the next call; must not change before the parts are written
   * @param pick index of the backend of a key's CRC-32, below `endpointsMax`; -1 if there is none at all
   */
  readonly plan: (bytes: Uint8Array, pick: (hash: number) => number) => PlanStatus;
  /** By the code alone that was generated for it, which takes a bounded time for each byte; "odd" leaves no plan. */
  readonly planKnown?: GeneratedSignalCore["plan"];
}

export interface GeneratedSignalCore extends PlannedParts {
  /** As that of a `SignalCore`; "odd" leaves no plan. */
  readonly plan: (bytes: Uint8Array, pick: (hash: number) => number) => "planned" | "odd";
}

export interface PlannedParts {
  /** Backends that get something, in the order in which they first appear: the first `partCount()` places. */
  readonly parts: Uint16Array;
  readonly partCount: () => number;
  /** By backend: size of its part in bytes, and items in it (spans, data points, log records). */
  readonly partBytes: Uint32Array;
  readonly partItems: Uint32Array;
  /** Items that have no key and that this version of the Collector leaves out. */
  readonly droppedItems: () => number;
  /**
   * Writes a backend's part, `partBytes[backend]` long, and returns the offset behind it. Nothing is allocated where `out`
   * is another place in the buffer of the request.
   */
  readonly write: (backend: number, out: Uint8Array, at: number) => number;
}
