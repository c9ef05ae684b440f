/** Services: an address for each named backend, a headless one for each discovered pool, one for each balancer. */

import type { Service } from "../../model/plan.ts";
import { serviceOptions } from "../../model/pod-options.ts";
import {
  type Balancer,
  collectorsOf,
  isNamed,
  isOperated,
  type Pool,
  type ServiceOptions,
  type Topology,
} from "../../model/topology.ts";
import { namedBackends } from "../backends.ts";
import { spelledBackends } from "../collector/spellings.ts";
import { ports } from "../defaults.ts";
import {
  balancerSelector,
  balancerService,
  headlessService,
  tierSelector,
  workloadLabels,
  workloadSelector,
} from "../names.ts";
import { portsFor } from "./component-ports.ts";
import { metricsPort } from "./ports.ts";
import type { TierNeeds } from "./tier-needs.ts";

export function lowerPoolServices(pool: Pool, topology: Topology, needs: TierNeeds): readonly Service[] {
  const services = isNamed(pool)
    ? addressed(pool, topology).map(({ name, aliases }) => ({ workload: name, names: [name, ...aliases] }))
    : [{ workload: pool.name, names: [headlessService(pool)] }];
  const common = { tier: "backends", madeByOperator: false, origin: pool.origin } as const;
  return [
    ...services.flatMap(({ workload, names }) =>
      names.map((name) => ({
        ...common,
        name,
        headless: !isNamed(pool),
        selector: workloadSelector(workload),
        labels: workloadLabels(topology, pool.name, workload),
        ports: [...needs.otlp(pool), metricsPort, ...portsFor(needs.ports(pool), "senders", "monitoring")],
        ...exposure({}),
      })),
    ),
    ...(pool.service
      ? [
          {
            ...common,
            name: pool.name,
            headless: false,
            selector: tierSelector(pool.name),
            labels: workloadLabels(topology, pool.name, pool.name),
            ports: offered(pool.service, pool, needs),
            ...exposure(pool.service),
          },
        ]
      : []),
  ];
}

function exposure({ type = serviceOptions.type.default, annotations = {}, ...asked }: ServiceOptions) {
  const { loadBalancerClass, externalTrafficPolicy } = asked;
  return { type, loadBalancerClass, externalTrafficPolicy, annotations };
}

/** Metrics are for those inside the cluster. */
function offered(service: ServiceOptions, tier: Pool | Balancer, needs: TierNeeds) {
  const isInside = exposure(service).type === "ClusterIP";
  return [
    ...needs.otlp(tier),
    ...(isInside ? [metricsPort] : []),
    ...portsFor(needs.ports(tier), "senders", ...(isInside ? (["monitoring"] as const) : [])),
  ];
}

/** Only a Collector's ring needs further names. */
function addressed(pool: Pool, topology: Topology): readonly { name: string; aliases: readonly string[] }[] {
  const backends = namedBackends(pool, topology, ports.otlpGrpc);
  return collectorsOf(pool, topology).length > 0
    ? spelledBackends(backends, topology)
    : backends.map(({ name }) => ({ name, aliases: [] }));
}

/** With the operator, the Service in front of OTLP is the operator's, which makes another one for metrics. */
export function lowerBalancerService(balancer: Balancer, topology: Topology, needs: TierNeeds): Service {
  const operator = isOperated(balancer, topology);
  const name = balancerService(balancer, topology);
  const { service = {} } = balancer;
  return {
    name,
    tier: "balancer",
    headless: false,
    selector: balancerSelector(topology, balancer),
    labels: workloadLabels(topology, balancer.name, name),
    ports: operator
      ? [...needs.otlp(balancer), ...portsFor(needs.ports(balancer), "senders", "monitoring")]
      : offered(service, balancer, needs),
    ...exposure(service),
    madeByOperator: operator,
    origin: balancer.origin,
  };
}
