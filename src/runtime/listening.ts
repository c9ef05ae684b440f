/** A server that listens, whatever its protocol: how it begins and ends, and how long a sender's connection to it lives. */

import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import type { LimitsConfig } from "../contract/balancer-config.ts";

export interface Listening {
  readonly port: number;
  /** No new connections or calls; resolves when those under way are answered. */
  readonly drain: () => Promise<void>;
  /** Ends what is left. */
  readonly close: () => void;
}

/** @returns the port @throws the operating system's error when it is not available */
export async function listenOn(server: Server, host: string, port: number): Promise<number> {
  try {
    await listening(server, host, port);
  } catch (reason) {
    // A kernel without IPv6 (ipv6.disable=1): Go's net falls back for a Collector, too.
    if (host !== "::" || !isWithoutIpv6(reason)) throw reason;
    await listening(server, "0.0.0.0", port);
  }
  // A connection that cannot be accepted does not end the process.
  server.on("error", () => {});
  // Listens on a port, never on a pipe.
  return (server.address() as AddressInfo).port;
}

async function listening(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  await once(server, "listening");
}

function isWithoutIpv6(reason: unknown): boolean {
  return reason instanceof Error && "code" in reason && reason.code === "EAFNOSUPPORT";
}

/** Connections that began together do not all end together. @see gRPC keepalive, MAX_CONNECTION_AGE: 10 % */
const ageJitter = 0.1;

/** @returns infinity for connections that may stay */
export function connectionAge({ connectionAgeMs }: LimitsConfig, random: () => number): number {
  return connectionAgeMs === 0 ? Number.POSITIVE_INFINITY : connectionAgeMs * (1 + ageJitter * (2 * random() - 1));
}

/**
 * Bounds connections without shutting anybody out: above the limit the oldest one on which nobody has asked for anything, or that
 * rests, ends, and only without such a one the newest. An address that has too many shuts out itself alone.
 */
export class BoundedConnections<C> {
  readonly #max: number;
  readonly #ofAddressMax: number;
  readonly #end: (connection: C) => void;
  /** With their addresses. */
  readonly #open = new Map<C, string>();
  readonly #quiet = new Set<C>();
  readonly #ofAddress = new Map<string, number>();

  /** @param ofAddressMax from one source address, of which the newest ends */
  constructor(max: number, end: (connection: C) => void, ofAddressMax: number = max) {
    this.#max = max;
    this.#ofAddressMax = ofAddressMax;
    this.#end = end;
  }

  opened(connection: C, address = "unknown"): void {
    const count = (this.#ofAddress.get(address) ?? 0) + 1;
    this.#open.set(connection, address);
    this.#quiet.add(connection);
    this.#ofAddress.set(address, count);
    const isTooMany = this.#ofAddressMax < this.#max && count > this.#ofAddressMax;
    if (!isTooMany && this.#open.size <= this.#max) return;
    const [oldest = connection] = isTooMany ? [connection] : this.#quiet;
    this.closed(oldest);
    // Not within the event of a connection: Node may still read from it.
    setImmediate(() => this.#end(oldest));
  }

  /** A request came on it. */
  asked(connection: C): void {
    this.#quiet.delete(connection);
  }

  /** What was asked on it is answered, and it may end like one on which nothing was asked. */
  rests(connection: C): void {
    if (this.#open.has(connection)) this.#quiet.add(connection);
  }

  closed(connection: C): void {
    const address = this.#open.get(connection);
    if (address === undefined) return;
    this.#open.delete(connection);
    this.#quiet.delete(connection);
    const left = (this.#ofAddress.get(address) ?? 0) - 1;
    if (left > 0) this.#ofAddress.set(address, left);
    else this.#ofAddress.delete(address);
  }
}

/** Beside connections that are bounded: those whose handshake is under way. */
export const handshakesMax = 1_000;
