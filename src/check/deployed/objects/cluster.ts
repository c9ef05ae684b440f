/** Who runs what and who is behind which Service: lookups over a Deployed that rules across objects share. */

import type { Deployed, DeployedCollector, DeployedService, DeployedWorkload } from "../../../model/deployed.ts";
import type { Labels } from "../../../model/pod.ts";

export interface Cluster {
  /** Namespaces that something here is deployed to; what is in others is not known. */
  readonly namespaces: ReadonlySet<string>;
  service(namespace: string, name: string): DeployedService | undefined;
  servicesIn(namespace: string): readonly DeployedService[];
  /** Workloads whose pods a Service or policy of that namespace selects; none for an empty selector. */
  selected(namespace: string, selector: Labels): readonly DeployedWorkload[];
  /** Workloads that run a configuration. */
  running(collector: DeployedCollector): readonly DeployedWorkload[];
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
  const byLabel = grouped(workloads, ({ namespace, podLabels }) =>
    Object.entries(podLabels).map((pair) => keyOf(namespace, ...pair)),
  );
  const byConfig = grouped(workloads, ({ namespace, config }) =>
    config === undefined ? [] : [keyOf(namespace, config)],
  );
  const configs = new Map(collectors.map((collector) => [keyOf(collector.namespace, collector.name), collector]));
  return {
    namespaces: new Set([...services, ...workloads, ...collectors].map(({ namespace }) => namespace)),
    service: (namespace, name) => byName.get(keyOf(namespace, name)),
    servicesIn: (namespace) => byNamespace.get(namespace) ?? [],
    selected: (namespace, selector) => {
      const pairs = Object.entries(selector);
      const candidates = pairs.map((pair) => byLabel.get(keyOf(namespace, ...pair)) ?? []);
      const [fewest = []] = candidates.sort((left, right) => left.length - right.length);
      return fewest.filter(({ podLabels }) => matches(podLabels, selector));
    },
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

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
