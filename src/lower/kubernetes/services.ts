/** Services: an address for each named backend, a headless one for each discovered pool, one for each balancer. */

import type { Port, Service } from "../../model/plan.ts";
import { type Balancer, isNamed, isOperated, type Pool, type Topology } from "../../model/topology.ts";
import { aliasCount, aliasService } from "../collector/spellings.ts";
import { ports } from "../defaults.ts";
import {
  balancerSelector,
  balancerService,
  headlessService,
  poolWorkloads,
  workloadLabels,
  workloadSelector,
} from "../names.ts";

const collectorPorts: readonly Port[] = Object.freeze([
  { name: "otlp-grpc", port: ports.otlpGrpc },
  { name: "otlp-http", port: ports.otlpHttp },
  { name: "metrics", port: ports.metrics },
]);

export function lowerPoolServices(pool: Pool, topology: Topology): readonly Service[] {
  const named = isNamed(pool);
  return poolWorkloads(pool).flatMap((workload, index) => {
    const shared = {
      tier: "backends" as const,
      headless: !named,
      selector: workloadSelector(topology, workload),
      labels: workloadLabels(topology, pool.name, workload),
      ports: collectorPorts,
      madeByOperator: false,
      origin: pool.origin,
    };
    const aliases =
      named && topology.balancers.some((balancer) => balancer.to === pool.name && balancer.target === "collector")
        ? Array.from({ length: aliasCount(pool, index) }, (_, alias) => aliasService(workload, alias + 1))
        : [];
    return [named ? workload : headlessService(pool), ...aliases].map((name) => ({ name, ...shared }));
  });
}

/** With the operator the Service in front of OTLP is the operator's; metrics are on another one of its own. */
export function lowerBalancerService(balancer: Balancer, topology: Topology): Service {
  const operator = isOperated(balancer, topology);
  const name = balancerService(balancer, topology);
  return {
    name,
    tier: "balancer",
    headless: false,
    selector: balancerSelector(topology, balancer),
    labels: workloadLabels(topology, balancer.name, name),
    ports: operator ? collectorPorts.filter(({ name: port }) => port !== "metrics") : collectorPorts,
    madeByOperator: operator,
    origin: balancer.origin,
  };
}
