/** Several instances of a stateful tier get what belongs together at one of them. */

import type { Signal } from "../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import type { Balancer, CollectorParts, Pool, RoutingKey } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";

interface Stateful {
  readonly signal: Signal;
  /** Keys that keep together what the component needs together. */
  readonly keys: readonly RoutingKey[];
  readonly needs: string;
}

/** Components that decide or count over several items (contrib, both versions). */
const statefulTypes: Readonly<Record<string, Stateful>> = Object.freeze({
  tail_sampling: { signal: "traces", keys: ["traceID"], needs: "all spans of a trace" },
  groupbytrace: { signal: "traces", keys: ["traceID"], needs: "all spans of a trace" },
  spanmetrics: { signal: "traces", keys: ["service", "attributes"], needs: "all spans of a service" },
  span_metrics: { signal: "traces", keys: ["service", "attributes"], needs: "all spans of a service" },
  cumulativetodelta: {
    signal: "metrics",
    keys: ["service", "resource", "metric", "streamID"],
    needs: "all points of a series",
  },
});

export const statefulTierHasAffinity: TopologyRule = ({ pools, balancers }) => [
  ...pools.filter(({ count }) => count > 1).flatMap((pool) => poolProblems(pool, balancers)),
  ...balancers.filter(({ replicas }) => replicas > 1).flatMap(balancerProblems),
];

function poolProblems(pool: Pool, balancers: readonly Balancer[]): readonly Diagnostic[] {
  return statefulParts(pool.parts).flatMap(({ section, id, stateful }) =>
    balancers
      .filter(({ to }) => to === pool.name)
      .flatMap((balancer) => {
        const route = balancer.routes?.[stateful.signal];
        if (!route || (route.kind === "hash" && stateful.keys.includes(route.key))) return [];
        return [
          diagnostic("FL3009", {
            at: within(balancer.origin, "routes", stateful.signal),
            message: `"${id}" on the ${pool.count} backends of "${pool.name}" needs ${stateful.needs} at one of them; this route spreads them.`,
            help: `route ${stateful.signal} by ${stateful.keys.join(" or ")}, or use one backend`,
            related: [{ message: `${section}.${id} of "${pool.name}"` }],
          }),
        ];
      }),
  );
}

function balancerProblems(balancer: Balancer): readonly Diagnostic[] {
  return statefulParts(balancer.parts).map(({ section, id, stateful }) =>
    diagnostic("FL3009", {
      at: within(balancer.origin, section, id),
      message: `"${id}" needs ${stateful.needs} at one instance; the ${balancer.replicas} replicas of "${balancer.name}" each see a part.`,
      help: "move it to the backends, behind a route that keeps them together, or run one replica",
    }),
  );
}

function statefulParts(parts: CollectorParts) {
  return (["processors", "connectors"] as const).flatMap((section) =>
    Object.keys(parts[section] ?? {}).flatMap((id) => {
      const stateful = statefulTypes[id.split("/")[0] ?? ""];
      return stateful ? [{ section, id, stateful }] : [];
    }),
  );
}
