/** A small blueprint that every rule accepts, and variations of it; what the types forbid comes in by a cast. */

import { buildTopology } from "../../../src/blueprint/build-topology.ts";
import type {
  BackendsOptions,
  BalancerOptions,
  BlueprintOptions,
  GeneratorOptions,
} from "../../../src/blueprint/options.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { ownerOf } from "../../../src/diagnostics/place.ts";
import type { Release } from "../../../src/model/collector/release.ts";
import type { Topology } from "../../../src/model/topology.ts";
import { type Variation as SmallVariation, small } from "../../small.ts";

/** Of options that have their types; past them, by a cast. */
export interface Variation extends SmallVariation {
  readonly pool?: Partial<BackendsOptions<Release>>;
  readonly balancer?: Partial<BalancerOptions<Release>>;
  readonly generator?: Partial<GeneratorOptions<Release>>;
  readonly blueprint?: Partial<BlueprintOptions<Release>>;
}

/** Blueprint `edge` of the pool `backend`, the balancer `lb` and the generator `checkout`. */
export function declared({ names = {}, pool, generator = {}, blueprint, ...others }: Variation = {}): Topology {
  const { topology } = buildTopology(
    small({
      ...others,
      names: { balancer: "lb", blueprint: "edge", ...names },
      pool: { count: 2, ...pool },
      generator,
      blueprint: { namespace: "shop", ...blueprint },
    }),
  );
  return topology;
}

/** A finding without what belongs to printing: `at` is `construct: property.path`. */
export function brief({ code, severity, place, message, help }: Diagnostic) {
  return { code, severity, at: `${ownerOf(place)}: ${place.path.join(".")}`, message, help };
}
