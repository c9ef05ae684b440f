/** The balancers of a plan, each as it will route: Fairlead's by its `balancer.json`, a Collector's by its configuration. */

import { otlpPorts } from "../contract/otlp-ports.ts";
import { ownerOf } from "../diagnostics/place.ts";
import type { CollectorLink, Link } from "../model/link.ts";
import type { Plan } from "../model/plan.ts";
import { configurationOf } from "../needs/configuration.ts";
import { balancerOfConfig, type KnownBackends, type RoutedBalancer, type SignalRoute } from "./routed-balancer.ts";
import { balancerOfCollector, routeEffects } from "./routes-of-collector.ts";

export function balancersOfPlan(plan: Plan): readonly RoutedBalancer[] {
  return plan.links.map((link) => balancerOfLink(link, plan));
}

function balancerOfLink(link: Link, plan: Plan): RoutedBalancer {
  switch (link.target) {
    case "fairlead":
      return {
        ...balancerOfConfig(link.config, `blueprint ${plan.blueprint}, Fairlead's balancer`),
        name: link.balancer,
      };
    case "collector":
      return balancerOfCollectorLink(link, plan);
  }
}

/** What it spreads by gRPC's own round robin is in no load balancing exporter. */
function balancerOfCollectorLink(link: CollectorLink, plan: Plan): RoutedBalancer {
  const { version } = plan.release;
  const config = plan.configs.find(
    ({ tier, origin }) => tier === "balancer" && ownerOf(origin) === `${plan.blueprint}/${link.balancer}`,
  );
  const keyed = balancerOfCollector({
    name: link.balancer,
    version,
    config: config?.body ?? {},
    source: `blueprint ${plan.blueprint}, Collector ${version}`,
  });
  const { sections, pipelines } = configurationOf(config?.body ?? {});
  const whole = link.routes
    .filter(({ route }) => route.kind !== "hash")
    .map(({ signal }) => {
      const before = pipelines.find(({ id }) => id === signal)?.processors ?? [];
      const own = sections.processors.filter(({ name }) => before.includes(name));
      return { ...roundRobin(signal, version), effects: routeEffects(signal, own) };
    });
  return { ...keyed, routes: [...keyed.routes, ...whole] };
}

const found: KnownBackends = { kind: "found", by: "DNS", port: otlpPorts.grpc };

function roundRobin(signal: SignalRoute["signal"], version: string): SignalRoute {
  const route = {
    algorithm: "round-robin",
    routingKey: "",
    routingAttributes: [],
    compatibleWith: version,
    failover: "hold",
  } as const;
  return { signal, exporter: undefined, route, backends: found, changedBy: [], effects: [] };
}
