/** A small blueprint that every rule accepts, and variations of it, past the types too. */

import { buildTopology } from "../../../src/blueprint/build-topology.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { ownerOf } from "../../../src/diagnostics/place.ts";
import type { Topology } from "../../../src/model/topology.ts";
import { small, type Variation } from "../../small.ts";

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
