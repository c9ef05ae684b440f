/**
 * Emits a Plan as cdk8s objects under a chart, one construct per tier; the tier decides the file and the sync wave.
 * Decides nothing: what is not in the plan is not in the cluster.
 */

import type { Construct } from "constructs";
import { type JsonObject, jsonAt } from "../model/json.ts";
import {
  type Metadata,
  metadataOf,
  type Placed,
  type Plan,
  type Tier,
  type Workload,
  waveOfTier,
} from "../model/plan.ts";
import { cdk8s, constructs } from "./cdk8s.ts";
import { collectorYaml, configChecksum } from "./collector-yaml.ts";
import { generatorFiles } from "./image/generator-files.ts";
import { configMapsOf, type FilledConfigMap } from "./image/image-files.ts";
import { verifyFiles } from "./image/verify-files.ts";
import { roleAndBinding, serviceAccount } from "./kubernetes/access.ts";
import { autoscaler, disruptionBudget } from "./kubernetes/availability.ts";
import { generatorJob, verifyJob } from "./kubernetes/job.ts";
import { networkPolicy } from "./kubernetes/network-policy.ts";
import { type KubernetesObject, kubernetesObject } from "./kubernetes/object.ts";
import { service } from "./kubernetes/service.ts";
import { type MountedConfig, podWorkload } from "./kubernetes/workload.ts";
import { dashboard } from "./monitoring/dashboard.ts";
import { monitors } from "./monitoring/monitors.ts";
import { prometheusRule } from "./monitoring/prometheus-rule.ts";
import { collectorObject } from "./operator/collector-object.ts";

/** In sync order, as they stand there. */
export const tiers: readonly Tier[] = Object.freeze(Object.keys(waveOfTier) as Tier[]); // The type of its keys is lost.

/** Where the objects of a tier are written, beside the kustomization: `kubectl apply -f` of the folder reads them by name. */
export function manifestOf(tier: Tier): string {
  return `manifests/${tiers.indexOf(tier)}0-${tier}.yaml`;
}

export function emitPlan(chart: Construct, plan: Plan): void {
  for (const tier of tiers) {
    const scope = new constructs.Construct(chart, tier);
    for (const object of objectsOf(plan, tier)) addObject(scope, object, tier);
  }
}

/** All of them, as they are before an author patches any. */
export function objectsOfPlan(plan: Plan): readonly KubernetesObject[] {
  return tiers.flatMap((tier) => objectsOf(plan, tier));
}

/** In the order in which a pod needs them, each with what objects of its declaration carry. */
function objectsOf(plan: Plan, tier: Tier): readonly KubernetesObject[] {
  const made = <T extends Placed>(all: readonly T[], make: (one: T) => readonly KubernetesObject[]) =>
    all.flatMap((one) => make(one).map((object) => carrying(object, metadataOf(plan, one))));
  switch (tier) {
    case "namespace":
      return made(plan.createNamespace ? [plan] : [], ({ namespace: name }) => [namespace(name)]);
    case "policies":
      return [
        ...made(plan.serviceAccounts, (one) => [serviceAccount(one)]),
        ...made(plan.roles.filter(isWritten), (role) => roleAndBinding(role, plan.namespace)),
        ...made(plan.policies.filter(isWritten), (one) => [networkPolicy(one)]),
        ...made(plan.disruptionBudgets, (one) => [disruptionBudget(one)]),
      ];
    case "backends":
    case "balancer":
    case "generators":
    case "verify": {
      const ofTier = <T extends { readonly tier: Tier }>(all: readonly T[]) => all.filter((one) => one.tier === tier);
      const configs = mountedConfigs(plan, tier);
      return [
        ...made(configs, ({ objects }) => objects),
        ...made(ofTier(plan.services), (one) => (one.madeByOperator ? [] : [service(one)])),
        ...made(ofTier(plan.workloads), (one) => {
          const operated = plan.configs.find(({ name }) => name === one.config);
          return one.kind === "OpenTelemetryCollector"
            ? [collectorObject(one, plan, operated?.body ?? {})]
            : [podObject(one, plan, configs)];
        }),
        ...made(ofTier(plan.autoscalers), (one) => [autoscaler(one)]),
      ];
    }
    case "monitoring": {
      const { monitoring } = plan;
      if (monitoring === undefined) return [];
      return made([plan], () => [
        ...monitors(monitoring),
        ...(monitoring.alerts ? [prometheusRule(plan, monitoring)] : []),
        ...(monitoring.dashboard ? [dashboard(plan, monitoring)] : []),
      ]);
    }
  }
}

function podObject(workload: Workload, plan: Plan, configs: readonly MountedConfig[]): KubernetesObject {
  const config = configs.find(({ configMaps: [configMap] }) => configMap === workload.config);
  const verification = plan.verifications.find(({ configMap }) => configMap === workload.config);
  if (config && verification) return verifyJob(workload, plan, config, verification);
  const seconds = plan.generators.find(({ configMap }) => configMap === workload.config)?.timeoutSeconds;
  return config && seconds !== undefined
    ? generatorJob(workload, plan, config, seconds)
    : podWorkload(workload, plan, config);
}

/** What the owner of another namespace is to apply is in the runbook. */
function isWritten(one: { readonly isWritten: boolean }): boolean {
  return one.isWritten;
}

function carrying({ metadata, ...object }: KubernetesObject, carried: Metadata): KubernetesObject {
  const labels = { "app.kubernetes.io/name": metadata.name, ...carried.labels, ...metadata.labels };
  return {
    ...object,
    metadata: { ...metadata, labels, annotations: { ...carried.annotations, ...metadata.annotations } },
  };
}

/**
 * The restricted profile is enforced, so a pod that would break it is refused instead of run. Argo CD leaves it when it goes
 * from the manifests, or the Application does: Secrets that others made are in it.
 */
function namespace(name: string): KubernetesObject {
  const profile = (mode: string) => [`pod-security.kubernetes.io/${mode}`, "restricted"];
  const labels = Object.fromEntries(["enforce", "warn", "audit"].map(profile));
  const annotations = { "argocd.argoproj.io/sync-options": "Prune=false,Delete=false" };
  return kubernetesObject("Namespace", { metadata: { name, labels, annotations } });
}

interface Config extends MountedConfig, Placed {
  readonly objects: readonly KubernetesObject[];
}

/** What Collectors run, and what Fairlead's balancers are told: with the program itself where no image has it. */
function mountedConfigs(plan: Plan, tier: Tier): readonly Config[] {
  const operated = plan.workloads.filter(({ kind }) => kind === "OpenTelemetryCollector").map(({ config }) => config);
  // A size that a client-side apply, which copies it into an annotation, may refuse.
  const large = { "argocd.argoproj.io/sync-options": "ServerSideApply=true" };
  return [
    ...plan.configs
      .filter((config) => config.tier === tier && !operated.includes(config.name))
      .map(({ name, file, body, ...config }) =>
        mountedConfig(config, [{ name, files: { [file]: collectorYaml(body) } }], {}),
      ),
    ...(tier === "balancer" ? plan.programs : []).map((program) =>
      mountedConfig({ folder: program.configFolder, origin: program.origin }, configMapsOf(program), large),
    ),
    ...(tier === "generators" ? plan.generators : []).map((generator) =>
      mountedConfig(generator, [{ name: generator.configMap, files: generatorFiles(generator) }], large),
    ),
    ...(tier === "verify" ? plan.verifications : []).map((verification) =>
      mountedConfig(verification, [{ name: verification.configMap, files: verifyFiles(verification) }], large),
    ),
  ];
}

function mountedConfig(
  { folder, origin }: Pick<MountedConfig, "folder"> & Placed,
  filled: readonly [FilledConfigMap, ...FilledConfigMap[]],
  annotations: Readonly<Record<string, string>>,
): Config {
  const [{ name }, ...more] = filled;
  return {
    configMaps: [name, ...more.map((other) => other.name)],
    checksum: configChecksum(filled.flatMap(({ files }) => Object.values(files)).join("\n")),
    folder,
    origin,
    objects: filled.map((one) =>
      kubernetesObject("ConfigMap", { metadata: { name: one.name, annotations }, data: one.files }),
    ),
  };
}

/** Kinds of ours that live in no namespace. */
const ofTheCluster: ReadonlySet<string> = new Set(["ClusterRole", "ClusterRoleBinding", "Namespace"]);

function addObject(scope: Construct, { metadata, ...object }: KubernetesObject, tier: Tier): void {
  const annotations = { ...metadata.annotations, "argocd.argoproj.io/sync-wave": String(waveOfTier[tier]) };
  const made = new cdk8s.ApiObject(
    scope,
    [metadata.name, object.kind, ...(metadata.namespace ? [metadata.namespace] : [])].join("-"),
    {
      ...object,
      metadata: { ...metadata, annotations },
    },
  );
  // The chart's namespace is for objects that live in one.
  if (ofTheCluster.has(object.kind)) made.addJsonPatch(cdk8s.JsonPatch.remove("/metadata/namespace"));
  // Patched in, since cdk8s sorts the keys of what it is given, and a Collector's processors are read in their order.
  const config = jsonAt(object as JsonObject, ["spec", "config"]); // Objects are plain data.
  if (config !== undefined) made.addJsonPatch(cdk8s.JsonPatch.add("/spec/config", config));
}
