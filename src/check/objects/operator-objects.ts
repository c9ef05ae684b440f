/**
 * An OpenTelemetryCollector is what its CRD takes: a mode that there is, a configuration of the version's own form, and settings under
 * names that the version has. Others are refused, or dropped without a word (v1alpha1 and v1beta1 of opentelemetry.io).
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { didYouMean, nearest, oneOfWords } from "../../diagnostics/suggest.ts";
import { isJsonObject, type Json, jsonAt } from "../../model/json.ts";
import { isOperated, type ObjectRule, objectAt, textAt, type Written } from "./written.ts";

export const operatorObjects: ObjectRule = (objects) =>
  objects
    .filter(isOperated)
    .flatMap((object) => [...wordBreaks(object), ...configBreaks(object), ...unknownKeys(object)]);

function refused({ place }: Written, path: Path, message: string, help: string): Diagnostic {
  return diagnostic("FL4020", { at: place(path), message, help });
}

/** Fields with a few values. */
const words: Readonly<Record<string, readonly string[]>> = Object.freeze({
  mode: ["deployment", "daemonset", "statefulset", "sidecar"],
  managementState: ["managed", "unmanaged"],
  upgradeStrategy: ["automatic", "none"],
  "ingress.type": ["ingress", "route"],
  "targetAllocator.allocationStrategy": ["least-weighted", "consistent-hashing", "per-node"],
});

function wordBreaks(object: Written): readonly Diagnostic[] {
  if (settings[versionOf(object).version] === undefined) return [];
  return Object.entries(words).flatMap(([key, known]) => {
    const path = ["spec", ...key.split(".")];
    const value = jsonAt(object.json, path);
    if (value === undefined || value === null || known.includes(String(value))) return [];
    const message = `The ${key} of "${object.name}" is ${JSON.stringify(value)}: the API server refuses the object.`;
    return [refused(object, path, message, oneOfWords(String(value), known))];
  });
}

function configBreaks(object: Written): readonly Diagnostic[] {
  const config: Json | undefined = jsonAt(object.json, ["spec", "config"]);
  const told = (message: string, help: string) => [
    refused(
      object,
      config === undefined ? ["spec"] : ["spec", "config"],
      `${message}: the API server refuses the object.`,
      help,
    ),
  ];
  const { version } = versionOf(object);
  if (settings[version] === undefined) return [];
  if (config === undefined || config === null)
    return told(`"${object.name}" has no config`, "add the configuration of its Collector");
  if (version === "v1beta1" && typeof config === "string")
    return told("The config of v1beta1 is a section, and this is a string", "remove the | after config");
  if (version === "v1alpha1" && isJsonObject(config))
    return told(
      "The config of v1alpha1 is a string, and this is a section",
      "write `config: |`, or use apiVersion opentelemetry.io/v1beta1",
    );
  return [];
}

function versionOf({ json }: Written): { readonly version: string; readonly other: string } {
  const version = textAt(json, ["apiVersion"]).split("/")[1] ?? "";
  return { version, other: version === "v1beta1" ? "v1alpha1" : "v1beta1" };
}

const inBoth = [
  ...[
    "additionalContainers",
    "affinity",
    "args",
    "autoscaler",
    "config",
    "configmaps",
    "deploymentUpdateStrategy",
    "env",
    "envFrom",
  ],
  ...[
    "hostNetwork",
    "image",
    "imagePullPolicy",
    "ingress",
    "initContainers",
    "lifecycle",
    "livenessProbe",
    "managementState",
    "mode",
  ],
  ...[
    "nodeSelector",
    "observability",
    "podAnnotations",
    "podDisruptionBudget",
    "podSecurityContext",
    "ports",
    "priorityClassName",
  ],
  ...[
    "replicas",
    "resources",
    "securityContext",
    "serviceAccount",
    "serviceName",
    "shareProcessNamespace",
    "targetAllocator",
  ],
  ...[
    "terminationGracePeriodSeconds",
    "tolerations",
    "topologySpreadConstraints",
    "trafficDistribution",
    "upgradeStrategy",
  ],
  ...["volumeClaimTemplates", "volumeMounts", "volumes"],
];

const settings: Readonly<Record<string, readonly string[]>> = Object.freeze({
  v1alpha1: [...inBoth, "maxReplicas", "minReplicas", "updateStrategy"],
  v1beta1: [
    ...inBoth,
    ...[
      "command",
      "configVersions",
      "daemonSetUpdateStrategy",
      "dnsPolicy",
      "hostAliases",
      "hostPID",
      "hostUsers",
      "httpRoute",
    ],
    ...["ipFamilies", "ipFamilyPolicy", "networkPolicy", "persistentVolumeClaimRetentionPolicy", "podDnsConfig"],
    ...["podManagementPolicy", "readinessProbe", "sessionAffinity", "sessionAffinityConfig", "startupProbe"],
  ],
});

/** Where v1beta1 has what v1alpha1 has at the top. */
const moved: Readonly<Record<string, string>> = Object.freeze({
  maxReplicas: "autoscaler.maxReplicas",
  minReplicas: "autoscaler.minReplicas",
  updateStrategy: "daemonSetUpdateStrategy",
});

/** One that neither version has, nor nearly, may be of a later operator. */
function unknownKeys(object: Written): readonly Diagnostic[] {
  const { version, other } = versionOf(object);
  const known = settings[version];
  if (known === undefined) return [];
  return Object.keys(objectAt(object.json, ["spec"])).flatMap((key) => {
    if (known.includes(key)) return [];
    const isOther = settings[other]?.includes(key) === true;
    if (!isOther && nearest(key, known).length === 0) return [];
    const message = `The spec of ${version} has no ${key}: kubectl refuses it, and the API server by itself drops it.`;
    const elsewhere =
      version === "v1beta1"
        ? `write it as ${moved[key] ?? key}`
        : "use apiVersion opentelemetry.io/v1beta1, which has it";
    return [refused(object, ["spec", key], message, (isOther ? elsewhere : didYouMean(key, known)) ?? elsewhere)];
  });
}
