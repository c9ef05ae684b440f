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

/** The connections of one source address. */
interface Address<C> {
  readonly name: string;
  count: number;
  /** Those on which nobody has asked for anything, or that rest, the oldest first. */
  readonly quiet: Set<C>;
}

/**
 * Bounds connections without shutting anybody out: above the limit the oldest one on which nobody has asked for anything, or that
 * rests, ends, and only without such a one the newest. Above the limit of an address it is one of that address.
 */
export class BoundedConnections<C> {
  readonly #max: number;
  readonly #ofAddressMax: number;
  readonly #end: (connection: C) => void;
  readonly #open = new Map<C, Address<C>>();
  readonly #quiet = new Set<C>();
  readonly #addresses = new Map<string, Address<C>>();

  /** @param ofAddressMax from one source address */
  constructor(max: number, end: (connection: C) => void, ofAddressMax: number = max) {
    this.#max = max;
    this.#ofAddressMax = ofAddressMax;
    this.#end = end;
  }

  opened(connection: C, name = "unknown"): void {
    const address = this.#addresses.get(name) ?? { name, count: 0, quiet: new Set() };
    this.#addresses.set(name, address);
    address.count++;
    this.#open.set(connection, address);
    this.rests(connection);
    const isTooMany = this.#ofAddressMax < this.#max && address.count > this.#ofAddressMax;
    if (!isTooMany && this.#open.size <= this.#max) return;
    const [oldest = connection] = isTooMany ? address.quiet : this.#quiet;
    this.closed(oldest);
    // Not within the event of a connection: Node may still read from it.
    setImmediate(() => this.#end(oldest));
  }

  /** A request came on it. */
  asked(connection: C): void {
    this.#quiet.delete(connection);
    this.#open.get(connection)?.quiet.delete(connection);
  }

  /** What was asked on it is answered, and it may end like one on which nothing was asked. */
  rests(connection: C): void {
    const address = this.#open.get(connection);
    if (!address) return;
    this.#quiet.add(connection);
    address.quiet.add(connection);
  }

  closed(connection: C): void {
    const address = this.#open.get(connection);
    if (!address) return;
    this.asked(connection);
    this.#open.delete(connection);
    if (--address.count === 0) this.#addresses.delete(address.name);
  }
}

/** Beside connections that are bounded: those whose handshake is under way. */
export const handshakesMax = 1_000;
