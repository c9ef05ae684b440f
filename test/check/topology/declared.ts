/** A small blueprint that every rule accepts, and variations of it; what the types forbid comes in by a cast. */

import { buildTopology } from "../../../src/blueprint/build-topology.ts";
import { blueprint, collector } from "../../../src/blueprint/declarations.ts";
import type {
  BackendsOptions,
  BalancerOptions,
  BlueprintOptions,
  GeneratorOptions,
} from "../../../src/blueprint/options.ts";
import { routeBy } from "../../../src/blueprint/vocabulary.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { ownerOf } from "../../../src/diagnostics/place.ts";
import type { Release } from "../../../src/model/collector/release.ts";
import { seconds } from "../../../src/model/duration.ts";
import type { Topology } from "../../../src/model/topology.ts";

export interface Variation {
  readonly release?: Release;
  readonly names?: {
    readonly pool?: string;
    readonly balancer?: string;
    readonly generator?: string;
    readonly blueprint?: string;
  };
  readonly pool?: Partial<BackendsOptions<Release>>;
  readonly balancer?: Partial<BalancerOptions<Release>>;
  readonly generator?: Partial<GeneratorOptions<Release>>;
  readonly blueprint?: Partial<BlueprintOptions<Release>>;
}

/** Blueprint `edge` of the pool `backend`, the balancer `lb` and the generator `checkout`. */
export function declared({ release = "0.129.1", names = {}, ...options }: Variation = {}): Topology {
  const otel = collector<Release>(release);
  const pool = otel.backends(names.pool ?? "backend", {
    count: 2,
    discovery: "static",
    security: "plaintext",
    ...options.pool,
  });
  const balancer = otel.balancer(names.balancer ?? "lb", {
    to: pool,
    routes: { traces: routeBy.traceID() },
    queue: "per-backend",
    ...options.balancer,
  });
  const generator = otel.generator(names.generator ?? "checkout", {
    signal: "traces",
    to: balancer,
    every: seconds(1),
    ...options.generator,
  } as GeneratorOptions<Release>); // A variation may turn one kind of generator into another.
  const { topology } = buildTopology(
    blueprint(names.blueprint ?? "edge", {
      namespace: "shop",
      collector: otel,
      backends: [pool],
      balancers: [balancer],
      generators: [generator],
      ...options.blueprint,
    }),
  );
  return topology;
}

/** A finding without what belongs to printing: `at` is `construct: property.path`. */
export function brief({ code, severity, place, message, help }: Diagnostic) {
  return { code, severity, at: `${ownerOf(place)}: ${place.path.join(".")}`, message, help };
}
