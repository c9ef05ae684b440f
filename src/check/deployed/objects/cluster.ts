/** Who runs what and who is behind which Service: lookups over a Deployed that rules across objects share. */

import type { Deployed, DeployedCollector, DeployedService, DeployedWorkload } from "../../../model/deployed.ts";
import { grouped } from "../../../model/grouped.ts";
import { labelIndex } from "../../../model/label-index.ts";
import type { Labels } from "../../../model/pod.ts";

export interface Cluster {
  /** Namespaces that something here is deployed to; what is in others is not known. */
  readonly namespaces: ReadonlySet<string>;
  service(namespace: string, name: string): DeployedService | undefined;
  servicesIn(namespace: string): readonly DeployedService[];
  /** Services that select the pods of a workload. */
  selecting(workload: DeployedWorkload): readonly DeployedService[];
  workload(kind: string, namespace: string, name: string): DeployedWorkload | undefined;
  /** Workloads whose pods a Service or policy of that namespace selects; none for an empty selector. */
  selected(namespace: string, selector: Labels): readonly DeployedWorkload[];
  /** Workloads that run a configuration. */
  running(collector: Pick<DeployedCollector, "namespace" | "name">): readonly DeployedWorkload[];
  /** The configuration that a workload runs, if it is a Collector that is known here. */
  configOf(workload: DeployedWorkload): DeployedCollector | undefined;
}

const known = new WeakMap<Deployed, Cluster>();

/** Built once for each Deployed: with a thousand backends the indexes are what keeps rules linear. */
export function clusterOf(deployed: Deployed): Cluster {
  const cluster = known.get(deployed) ?? buildCluster(deployed);
  known.set(deployed, cluster);
  return cluster;
}

function buildCluster({ services, workloads, collectors }: Deployed): Cluster {
  const operated = new Set(
    workloads.filter(({ kind }) => kind === "OpenTelemetryCollector").map((one) => keyOf(one.namespace, one.name)),
  );
  const beside = services.flatMap((service) => besideOperated(service, operated));
  const byName = new Map([...beside, ...services].map((service) => [keyOf(service.namespace, service.name), service]));
  const byNamespace = grouped([...services, ...beside], ({ namespace }) => [namespace]);
  const byOneLabel = grouped(services, ({ namespace, selector }) =>
    Object.entries(selector)
      .slice(0, 1)
      .map((pair) => keyOf(namespace, ...pair)),
  );
  const byKind = grouped(workloads, ({ kind, namespace, name }) => [keyOf(kind, namespace, name)]);
  const byConfig = grouped(workloads, ({ namespace, config }) =>
    config === undefined ? [] : [keyOf(namespace, config)],
  );
  const configs = new Map(collectors.map((collector) => [keyOf(collector.namespace, collector.name), collector]));
  return {
    namespaces: new Set([...services, ...workloads, ...collectors].map(({ namespace }) => namespace)),
    service: (namespace, name) => byName.get(keyOf(namespace, name)),
    servicesIn: (namespace) => byNamespace.get(namespace) ?? [],
    selecting: ({ namespace, podLabels }) =>
      Object.entries(podLabels)
        .flatMap((pair) => byOneLabel.get(keyOf(namespace, ...pair)) ?? [])
        .filter(({ selector }) => matches(podLabels, selector)),
    workload: (kind, namespace, name) => byKind.get(keyOf(kind, namespace, name))?.[0],
    selected: labelIndex(workloads, ({ namespace, podLabels }) => ({ namespace, labels: podLabels })),
    running: ({ namespace, name }) => byConfig.get(keyOf(namespace, name)) ?? [],
    configOf: ({ namespace, config }) => (config === undefined ? undefined : configs.get(keyOf(namespace, config))),
  };
}

/** What the operator makes beside a Collector's Service; what answers at the Collector's own is not looked into (operator 0.140.0). */
function besideOperated(service: DeployedService, operated: ReadonlySet<string>): readonly DeployedService[] {
  const { name, namespace } = service;
  const [, collector] = /^(.+)-collector$/.exec(name) ?? [];
  if (collector === undefined || !operated.has(keyOf(namespace, collector))) return [];
  const own = (suffix: string) => ({ ...service, name: `${name}-${suffix}`, selector: {}, ports: [] });
  return [{ ...service, name: `${name}-headless`, headless: true }, own("monitoring"), own("extension")];
}

/** True when pods with these labels are selected; an empty selector selects every pod. */
export function matches(podLabels: Labels, selector: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => podLabels[key] === value);
}

/** Spaces are in no Kubernetes name, so parts cannot run together. */
function keyOf(...parts: readonly string[]): string {
  return parts.join(" ");
}
