/**
 * Reads Kubernetes YAML back into what rules look at: workloads, Services, policies and roles, and the Collector
 * configurations in ConfigMaps and OpenTelemetryCollector objects. Objects of other kinds are left out.
 */

import { parseAllDocuments } from "yaml";
import type {
  Deployed,
  DeployedCollector,
  DeployedPolicy,
  DeployedRole,
  DeployedService,
  DeployedWorkload,
} from "../model/deployed.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import { parseMemoryBytes } from "../model/quantity.ts";
import { readCollectorYaml } from "./collector-yaml.ts";
import { readPolicy } from "./network-policy.ts";
import { identity, labelsAt, listAt, numberAt, textAt } from "./object-fields.ts";
import { operatedService, operatedWorkload } from "./operator.ts";

const configKey = "config.yaml";

/** @param files texts of YAML files, each with any number of documents @param clusterDomain suffix of Service names */
export function readManifests(files: readonly string[], clusterDomain: string): Deployed {
  const objects = files
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Json))
    .filter(isJsonObject);
  const ofKind = (...kinds: readonly string[]): readonly JsonObject[] =>
    objects.filter((object) => kinds.includes(String(object["kind"])));
  const operated = ofKind("OpenTelemetryCollector");
  return {
    clusterDomain,
    collectors: [
      ...ofKind("ConfigMap").flatMap((object) => configMapCollector(object, ofKind("Deployment", "StatefulSet"))),
      ...operated.map(operatedCollector),
    ],
    workloads: [
      ...ofKind("Deployment", "StatefulSet").map((object) => readWorkload(object, ofKind("HorizontalPodAutoscaler"))),
      ...operated.map((object) => operatedWorkload(object, ofKind("ServiceAccount"))),
    ],
    services: [...ofKind("Service").map(readService), ...operated.map(operatedService)],
    policies: ofKind("NetworkPolicy").map((object): DeployedPolicy => ({ ...identity(object), ...readPolicy(object) })),
    roles: ofKind("RoleBinding").flatMap((binding) => readRole(binding, ofKind("Role"))),
  };
}

function configMapCollector(configMap: JsonObject, workloads: readonly JsonObject[]): readonly DeployedCollector[] {
  const text = jsonAt(configMap, ["data", configKey]);
  const read = typeof text === "string" ? readCollectorYaml(text) : undefined;
  if (!isJsonObject(read?.value)) return [];
  const { name, namespace, origin } = identity(configMap);
  const user = workloads.find((workload) => mountedConfig(workload) === name);
  return [
    {
      name,
      namespace,
      version: imageTag(user ? textAt(user, [...container, "image"]) : ""),
      config: read.value,
      marks: [],
      origin,
    },
  ];
}

function operatedCollector(object: JsonObject): DeployedCollector {
  const config = jsonAt(object, ["spec", "config"]);
  return {
    ...identity(object),
    version: imageTag(textAt(object, ["spec", "image"])),
    config: isJsonObject(config) ? config : {},
    marks: [],
  };
}

const pod = Object.freeze(["spec", "template", "spec"]);
const container = Object.freeze([...pod, "containers", 0]);

/** What an autoscaler scales says no number itself: there are as many as the autoscaler leaves at least. */
function readWorkload(object: JsonObject, autoscalers: readonly JsonObject[]): DeployedWorkload {
  const { name, namespace } = identity(object);
  const autoscaler = autoscalers.find(
    (candidate) =>
      identity(candidate).namespace === namespace &&
      textAt(candidate, ["spec", "scaleTargetRef", "kind"]) === object["kind"] &&
      textAt(candidate, ["spec", "scaleTargetRef", "name"]) === name,
  );
  const least = autoscaler ? numberAt(autoscaler, ["spec", "minReplicas"], 1) : 1;
  return {
    kind: String(object["kind"]),
    ...identity(object),
    replicas: numberAt(object, ["spec", "replicas"], least),
    podLabels: labelsAt(object, ["spec", "template", "metadata", "labels"]),
    config: mountedConfig(object),
    memoryLimitBytes: parseMemoryBytes(textAt(object, [...container, "resources", "limits", "memory"])),
    serviceAccount: textAt(object, [...pod, "serviceAccountName"]),
    automountToken: jsonAt(object, [...pod, "automountServiceAccountToken"]) !== false,
  };
}

/** Name of the first ConfigMap that the pod mounts. */
function mountedConfig(workload: JsonObject): string | undefined {
  const names = listAt(workload, [...pod, "volumes"]).map((volume) => textAt(volume, ["configMap", "name"]));
  return names.find((name) => name !== "");
}

function readService(object: JsonObject): DeployedService {
  return {
    ...identity(object),
    headless: jsonAt(object, ["spec", "clusterIP"]) === "None",
    selector: labelsAt(object, ["spec", "selector"]),
    ports: listAt(object, ["spec", "ports"]).map((port) => numberAt(port, ["port"], 0)),
  };
}

function readRole(binding: JsonObject, roles: readonly JsonObject[]): readonly DeployedRole[] {
  const role = roles.find(
    (candidate) => textAt(candidate, ["metadata", "name"]) === textAt(binding, ["roleRef", "name"]),
  );
  if (!role) return [];
  const { namespace, origin } = identity(binding);
  const texts = (rule: Json, key: string): readonly string[] => listAt(rule, [key]).map(String);
  const rules = listAt(role, ["rules"]).map((rule) => ({
    apiGroups: texts(rule, "apiGroups"),
    resources: texts(rule, "resources"),
    verbs: texts(rule, "verbs"),
  }));
  return listAt(binding, ["subjects"]).map((subject) => ({
    namespace,
    serviceAccount: textAt(subject, ["name"]),
    accountNamespace: textAt(subject, ["namespace"]),
    rules,
    origin,
  }));
}

/** The version in an image's tag, without a digest and a leading v. */
function imageTag(image: string): string {
  return (/:v?([^:@/]+)(?:@.*)?$/.exec(image)?.[1] ?? "").trim();
}
