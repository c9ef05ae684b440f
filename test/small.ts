/** The smallest blueprint that compiles, one balancer before three backends, and variations of it. */

import { blueprint, collector, routeBy, seconds } from "fairlead";
import type { Blueprint } from "../src/blueprint/options.ts";
import type { Release } from "../src/model/collector/release.ts";

/** Options over those of the small blueprint. They are objects of any kind, so that they may be what the types refuse. */
export interface Variation {
  readonly release?: Release;
  readonly names?: {
    readonly pool?: string;
    readonly balancer?: string;
    readonly generator?: string;
    /** Its namespace, too. */
    readonly blueprint?: string;
  };
  readonly pool?: object;
  readonly balancer?: object;
  /** With it there is a generator. */
  readonly generator?: object;
  readonly blueprint?: object;
}

export function small({ release = "0.129.1", names = {}, ...options }: Variation = {}): Blueprint {
  const otel = collector<Release>(release);
  const pool = otel.backends(names.pool ?? "backend", {
    count: 3,
    discovery: "static",
    security: "plaintext",
    ...options.pool,
  });
  const { target } = { target: undefined, ...options.balancer };
  const balancer = otel.balancer(names.balancer ?? "edge", {
    to: pool,
    routes: { traces: routeBy.traceID() },
    network: { clients: [{ podLabels: {} }] },
    // Fairlead's balancer has no such choice.
    ...(target !== "fairlead" && { queue: "per-backend" }),
    ...options.balancer,
  });
  const generator = otel.generator(names.generator ?? "checkout", {
    signal: "traces",
    to: balancer,
    every: seconds(1),
    ...options.generator,
  });
  const name = names.blueprint ?? "small";
  return blueprint(name, {
    namespace: name,
    collector: otel,
    backends: [pool],
    balancers: [balancer],
    generators: options.generator ? [generator] : [],
    ...options.blueprint,
  });
}
