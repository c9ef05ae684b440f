/** A pool of backends for tests, without a balancer around it. */

import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { BackendRoom } from "../../src/runtime/memory/backend-room.ts";
import { noCopies } from "../../src/runtime/memory/copies.ts";
import { type Observer, observers } from "../../src/runtime/observer.ts";
import { BackendPool, type PoolEvents } from "../../src/runtime/pool/backend-pool.ts";
import type { BackendConnection, ConnectionEvents } from "../../src/runtime/send/backend-connection.ts";
import { createGrpcConnection } from "../../src/runtime/send/grpc-connection.ts";
import { createHttpConnection } from "../../src/runtime/send/http-connection.ts";
import { balancerConfig } from "./configuration.ts";

/** For as many connections as there may be. */
export const anyRoom = (): BackendRoom =>
  new BackendRoom({
    heldBytesMax: Number.POSITIVE_INFINITY,
    connectionBytes: 1,
    leaves: () => {},
    gaveWay: () => {},
  });

interface PoolParts {
  readonly config: Partial<BalancerConfig>;
  readonly observer: Partial<Observer>;
  readonly events: Partial<PoolEvents>;
  readonly connect: (target: string, events: ConnectionEvents) => BackendConnection;
}

export function testPool({ config, observer = {}, events, connect }: Partial<PoolParts>): BackendPool {
  const whole = balancerConfig([], config);
  const { protocol } = whole.exporter;
  return new BackendPool({
    config: whole,
    owners: {},
    checkTls: undefined,
    copies: noCopies,
    room: anyRoom(),
    reach: (target) => target,
    random: () => 0.5,
    connect: connect ?? ((target, connectionEvents) => plainConnection(target, connectionEvents, protocol)),
    observer: observers([observer]),
    events: {
      settled: () => {},
      outlasted: () => {},
      expired: () => {},
      unusable: () => {},
      orphaned: () => {},
      changed: () => {},
      ...events,
    },
  });
}

/** In plain text, with nothing beside the protocol's own headers. */
export function plainConnection(
  target: string,
  events: ConnectionEvents,
  protocol: "grpc" | "http" = "grpc",
): BackendConnection {
  const create = protocol === "grpc" ? createGrpcConnection : createHttpConnection;
  return create({
    target,
    tls: undefined,
    headers: () => ({}),
    compressor: undefined,
    keepaliveMs: 5_000,
    random: () => 0.5,
    events,
  });
}

/** A port of a machine that does not exist (RFC 5737): nothing is refused, nothing connects. */
export const nowhere = (last: number): string => `192.0.2.${last}:4317`;
