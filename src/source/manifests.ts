/**
 * Reads Kubernetes YAML back into what rules look at: workloads, Services, policies and roles, and the Collector
 * configurations in ConfigMaps and OpenTelemetryCollector objects. Objects of other kinds are left out.
 */

import type {
  Deployed,
  DeployedCollector,
  DeployedRole,
  DeployedService,
  DeployedWorkload,
} from "../model/deployed.ts";
import { jsonAt } from "../model/json.ts";
import { parseMemoryBytes } from "../model/quantity.ts";
import { type ReadConfiguration, readCollectorYaml } from "./collector-yaml.ts";
import { readPolicy } from "./network-policy.ts";
import { imageTag, labelsAt, listAt, numberAt, servicePorts, textAt, textsAt } from "./object-fields.ts";
import { operatedCollector, operatedService, operatedWorkload } from "./operator.ts";
import { readObjects, type SourceObject, textBelow } from "./source-object.ts";
import type { SourceText, Unreadable } from "./yaml-documents.ts";

export interface ReadManifests {
  readonly deployed: Deployed;
  readonly unreadable: readonly Unreadable[];
}

/** @param sources YAML with any number of documents each @param clusterDomain suffix of Service names */
export function readManifests(sources: readonly SourceText[], clusterDomain: string): ReadManifests {
  const read = sources.map(readObjects);
  const objects = read.flatMap((one) => one.objects);
  const ofKind = (...kinds: readonly string[]): readonly SourceObject[] =>
    objects.filter(({ kind }) => kinds.includes(kind));
  const operated = ofKind("OpenTelemetryCollector");
  const workloads = ofKind("Deployment", "StatefulSet");
  const [autoscalers, accounts, roles] = [ofKind("HorizontalPodAutoscaler"), ofKind("ServiceAccount"), ofKind("Role")];
  const configurations = ofKind("ConfigMap").flatMap(configurationIn);
  return {
    deployed: {
      clusterDomain,
      collectors: [
        ...configurations.flatMap(({ configMap, read }) =>
          read.kind === "value" ? [configMapCollector(configMap, read, workloads)] : [],
        ),
        ...operated.map(operatedCollector),
      ],
      workloads: [
        ...workloads.map((object) => readWorkload(object, autoscalers)),
        ...operated.map((object) => operatedWorkload(object, accounts)),
      ],
      services: [...ofKind("Service").map(readService), ...operated.map(operatedService)],
      policies: ofKind("NetworkPolicy").map(readPolicy),
      roles: ofKind("RoleBinding").flatMap((binding) => readRole(binding, roles)),
    },
    unreadable: [
      ...read.flatMap((one) => one.unreadable),
      ...configurations.flatMap(({ read: one }) => (one.kind === "unreadable" ? [one] : [])),
    ],
  };
}

interface Configuration {
  readonly configMap: SourceObject;
  readonly read: ReadConfiguration | Unreadable;
}

function configurationIn(configMap: SourceObject): readonly Configuration[] {
  const text = textBelow(configMap, ["data", "config.yaml"]);
  return text ? [{ configMap, read: readCollectorYaml(text) }] : [];
}

function configMapCollector(
  { name, namespace, origin }: SourceObject,
  { value: config, marks }: ReadConfiguration,
  workloads: readonly SourceObject[],
): DeployedCollector {
  const user = workloads.find((workload) => mountedConfig(workload) === name);
  return {
    name,
    namespace,
    version: imageTag(user ? textAt(user.json, [...container, "image"]) : ""),
    config,
    marks,
    origin,
  };
}

const pod = Object.freeze(["spec", "template", "spec"]);
const container = Object.freeze([...pod, "containers", 0]);

/** What an autoscaler scales says no number itself: there are as many as the autoscaler leaves at least. */
function readWorkload(object: SourceObject, autoscalers: readonly SourceObject[]): DeployedWorkload {
  const { kind, name, namespace, json, origin } = object;
  const autoscaler = autoscalers.find(
    (candidate) =>
      candidate.namespace === namespace &&
      textAt(candidate.json, ["spec", "scaleTargetRef", "kind"]) === kind &&
      textAt(candidate.json, ["spec", "scaleTargetRef", "name"]) === name,
  );
  const least = autoscaler ? numberAt(autoscaler.json, ["spec", "minReplicas"], 1) : 1;
  return {
    kind,
    name,
    namespace,
    origin,
    replicas: numberAt(json, ["spec", "replicas"], least),
    podLabels: labelsAt(json, ["spec", "template", "metadata", "labels"]),
    config: mountedConfig(object),
    memoryLimitBytes: parseMemoryBytes(textAt(json, [...container, "resources", "limits", "memory"])),
    serviceAccount: textAt(json, [...pod, "serviceAccountName"]),
    automountToken: jsonAt(json, [...pod, "automountServiceAccountToken"]) !== false,
  };
}

/** Name of the first ConfigMap that the pod mounts. */
function mountedConfig({ json }: SourceObject): string | undefined {
  const names = listAt(json, [...pod, "volumes"]).map((volume) => textAt(volume, ["configMap", "name"]));
  return names.find((name) => name !== "");
}

function readService({ name, namespace, json, origin }: SourceObject): DeployedService {
  return {
    name,
    namespace,
    origin,
    headless: jsonAt(json, ["spec", "clusterIP"]) === "None",
    selector: labelsAt(json, ["spec", "selector"]),
    ports: servicePorts(json, ["spec", "ports"]),
  };
}

function readRole({ namespace, json, origin }: SourceObject, roles: readonly SourceObject[]): readonly DeployedRole[] {
  const role = roles.find(({ name }) => name === textAt(json, ["roleRef", "name"]));
  if (!role) return [];
  const rules = listAt(role.json, ["rules"]).map((rule) => ({
    apiGroups: textsAt(rule, ["apiGroups"]),
    resources: textsAt(rule, ["resources"]),
    verbs: textsAt(rule, ["verbs"]),
  }));
  return listAt(json, ["subjects"]).map((subject) => ({
    namespace,
    serviceAccount: textAt(subject, ["name"]),
    accountNamespace: textAt(subject, ["namespace"]),
    rules,
    origin,
  }));
}
