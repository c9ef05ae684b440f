/** Lowers a Topology to a Plan: the contents page of this folder. */

import { ownerOf } from "../diagnostics/place.ts";
import { has } from "../model/collector/behaviours.ts";
import type { SchemaVersion } from "../model/collector/release.ts";
import { millisecondsOf } from "../model/duration.ts";
import { deepFreeze } from "../model/json.ts";
import { isKeyed, type Link } from "../model/link.ts";
import { collectorSettings } from "../model/options.ts";
import type { Plan, SyncedBy, Workload } from "../model/plan.ts";
import { type Balancer, type GitOps, projectOf, routesOf, type Topology } from "../model/topology.ts";
import { lowerBalancerCollector } from "./collector/balancer.ts";
import { lowerPoolCollector } from "./collector/pool.ts";
import { spelledShares } from "./collector/spellings.ts";
import { lowerBalancerWorkload, lowerPoolWorkloads } from "./collector/workloads.ts";
import * as defaults from "./defaults.ts";
import { lowerProgram } from "./fairlead/program.ts";
import { keyedShares } from "./fairlead/resolver.ts";
import { lowerProgramWorkload } from "./fairlead/workload.ts";
import { lowerAutoscalers, lowerDisruptionBudgets } from "./kubernetes/availability.ts";
import { generatorRate, lowerGenerator } from "./kubernetes/generators.ts";
import { lowerComponentRoles, lowerResolverRole, lowerServiceAccounts } from "./kubernetes/permissions.ts";
import { lowerPolicies } from "./kubernetes/policies.ts";
import { lowerBalancerService, lowerPoolServices } from "./kubernetes/services.ts";
import { tierNeeds } from "./kubernetes/tier-needs.ts";
import { lowerMonitoring } from "./monitoring/lower-monitoring.ts";
import type { PlanBeforeAlerts } from "./monitoring/watched.ts";
import { balancerMetrics, commonLabels, tierLabels } from "./names.ts";
import { existingBackends, type Upstream, upstreamOf } from "./upstream.ts";
import { lowerVerification } from "./verify.ts";

/**
 * @param schemas of the release; a topology of an unknown release is not lowered
 * @returns a frozen Plan of JSON values only; parts whose references lead nowhere are left out, as a rule reports them
 */
export function lower(topology: Topology, schemas: SchemaVersion): Plan {
  const { pools, balancers, generators } = topology;
  const lowered = balancers.flatMap((balancer) => {
    const upstream = upstreamOf(balancer, topology);
    return upstream ? [lowerBalancer(balancer, upstream, topology, schemas)] : [];
  });
  const configs = [
    ...pools.map((pool) => lowerPoolCollector(pool, topology, schemas)),
    ...lowered.flatMap((one) => one.configs),
  ];
  const programs = lowered.flatMap((one) => one.programs);
  const verified = balancers.flatMap((balancer) => {
    const upstream = upstreamOf(balancer, topology);
    const program = programs.find(({ name }) => name === balancer.name);
    return upstream ? lowerVerification(balancer, program, upstream, topology) : [];
  });
  const sending = generators.flatMap((generator) => {
    const balancer = balancers.find((candidate) => candidate.name === generator.to);
    return balancer ? [lowerGenerator(generator, balancer, topology)] : [];
  });
  const needs = tierNeeds({ configs, programs }, topology.collector.version);
  const plan: PlanBeforeAlerts = {
    blueprint: topology.name,
    namespace: topology.namespace,
    createNamespace: topology.createNamespace,
    clusterDomain: topology.clusterDomain,
    podUser: topology.platform === "openshift" ? undefined : defaults.podUser,
    release: topology.collector,
    output: topology.output,
    configs,
    programs,
    verifications: verified.map(({ verification }) => verification),
    generators: sending.flatMap((one) => one.programs),
    workloads: [
      ...pools.flatMap((pool) => lowerPoolWorkloads(pool, topology, needs)),
      ...lowered.map(({ workload }) => workload),
      ...sending.map(({ workload }) => workload),
      ...verified.map(({ workload }) => workload),
    ],
    services: [
      ...pools.flatMap((pool) => lowerPoolServices(pool, topology, needs)),
      ...balancers.map((balancer) => lowerBalancerService(balancer, topology, needs)),
    ],
    policies: lowerPolicies(topology, needs),
    serviceAccounts: lowerServiceAccounts(topology, needs),
    roles: [...lowered.flatMap(({ roles }) => roles), ...lowerComponentRoles(topology, needs)],
    disruptionBudgets: lowerDisruptionBudgets(topology),
    autoscalers: lowered.flatMap(({ autoscalers }) => autoscalers),
    metadata: lowerMetadata(topology),
    gitops: topology.gitops && lowerGitOps(topology.gitops),
    links: lowered.map(({ link }) => link),
    existing: balancers.flatMap((balancer) => existingBackends(balancer, topology)),
    rates: generators.map(generatorRate),
    accepted: [],
    origin: topology.origin,
  };
  return deepFreeze({ ...plan, ...lowerMonitoring(plan, topology) });
}

function lowerMetadata(topology: Topology): Plan["metadata"] {
  const { pools, balancers, generators } = topology;
  return Object.fromEntries([
    [ownerOf(topology.origin), { labels: commonLabels(topology), annotations: {} }],
    ...[...pools, ...balancers, ...generators].map(({ name, origin, labels, annotations = {} }) => [
      ownerOf(origin),
      { labels: { ...labels, ...tierLabels(topology, name) }, annotations },
    ]),
  ]);
}

function lowerGitOps(asked: GitOps): SyncedBy {
  const { project: _, argocdNamespace, server, sync, ...source } = asked;
  return {
    ...source,
    ...projectOf(asked),
    argocdNamespace: argocdNamespace ?? defaults.argocd.namespace,
    server: server ?? defaults.argocd.server,
    sync: sync ?? defaults.argocd.sync,
  };
}

interface LoweredBalancer extends Pick<Plan, "configs" | "programs" | "roles" | "autoscalers"> {
  readonly workload: Workload;
  readonly link: Link;
}

/** Where the two kinds of balancer part. */
function lowerBalancer(
  balancer: Balancer,
  upstream: Upstream,
  topology: Topology,
  schemas: SchemaVersion,
): LoweredBalancer {
  const shared = {
    balancer: balancer.name,
    pool: upstream.name,
    discovery: upstream.discovery.kind,
    security: upstream.tls ? "mutual-tls" : "plaintext",
    routes: routesOf(balancer),
    metricsOf: balancerMetrics(balancer, topology),
  } as const;
  switch (balancer.target) {
    case "collector": {
      const configs = [lowerBalancerCollector(balancer, upstream, topology, schemas)];
      return {
        configs,
        programs: [],
        workload: lowerBalancerWorkload(
          balancer,
          upstream,
          topology,
          tierNeeds({ configs, programs: [] }, topology.collector.version),
        ),
        roles: lowerResolverRole(balancer, upstream, topology, has(schemas, "endpointSlices") ? "slices" : "endpoints"),
        autoscalers: [],
        link: {
          ...shared,
          target: balancer.target,
          queue: balancer.settings.queue ?? collectorSettings.queue.default,
          isPersistent: balancer.settings.persistence !== undefined,
          maxElapsedTime:
            balancer.settings.retry?.maxElapsedTime ?? collectorSettings.retry.members.maxElapsedTime.default,
          shares: isKeyed(shared) ? spelledShares(upstream.backends, topology) : [],
          metricsPort: defaults.ports.metrics,
          sendTimeoutMs: millisecondsOf(balancer.settings.timeout ?? collectorSettings.timeout.default),
          backendsUncounted: has(topology.collector.version, "backendsUncounted", schemas),
          dropsWhenStopped:
            shared.discovery === "static" && !has(topology.collector.version, "staticBackendsDrained", schemas),
        },
      };
    }
    case "fairlead": {
      const program = lowerProgram(balancer, upstream, topology);
      const { config } = program;
      return {
        configs: [],
        programs: [program],
        workload: lowerProgramWorkload(balancer, program, upstream, topology),
        roles: lowerResolverRole(balancer, upstream, topology, "slices"),
        autoscalers: lowerAutoscalers(balancer),
        link: {
          ...shared,
          target: balancer.target,
          config,
          sendTimeoutMs: config.exporter.timeoutMs,
          shares: keyedShares(config, upstream),
        },
      };
    }
  }
}
