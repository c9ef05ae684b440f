/** Workloads that run a Collector: backends, and balancers of that kind. */

import { millisecondsOf } from "../../model/duration.ts";
import type { Workload } from "../../model/plan.ts";
import type { Container, EnvVar, HttpProbe, Port } from "../../model/pod.ts";
import { canonicalResources, parseMemoryBytes } from "../../model/quantity.ts";
import {
  type CollectorBalancer,
  type HealthCheck,
  isNamed,
  isOperated,
  type PodOptions,
  type Pool,
  type Resources,
  type Topology,
} from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { balancerPods } from "../kubernetes/balancer-pods.ts";
import { portsFor } from "../kubernetes/component-ports.ts";
import { containerSettings, podSettings } from "../kubernetes/pods.ts";
import { healthPort, metricsPort } from "../kubernetes/ports.ts";
import { linkMounts } from "../kubernetes/secret-mounts.ts";
import type { TierNeeds } from "../kubernetes/tier-needs.ts";
import {
  balancerConfigMap,
  balancerObject,
  balancerService,
  headlessService,
  imageOf,
  poolConfigMap,
  poolWorkloads,
  tierSelector,
  workloadLabels,
  workloadSelector,
} from "../names.ts";
import type { Upstream } from "../upstream.ts";
import { queueVolumes } from "./persistence.ts";

export function lowerPoolWorkloads(pool: Pool, topology: Topology, needs: TierNeeds): readonly Workload[] {
  const named = isNamed(pool);
  return poolWorkloads(pool).map((name) => ({
    name,
    tier: "backends",
    kind: named && !pool.persistence ? "Deployment" : "StatefulSet",
    replicas: named ? 1 : pool.count,
    autoscaled: false,
    labels: workloadLabels(topology, pool.name, name),
    selector: workloadSelector(name),
    config: poolConfigMap(pool),
    headless: named ? pool.persistence && name : headlessService(pool),
    container: collectorContainer({
      name: "collector",
      image: pool.image ?? imageOf(topology.collector.image, topology),
      resources: pool.resources ?? defaults.backendResources,
      readiness: readinessProbe(pool.healthCheck),
      ports: portsOf(pool, needs),
      variables: needs.variables(pool),
      asked: pool,
    }),
    secretMounts: linkMounts(pool, "serverSecret"),
    ...podSettings(pool, pool.name, queueVolumes(pool.persistence)),
    automountToken: needs.permissions(pool).length > 0,
    spreadOver: pool.count > 1 ? tierSelector(pool.name) : undefined,
    terminationGraceSeconds: defaults.terminationGraceSeconds,
    origin: pool.origin,
  }));
}

export function lowerBalancerWorkload(
  balancer: CollectorBalancer,
  upstream: Upstream,
  topology: Topology,
  needs: TierNeeds,
): Workload {
  const operator = isOperated(balancer, topology);
  const { persistence } = balancer.settings;
  const pods = balancerPods(balancer, upstream, topology, queueVolumes(persistence));
  return {
    ...pods,
    automountToken: pods.automountToken || needs.permissions(balancer).length > 0,
    kind: operator ? "OpenTelemetryCollector" : persistence ? "StatefulSet" : "Deployment",
    headless: persistence && balancerService(balancer, topology),
    autoscaled: false,
    config: operator ? balancerObject(balancer) : balancerConfigMap(balancer),
    container: collectorContainer({
      name: operator ? "otc-container" : "collector",
      image: balancer.settings.image ?? imageOf(topology.collector.image, topology),
      resources: balancer.resources ?? defaults.balancerResources,
      readiness: readinessProbe(undefined),
      ports: operator ? portsFor(needs.ports(balancer), "senders", "monitoring") : portsOf(balancer, needs),
      variables: needs.variables(balancer),
      asked: balancer,
    }),
  };
}

function portsOf(tier: Pool | CollectorBalancer, needs: TierNeeds): readonly Port[] {
  const more = portsFor(needs.ports(tier), "senders", "monitoring", "operators");
  return [...needs.otlp(tier), metricsPort, healthPort, ...more];
}

function collectorContainer({
  asked,
  variables,
  ...own
}: {
  readonly name: string;
  readonly image: string;
  readonly resources: Resources;
  readonly readiness: HttpProbe;
  readonly ports: readonly Port[];
  readonly variables: readonly EnvVar[];
  readonly asked: PodOptions;
}): Container {
  return {
    ...own,
    resources: canonicalResources(own.resources),
    command: [],
    args: [`--config=${defaults.configFolder}/${defaults.configFile}`],
    ...containerSettings(asked, [...goMemoryLimit(own.resources), ...variables]),
    liveness: { path: "/", port: defaults.ports.health, ...defaults.liveness },
  };
}

/** Go's collector works harder near this, before the kernel kills the container. */
function goMemoryLimit(resources: Resources): readonly EnvVar[] {
  const bytes = parseMemoryBytes(resources.limits.memory);
  if (bytes === undefined) return []; // A quantity that cannot be read has a finding of its own.
  return [{ name: "GOMEMLIMIT", value: `${Math.floor((bytes * defaults.goMemoryShare) / 2 ** 20)}MiB` }];
}

/** The kubelet counts whole seconds. */
function readinessProbe(check: HealthCheck | undefined): HttpProbe {
  const probe = { path: "/", port: defaults.ports.health };
  if (!check) return { ...probe, ...defaults.readiness };
  return {
    ...probe,
    periodSeconds: wholeSeconds(check.interval),
    timeoutSeconds: wholeSeconds(check.timeout),
    successThreshold: check.healthyThreshold,
    failureThreshold: check.unhealthyThreshold,
  };
}

function wholeSeconds(duration: string): number {
  return Math.max(1, Math.round(millisecondsOf(duration) / 1_000));
}
