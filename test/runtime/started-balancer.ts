/** A balancer of a configuration, in this process, with nobody looking. */

import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { type Balancer, startBalancer } from "../../src/runtime/balancer.ts";
import { createCores } from "../../src/runtime/cores.ts";
import { silentObserver } from "../../src/runtime/observer.ts";

export async function startedBalancer(config: BalancerConfig): Promise<Balancer> {
  const made = createCores(config, undefined, Math.random);
  if (made.kind === "wrong") throw new Error(made.problems[0]?.reason);
  return startBalancer({
    config,
    cores: made.cores,
    owners: {},
    observer: silentObserver,
    random: Math.random,
    credentialsEvents: { changed: () => {}, failed: () => {}, handshakeFailed: () => {} },
  });
}
