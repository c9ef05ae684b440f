/** Services: an address for each named backend, a headless one for each discovered pool, one for each balancer. */

import type { Service } from "../../model/plan.ts";
import { serviceOptions } from "../../model/pod-options.ts";
import { type Balancer, collectorsOf, isNamed, isOperated, type Pool, type Topology } from "../../model/topology.ts";
import { namedBackends } from "../backends.ts";
import { spelledBackends } from "../collector/spellings.ts";
import { ports } from "../defaults.ts";
import { balancerSelector, balancerService, headlessService, workloadLabels, workloadSelector } from "../names.ts";
import { portsFor } from "./component-ports.ts";
import { type OtlpTransport, otlpPorts, servicePorts } from "./ports.ts";
import { linkFiles } from "./secret-mounts.ts";
import type { TierNeeds } from "./tier-needs.ts";

export function lowerPoolServices(pool: Pool, topology: Topology, needs: TierNeeds): readonly Service[] {
  const services = isNamed(pool)
    ? addressed(pool, topology).map(({ name, aliases }) => ({ workload: name, names: [name, ...aliases] }))
    : [{ workload: pool.name, names: [headlessService(pool)] }];
  return services.flatMap(({ workload, names }) =>
    names.map((name) => ({
      name,
      tier: "backends" as const,
      headless: !isNamed(pool),
      selector: workloadSelector(workload),
      labels: workloadLabels(topology, pool.name, workload),
      ports: [
        ...servicePorts("otlp" in (pool.parts.receivers ?? {}) ? "unknown" : linkFiles(pool) ? "tls" : "plaintext"),
        ...portsFor(needs.ports(pool), "senders", "monitoring"),
      ],
      type: "ClusterIP" as const,
      loadBalancerClass: undefined,
      annotations: {},
      madeByOperator: false,
      origin: pool.origin,
    })),
  );
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
  const { type = serviceOptions.type.default, loadBalancerClass, annotations = {} } = balancer.service ?? {};
  const isInside = type === "ClusterIP";
  return {
    name,
    tier: "balancer",
    headless: false,
    selector: balancerSelector(topology, balancer),
    labels: workloadLabels(topology, balancer.name, name),
    // Metrics are for those inside the cluster.
    ports: [
      ...(operator || !isInside ? otlpPorts : servicePorts)(transportOf(balancer)),
      ...portsFor(needs.ports(balancer), "senders", ...(isInside ? (["monitoring"] as const) : [])),
    ],
    type,
    loadBalancerClass,
    annotations,
    madeByOperator: operator,
    origin: balancer.origin,
  };
}

function transportOf(balancer: Balancer): OtlpTransport {
  if (balancer.target === "fairlead") return balancer.settings.senders?.tls ? "tls" : "plaintext";
  return "otlp" in (balancer.parts.receivers ?? {}) ? "unknown" : "plaintext";
}
