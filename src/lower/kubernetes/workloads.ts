/** Workloads of each tier: pods that run a Collector or a generator, under the restricted pod security profile. */

import { parseDurationMs } from "../../model/duration.ts";
import type { Container, EnvVar, HttpProbe, SecretMount, Workload } from "../../model/plan.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import {
  type Balancer,
  type FairleadBalancer,
  type HealthCheck,
  isNamed,
  isOperated,
  isReplicated,
  type Pool,
  type Resources,
  type Topology,
} from "../../model/topology.ts";
import { linkMounts } from "../collector/link.ts";
import * as defaults from "../defaults.ts";
import {
  balancerConfigMap,
  balancerObject,
  balancerSelector,
  headlessService,
  poolConfigMap,
  poolWorkloads,
  tierSelector,
  workloadLabels,
  workloadSelector,
} from "../names.ts";

export function lowerPoolWorkloads(pool: Pool, topology: Topology): readonly Workload[] {
  const named = isNamed(pool);
  return poolWorkloads(pool).map((name) => ({
    name,
    tier: "backends",
    kind: named ? "Deployment" : "StatefulSet",
    replicas: named ? 1 : pool.count,
    autoscaled: false,
    labels: workloadLabels(topology, pool.name, name),
    selector: workloadSelector(topology, name),
    config: poolConfigMap(pool),
    headless: named ? undefined : headlessService(pool),
    container: collectorContainer({
      name: "collector",
      image: pool.image ?? topology.collector.image,
      resources: pool.resources ?? defaults.backendResources,
      readiness: readinessProbe(pool.healthCheck),
    }),
    secretMounts: linkMounts(pool, "server"),
    serviceAccount: pool.name,
    automountToken: false,
    spreadOver: pool.count > 1 ? tierSelector(topology, pool.name) : undefined,
    terminationGraceSeconds: defaults.terminationGraceSeconds,
    origin: pool.origin,
  }));
}

export function lowerBalancerWorkload(balancer: Balancer, pool: Pool, topology: Topology): Workload {
  const name = balancerObject(balancer);
  if (balancer.target === "fairlead") return fairleadWorkload(balancer, pool, topology);
  const operator = isOperated(balancer, topology);
  return {
    name,
    tier: "balancer",
    kind: operator ? "OpenTelemetryCollector" : "Deployment",
    replicas: balancer.replicas,
    autoscaled: false,
    labels: workloadLabels(topology, balancer.name, name),
    selector: balancerSelector(topology, balancer),
    config: operator ? name : balancerConfigMap(balancer),
    headless: undefined,
    container: collectorContainer({
      name: operator ? "otc-container" : "collector",
      image: balancer.image ?? topology.collector.image,
      resources: balancer.resources ?? defaults.balancerResources,
      readiness: readinessProbe(undefined),
    }),
    secretMounts: linkMounts(pool, "client"),
    serviceAccount: name,
    automountToken: pool.discovery.kind === "k8s",
    spreadOver: isReplicated(balancer) ? balancerSelector(topology, balancer) : undefined,
    terminationGraceSeconds: defaults.terminationGraceSeconds,
    origin: balancer.origin,
  };
}

function fairleadWorkload(balancer: FairleadBalancer, pool: Pool, topology: Topology): Workload {
  const name = balancerObject(balancer);
  const { delivery = { kind: "configMap" } } = balancer.settings;
  const folder = delivery.kind === "image" ? defaults.imageFolder : defaults.balancerFolder;
  return {
    name,
    tier: "balancer",
    kind: "Deployment",
    replicas: balancer.replicas,
    autoscaled: balancer.settings.autoscaling !== undefined,
    labels: workloadLabels(topology, balancer.name, name),
    selector: balancerSelector(topology, balancer),
    config: balancerConfigMap(balancer),
    headless: undefined,
    container: {
      name: "balancer",
      image: delivery.kind === "image" ? delivery.image : defaults.nodeImage,
      command: ["node", ...defaults.nodeFlags, `${folder}/balancer.mjs`],
      args: ["--config", `${defaults.balancerFolder}/balancer.json`],
      ports: [
        { name: "otlp-grpc", port: defaults.ports.otlpGrpc },
        { name: "otlp-http", port: defaults.ports.otlpHttp },
        { name: "metrics", port: defaults.ports.metrics },
        { name: "health", port: defaults.ports.health },
      ],
      env: [],
      resources: balancer.resources ?? defaults.fairleadResources,
      readiness: { path: "/readyz", port: defaults.ports.health, ...defaults.readiness },
      liveness: { path: "/livez", port: defaults.ports.health, ...defaults.liveness },
    },
    secretMounts: [...linkMounts(pool, "client"), ...senderMounts(balancer)],
    serviceAccount: name,
    automountToken: pool.discovery.kind === "k8s",
    spreadOver: isReplicated(balancer) ? balancerSelector(topology, balancer) : undefined,
    terminationGraceSeconds: defaults.terminationGraceSeconds,
    origin: balancer.origin,
  };
}

/** Secrets with what is shown to senders, and asked of them. */
function senderMounts({ settings: { senders } }: FairleadBalancer): readonly SecretMount[] {
  const { tls, auth } = senders ?? {};
  return [
    ...(tls ? [{ name: "senders-tls", secret: tls.secret, path: defaults.sendersTlsFolder }] : []),
    ...(auth ? [{ name: "senders-token", secret: auth.secret, path: defaults.sendersTokenFolder }] : []),
  ];
}

function collectorContainer(given: {
  readonly name: string;
  readonly image: string;
  readonly resources: Resources;
  readonly readiness: HttpProbe;
}): Container {
  return {
    ...given,
    command: [],
    args: [`--config=${defaults.configFolder}/${defaults.configFile}`],
    ports: [
      { name: "otlp-grpc", port: defaults.ports.otlpGrpc },
      { name: "otlp-http", port: defaults.ports.otlpHttp },
      { name: "metrics", port: defaults.ports.metrics },
      { name: "health", port: defaults.ports.health },
    ],
    env: goMemoryLimit(given.resources),
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
  return Math.max(1, Math.round((parseDurationMs(duration) ?? 0) / 1_000));
}
