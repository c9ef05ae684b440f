/** The small blueprint with a balancer that sends to a pool that exists already. */

import { collector, type Release } from "fairlead";
import type { Topology } from "../../../src/model/topology.ts";
import type { Variation } from "../../small.ts";
import { declared } from "./declared.ts";

/** @param options of the pool `sampler`, past the types too */
export function sendingTo(options: object, { balancer, blueprint, ...others }: Variation = {}): Topology {
  const sampler = collector<Release>("0.129.1").existing("sampler", { security: "plaintext", ...options });
  return declared({
    ...others,
    generator: {},
    balancer: { to: sampler, ...balancer },
    blueprint: { backends: [], ...blueprint },
  });
}
