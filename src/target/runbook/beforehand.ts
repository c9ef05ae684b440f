/** What a blueprint names and does not write: it must be there before the first sync, and the commands say whether it is. */

import type { Plan, Workload } from "../../model/plan.ts";
import type { EnvVar } from "../../model/pod.ts";
import type { Volume } from "../../model/topology.ts";

/** Kinds as kubectl calls them; the last two live in no namespace. */
type Kind = "secret" | "configmap" | "persistentvolumeclaim" | "serviceaccount" | "storageclass" | "priorityclass";

interface Needed {
  readonly kind: Kind;
  readonly name: string;
  /** Of a Secret or a ConfigMap. */
  readonly key?: string | undefined;
  readonly by: string;
}

export function beforehand(plan: Plan): string {
  const needed = plan.workloads.flatMap((workload) => neededBy(workload, plan));
  const lines = [
    ...(plan.createNamespace ? [] : [`The namespace \`${plan.namespace}\`.`]),
    ...(
      ["secret", "configmap", "persistentvolumeclaim", "serviceaccount", "storageclass", "priorityclass"] as const
    ).flatMap((kind) => ofKind(kind, needed)),
  ];
  if (lines.length === 0) return "";
  const commands = [
    ...(plan.createNamespace ? [] : [`kubectl get namespace ${plan.namespace}`]),
    ...asked(needed, plan),
  ];
  return [
    "## What must be there first",
    "The blueprint names these and does not write them; pods wait until they are there.",
    lines.map((line) => `- ${line}`).join("\n"),
    `\`\`\`sh\n${commands.join("\n")}\n\`\`\``,
  ].join("\n\n");
}

const words: Readonly<Record<Kind, string>> = Object.freeze({
  secret: "Secret",
  configmap: "ConfigMap",
  persistentvolumeclaim: "PersistentVolumeClaim",
  serviceaccount: "ServiceAccount",
  storageclass: "StorageClass",
  priorityclass: "PriorityClass",
});

function ofKind(kind: Kind, needed: readonly Needed[]): readonly string[] {
  const names = [...new Set(needed.filter((one) => one.kind === kind).map(({ name }) => name))].sort();
  return names.map((name) => {
    const uses = needed.filter((one) => one.kind === kind && one.name === name);
    const keys = [...new Set(uses.flatMap(({ key }) => key ?? []))].sort();
    const by = [...new Set(uses.map((one) => one.by))].sort();
    const withKeys = keys.length > 0 ? ` with ${keys.map((key) => `\`${key}\``).join(", ")}` : "";
    return `${words[kind]} \`${name}\`${withKeys}, for ${by.map((one) => `\`${one}\``).join(", ")}.`;
  });
}

function asked(needed: readonly Needed[], { namespace }: Plan): readonly string[] {
  const isOfCluster = ({ kind }: Needed) => kind === "storageclass" || kind === "priorityclass";
  const named = (all: readonly Needed[]) =>
    [...new Set(all.map(({ kind, name }) => `${kind}/${name}`))].sort().join(" ");
  const [inside, outside] = [named(needed.filter((one) => !isOfCluster(one))), named(needed.filter(isOfCluster))];
  return [
    ...(inside === "" ? [] : [`kubectl -n ${namespace} get ${inside}`]),
    ...(outside === "" ? [] : [`kubectl get ${outside}`]),
  ];
}

function neededBy(workload: Workload, plan: Plan): readonly Needed[] {
  const { name: by, pod, volumes, secretMounts, container, sidecars, initContainers } = workload;
  const variables = [container, ...sidecars, ...initContainers].flatMap(({ env }) => env);
  const isWritten = plan.serviceAccounts.some(({ name }) => name === workload.serviceAccount);
  const found: readonly Omit<Needed, "by">[] = [
    ...secretMounts.flatMap(({ secret: name, keys }) => keys.map((key) => ({ kind: "secret" as const, name, key }))),
    ...variables.flatMap(neededByVariable),
    ...volumes.flatMap(({ volume }) => neededByVolume(volume)),
    ...(pod.imagePullSecrets ?? []).map((name) => ({ kind: "secret" as const, name, key: ".dockerconfigjson" })),
    ...(pod.priorityClass ? [{ kind: "priorityclass" as const, name: pod.priorityClass }] : []),
    ...(isWritten ? [] : [{ kind: "serviceaccount" as const, name: workload.serviceAccount }]),
  ];
  return found.map((one) => ({ ...one, by }));
}

function neededByVariable({ value }: EnvVar): readonly Omit<Needed, "by">[] {
  if (typeof value === "string" || value.kind === "field") return [];
  return value.kind === "secret"
    ? [{ kind: "secret", name: value.secret, key: value.key }]
    : [{ kind: "configmap", name: value.configMap, key: value.key }];
}

function neededByVolume(volume: Volume): readonly Omit<Needed, "by">[] {
  switch (volume.kind) {
    case "empty-dir":
      return [];
    case "config-map":
      return [{ kind: "configmap", name: volume.configMap, key: volume.subPath }];
    case "secret":
      return [{ kind: "secret", name: volume.secret, key: volume.subPath }];
    case "claim":
      return [{ kind: "persistentvolumeclaim", name: volume.claim }];
    case "claim-template":
      return volume.storageClass ? [{ kind: "storageclass", name: volume.storageClass }] : [];
  }
}
