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
  server.listen(port, host);
  await once(server, "listening");
  // A connection that cannot be accepted does not end the process.
  server.on("error", () => {});
  // Listens on a port, never on a pipe.
  return (server.address() as AddressInfo).port;
}

/** Connections that began together do not all end together. @see gRPC keepalive, MAX_CONNECTION_AGE: 10 % */
const ageJitter = 0.1;

/** @returns infinity for connections that may stay */
export function connectionAge({ connectionAgeMs }: LimitsConfig, random: () => number): number {
  return connectionAgeMs === 0 ? Number.POSITIVE_INFINITY : connectionAgeMs * (1 + ageJitter * (2 * random() - 1));
}
