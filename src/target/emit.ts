/**
 * Emits a Plan as cdk8s objects under a chart, one construct per tier; the tier decides the file and the sync wave.
 * Decides nothing: what is not in the plan is not in the cluster.
 */

import type * as Kplus from "cdk8s-plus-28";
import type { Construct } from "constructs";
import { type Plan, type Tier, type Workload, waveOfTier } from "../model/plan.ts";
import { cdk8s, constructs, kplus } from "./cdk8s.ts";
import { collectorYaml, configChecksum } from "./collector-yaml.ts";
import { configFiles } from "./image/image-files.ts";
import { emitRole, emitServiceAccount } from "./kubernetes/access.ts";
import { emitAutoscaler, emitDisruptionBudget } from "./kubernetes/availability.ts";
import { emitNetworkPolicy } from "./kubernetes/network-policy.ts";
import { emitService } from "./kubernetes/service.ts";
import { emitWorkload, type MountedConfig } from "./kubernetes/workload.ts";
import { emitCollectorObject } from "./operator/collector-object.ts";

/** In sync order, as they stand there. */
export const tiers: readonly Tier[] = Object.freeze(Object.keys(waveOfTier) as Tier[]); // The type of its keys is lost.

export function emitPlan(chart: Construct, plan: Plan): void {
  const scopes = new Map<Tier, Construct>(tiers.map((tier) => [tier, new constructs.Construct(chart, tier)]));
  const scopeOf = (tier: Tier): Construct => scopes.get(tier) ?? chart;
  emitNamespace(scopeOf("namespace"), plan);
  // What has to be there before a pod.
  const policies = scopeOf("policies");
  for (const account of plan.serviceAccounts) emitServiceAccount(policies, account);
  for (const role of plan.roles) emitRole(policies, role, plan.namespace);
  for (const policy of plan.policies) emitNetworkPolicy(policies, policy);
  for (const budget of plan.disruptionBudgets) emitDisruptionBudget(policies, budget);
  const configs = new Map([...emitConfigs(plan, scopeOf), ...emitPrograms(scopeOf("balancer"), plan)]);
  const services = new Map<string, Kplus.Service>();
  for (const service of plan.services) {
    if (!service.madeByOperator) services.set(service.name, emitService(scopeOf(service.tier), service));
  }
  for (const workload of plan.workloads) {
    const scope = scopeOf(workload.tier);
    if (workload.kind === "OpenTelemetryCollector") emitOperated(scope, plan, workload);
    else emitWorkload(scope, workload, configs.get(workload.config ?? ""), services.get(workload.headless ?? ""));
  }
  for (const autoscaler of plan.autoscalers) emitAutoscaler(scopeOf(autoscaler.tier), autoscaler);
  for (const [tier, scope] of scopes) addWave(scope, tier);
}

/** The restricted profile is enforced, so a pod that would break it is refused instead of run. */
function emitNamespace(scope: Construct, plan: Plan): void {
  const namespace = new kplus.Namespace(scope, "namespace", {
    metadata: {
      name: plan.namespace,
      labels: { "pod-security.kubernetes.io/enforce": "restricted", "pod-security.kubernetes.io/warn": "restricted" },
    },
  });
  // The chart's default namespace is not for objects that have none.
  cdk8s.ApiObject.of(namespace).addJsonPatch(cdk8s.JsonPatch.remove("/metadata/namespace"));
}

function emitConfigs(plan: Plan, scopeOf: (tier: Tier) => Construct): ReadonlyMap<string, MountedConfig> {
  const operated = new Set(
    plan.workloads.filter(({ kind }) => kind === "OpenTelemetryCollector").map(({ config }) => config),
  );
  return new Map(
    plan.configs
      .filter(({ name }) => !operated.has(name))
      .map(({ name, tier, body, file, folder }) => [
        name,
        { ...emitConfigMap(scopeOf(tier), { name }, { [file]: collectorYaml(body) }), folder },
      ]),
  );
}

/** What Fairlead's balancers are told, and the program itself where no image has it. */
function emitPrograms(scope: Construct, plan: Plan): ReadonlyMap<string, MountedConfig> {
  // Beyond the size that a client-side apply copies into an annotation.
  const annotations = { "argocd.argoproj.io/sync-options": "ServerSideApply=true" };
  return new Map(
    plan.programs.map((program) => {
      const { configMap: name, configFolder: folder } = program;
      return [name, { ...emitConfigMap(scope, { name, annotations }, configFiles(program)), folder }];
    }),
  );
}

function emitConfigMap(
  scope: Construct,
  metadata: { readonly name: string; readonly annotations?: Record<string, string> },
  files: Readonly<Record<string, string>>,
): Pick<MountedConfig, "configMap" | "checksum"> {
  const configMap = new kplus.ConfigMap(scope, metadata.name, { metadata, data: { ...files } }) as Kplus.IConfigMap; // cdk8s-plus is not written for exactOptionalPropertyTypes
  // `immutable: false` is what leaving it out means.
  cdk8s.ApiObject.of(configMap).addJsonPatch(cdk8s.JsonPatch.remove("/immutable"));
  return { configMap, checksum: configChecksum(Object.values(files).join("\n")) };
}

function emitOperated(scope: Construct, plan: Plan, workload: Workload): void {
  const config = plan.configs.find(({ name }) => name === workload.config);
  if (config) emitCollectorObject(scope, workload, config.body);
}

function addWave(scope: Construct, tier: Tier): void {
  for (const child of scope.node.findAll()) {
    if (cdk8s.ApiObject.isApiObject(child))
      child.metadata.addAnnotation("argocd.argoproj.io/sync-wave", String(waveOfTier[tier]));
  }
}
