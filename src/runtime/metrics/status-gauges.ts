/** Gauges of what the balancer is at the moment when it is asked. Gauges of removed backends disappear. */

import type { ResolverConfig } from "../../contract/balancer-config.ts";
import { signals } from "../../contract/signal.ts";
import type { BackendStatus, BalancerStatus } from "../../contract/status.ts";
import { dialTarget } from "../../routing/endpoint.ts";
import type { Registry } from "./registry.ts";

/** In steps that take a moment each. */
export function* readGauges(
  registry: Registry,
  status: BalancerStatus,
  resolver: ResolverConfig["kind"],
): Iterable<undefined> {
  // Two names on a ring may be one address: its keys are those of both, its queue is one.
  const byTarget = new Map<string, BackendStatus[]>();
  for (const backend of status.backends) {
    const target = dialTarget(backend.endpoint);
    const known = byTarget.get(target);
    if (known) known.push(backend);
    else byTarget.set(target, [backend]);
  }
  const ofEach = (value: (backend: BackendStatus) => number) =>
    [...byTarget].flatMap(([endpoint, [first]]) => (first ? [{ labels: { endpoint }, value: value(first) }] : []));
  const shares = [...byTarget].flatMap(([endpoint, backends]) =>
    signals
      .filter((signal) => backends.some((backend) => backend.shares[signal] !== undefined))
      .map((signal) => ({
        labels: { endpoint, signal },
        value: backends.reduce((sum, backend) => sum + (backend.shares[signal] ?? 0), 0),
      })),
  );
  registry.replace("fairlead_held_bytes", [{ labels: {}, value: status.heldBytes }]);
  registry.replace("otelcol_loadbalancer_num_backends", [{ labels: { resolver }, value: status.backends.length }]);
  yield undefined;
  registry.replace("fairlead_backend_share", shares);
  yield undefined;
  registry.replace(
    "otelcol_loadbalancer_backend_health",
    ofEach(({ isAvailable }) => (isAvailable ? 1 : 0)),
  );
  yield undefined;
  registry.replace(
    "fairlead_queue_items",
    ofEach(({ queuedItems }) => queuedItems),
  );
  yield undefined;
  registry.replace(
    "fairlead_queue_bytes",
    ofEach(({ queuedBytes }) => queuedBytes),
  );
}
