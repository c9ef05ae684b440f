/**
 * What the balancer tells of what it does. Metrics and logs listen; the code that moves telemetry knows neither. All of it
 * is on the hot path of requests, none of it of items.
 */

import type { Signal } from "../contract/signal.ts";

export type Transport = "grpc" | "http";

/** Why items were not delivered: never before their deadline, or a backend's own answer. */
export type RejectReason = "unplaced" | "refused by backend";

export interface Observer {
  /** A request was answered. Items are 0 where it could not be read. */
  readonly answered: (request: {
    readonly signal: Signal | undefined;
    readonly transport: Transport;
    readonly code: number;
    readonly items: number;
  }) => void;
  /** Items that have no key and that the Collector leaves out. */
  readonly dropped: (signal: Signal, items: number) => void;
  /** A backend took these items. */
  readonly sent: (endpoint: string, signal: Signal, items: number) => void;
  readonly called: (
    endpoint: string,
    outcome: "accepted" | "refused" | "unsent" | "unknown",
    latencyMs: number,
  ) => void;
  /** Items that go to another backend than their key says, or look for a new owner. */
  readonly repicked: (signal: Signal, reason: "failover" | "backend removed", items: number) => void;
  readonly rejected: (signal: Signal, reason: RejectReason, items: number) => void;
  /** Items sent again although the backend may have them: the answer to their call was lost. */
  readonly maybeRepeated: (signal: Signal, items: number) => void;
  /** A request was refused because of it. */
  readonly queueFull: (endpoint: string, signal: Signal) => void;
  readonly connectFailed: (endpoint: string, reason: string) => void;
  readonly ejected: (endpoint: string, reason: string, forMs: number) => void;
  readonly availability: (endpoint: string, available: boolean, reason: string) => void;
  readonly resolved: (endpoints: readonly string[]) => void;
  /** The list of backends that there is, is kept. */
  readonly resolutionFailed: (reason: string) => void;
  /** A request met a mistake of ours, and was answered so. */
  readonly failed: (transport: Transport, error: unknown) => void;
}

/** For tests, and where nobody looks. */
export const silentObserver: Observer = Object.freeze({
  answered: () => {},
  dropped: () => {},
  sent: () => {},
  called: () => {},
  repicked: () => {},
  rejected: () => {},
  maybeRepeated: () => {},
  queueFull: () => {},
  connectFailed: () => {},
  ejected: () => {},
  availability: () => {},
  resolved: () => {},
  resolutionFailed: () => {},
  failed: () => {},
});

/** Tells several who listen, one after the other. */
export function observers(all: readonly Observer[]): Observer {
  const told = Object.keys(silentObserver).map((name) => [
    name,
    (...args: readonly unknown[]) => {
      // The names are those of every observer.
      for (const observer of all) Reflect.apply(observer[name as keyof Observer], undefined, args);
    },
  ]);
  // One function for each name, as told.
  return Object.fromEntries(told) as Observer;
}
