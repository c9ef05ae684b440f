/** A balancer of a configuration, in this process, with nobody looking. */

import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { type Balancer, startBalancer } from "../../src/runtime/balancer.ts";
import { type Cores, createCores } from "../../src/runtime/cores.ts";
import type { ServerCredentialsEvents } from "../../src/runtime/credentials/server-credentials.ts";
import { type Observer, observers } from "../../src/runtime/observer.ts";

/** What a test brings itself. */
interface BalancerParts {
  readonly cores: Cores;
  readonly observer: Partial<Observer>;
  readonly credentialsEvents: ServerCredentialsEvents;
}

export async function startedBalancer(config: BalancerConfig, parts: Partial<BalancerParts> = {}): Promise<Balancer> {
  const made = createCores(config, undefined, Math.random);
  if (made.kind === "wrong") throw new Error(made.problems[0]?.reason);
  return startBalancer({
    config,
    cores: { ...made.cores, ...parts.cores },
    owners: {},
    observer: observers(parts.observer ? [parts.observer] : []),
    random: Math.random,
    reach: (target) => target,
    credentialsEvents: parts.credentialsEvents ?? { changed: () => {}, failed: () => {}, handshakeFailed: () => {} },
  });
}
