/**
 * What the balancer reports about its work. Metrics and logs listen; the code that moves telemetry knows neither. All of it
 * is on the hot path of requests, none of it on that of items.
 */

import type { Signal } from "../contract/signal.ts";

export type Transport = "grpc" | "http";

/** Why items were not delivered: no backend accepted them before their deadline, or one refused them. */
export type RejectReason = "unplaced" | "refused by backend";

/** The last answer that decided it; no endpoint where several were asked or none. */
export interface RejectCause {
  readonly endpoint: string;
  readonly code: number;
  readonly message: string;
}

export interface Observer {
  /** A request was answered. Items are 0 where it could not be read. */
  readonly answered: (request: {
    readonly signal: Signal | undefined;
    readonly transport: Transport;
    readonly code: number;
    readonly items: number;
  }) => void;
  /** Items without a key, which the Collector drops. */
  readonly dropped: (signal: Signal, items: number) => void;
  /** A backend accepted these items. */
  readonly sent: (endpoint: string, signal: Signal, items: number) => void;
  readonly called: (
    endpoint: string,
    outcome: "accepted" | "refused" | "unsent" | "unknown",
    latencyMs: number,
  ) => void;
  /** Items that were routed again, to another backend. */
  readonly repicked: (signal: Signal, reason: "failover" | "backend removed", items: number) => void;
  readonly rejected: (signal: Signal, reason: RejectReason, items: number, cause: RejectCause) => void;
  /** Items sent again although the backend may have them: the answer to their call was lost. */
  readonly maybeRepeated: (signal: Signal, items: number) => void;
  /** A backend refused a call of so many bytes for its size, so smaller ones are sent. */
  readonly cutSmaller: (endpoint: string, bytes: number, message: string) => void;
  /** A request was refused because the queue of this backend was full. */
  readonly queueFull: (endpoint: string, signal: Signal) => void;
  readonly connectFailed: (endpoint: string, reason: string) => void;
  /** A backend ended a connection that was of use soon after it began: each call may cost one. */
  readonly endedEarly: (endpoint: string, reason: string) => void;
  /** A sender broke the rules of HTTP/2, or a limit, which ended its stream or its connection. The kinds are few. */
  readonly peerFault: (kind: string, reason: string, peer: string) => void;
  /** A sender's connection was ended for another, as so many are open as are taken: none had rested for longer. */
  readonly gaveWay: (transport: Transport, peer: string) => void;
  /** A connection to a backend was ended for one to another, as memory has room for so many. */
  readonly tookTurns: (connectionsMax: number, backends: number) => void;
  readonly ejected: (endpoint: string, reason: string, forMs: number) => void;
  readonly availability: (endpoint: string, available: boolean, reason: string) => void;
  readonly resolved: (endpoints: readonly string[]) => void;
  /** The list of backends stays as it was. */
  readonly resolutionFailed: (reason: string) => void;
  /** A request met a mistake of ours and was answered INTERNAL or 500. */
  readonly failed: (server: Transport | "operations", error: unknown) => void;
}

/** Tells several observers, one after the other; each hears what it has a function for. */
export function observers(all: readonly Partial<Observer>[]): Observer {
  const tell = <Args extends readonly unknown[]>(
    event: (observer: Partial<Observer>) => ((...args: Args) => void) | undefined,
  ): ((...args: Args) => void) => {
    const hear = all.flatMap((observer) => event(observer) ?? []);
    const [only] = hear;
    // Of what comes with each request nothing is handed on: its one listener is called.
    if (only && hear.length === 1) return only;
    return (...args) => {
      for (const one of hear) one(...args);
    };
  };
  return {
    answered: tell(({ answered }) => answered),
    dropped: tell(({ dropped }) => dropped),
    sent: tell(({ sent }) => sent),
    called: tell(({ called }) => called),
    repicked: tell(({ repicked }) => repicked),
    rejected: tell(({ rejected }) => rejected),
    maybeRepeated: tell(({ maybeRepeated }) => maybeRepeated),
    cutSmaller: tell(({ cutSmaller }) => cutSmaller),
    queueFull: tell(({ queueFull }) => queueFull),
    connectFailed: tell(({ connectFailed }) => connectFailed),
    endedEarly: tell(({ endedEarly }) => endedEarly),
    tookTurns: tell(({ tookTurns }) => tookTurns),
    peerFault: tell(({ peerFault }) => peerFault),
    gaveWay: tell(({ gaveWay }) => gaveWay),
    ejected: tell(({ ejected }) => ejected),
    availability: tell(({ availability }) => availability),
    resolved: tell(({ resolved }) => resolved),
    resolutionFailed: tell(({ resolutionFailed }) => resolutionFailed),
    failed: tell(({ failed }) => failed),
  };
}
