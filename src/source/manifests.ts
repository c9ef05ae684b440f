/**
 * Reads Kubernetes YAML back into what rules look at: workloads, Services, policies and roles, and the Collector
 * configurations in ConfigMaps and OpenTelemetryCollector objects. Objects of other kinds are left out.
 */

import { autoscalerOf } from "../model/autoscaler.ts";
import type { Deployed, DeployedRole, DeployedService, DeployedWorkload } from "../model/deployed.ts";
import { grouped } from "../model/grouped.ts";
import { type Json, jsonAt } from "../model/json.ts";
import { labelIndex } from "../model/label-index.ts";
import type { Labels } from "../model/pod.ts";
import { parseMemoryBytes } from "../model/quantity.ts";
import { readPolicy } from "./network-policy.ts";
import { labelsAt, listAt, numberAt, servicePorts, textAt, textsAt } from "./object-fields.ts";
import { operatedCollector, operatedService, operatedWorkload } from "./operator.ts";
import { namedPorts, podKinds, podOf } from "./pod.ts";
import { runConfigurations } from "./run-configurations.ts";
import { placeAt, type SourceObject } from "./source-object.ts";
import { surroundingsOf } from "./surroundings.ts";
import type { Unreadable } from "./yaml-documents.ts";

export interface ReadManifests {
  readonly deployed: Deployed;
  readonly unreadable: readonly Unreadable[];
}

/** @param clusterDomain suffix of Service names */
export function readManifests(objects: readonly SourceObject[], clusterDomain: string): ReadManifests {
  const ofKind = (...kinds: readonly string[]): readonly SourceObject[] =>
    objects.filter(({ kind }) => kinds.includes(kind));
  const workloads = ofKind(...podKinds);
  const [autoscalers, accounts] = [ofKind("HorizontalPodAutoscaler", "ScaledObject"), ofKind("ServiceAccount")];
  const operated = ofKind("OpenTelemetryCollector").flatMap((object) => {
    const read = operatedCollector(object, accounts);
    return read ? [{ object, read }] : [];
  });
  const stored = runConfigurations(ofKind("ConfigMap", "Secret"), workloads);
  const collectors = operated.flatMap(({ object, read }) => ("config" in read ? [{ object, collector: read }] : []));
  const roles = ofKind("Role", "ClusterRole");
  const scalers = grouped(autoscalers, ({ kind, namespace, json }) => {
    const scaler = autoscalerOf(kind, json);
    return scaler ? [keyOf(scaler.targetKind, namespace, scaler.targetName)] : [];
  });
  const accountsByName = grouped(accounts, ({ namespace, name }) => [keyOf(namespace, name)]);
  const selected = labelIndex(workloads, (workload) => ({
    namespace: workload.namespace,
    labels: podOf(workload).labels,
  }));
  return {
    deployed: {
      clusterDomain,
      programs: [],
      collectors: [...stored.collectors, ...collectors.map(({ collector }) => collector)],
      workloads: [
        ...workloads.map((object) =>
          readWorkload(object, {
            config: stored.configOf(object),
            scaler: scalers.get(keyOf(object.kind, object.namespace, object.name))?.[0],
            accountNamed: (name) => accountsByName.get(keyOf(object.namespace, name))?.[0],
          }),
        ),
        ...collectors.map(({ object }) => operatedWorkload(object, accounts)),
      ],
      services: [
        ...ofKind("Service").map((service) => readService(service, selected)),
        ...collectors.map(({ object, collector }) => operatedService(object, collector.config)),
      ],
      policies: ofKind("NetworkPolicy").map(readPolicy),
      namespaces: ofKind("Namespace").map(({ name, json }) => ({
        name,
        labels: labelsAt(json, ["metadata", "labels"]),
      })),
      operated: objects.filter(isOfAnOperator).map(({ namespace, name }) => ({ namespace, name })),
      roles: ofKind("RoleBinding", "ClusterRoleBinding").flatMap((binding) => readRole(binding, roles)),
    },
    unreadable: [...stored.unreadable, ...operated.flatMap(({ read }) => ("reason" in read ? [read] : []))],
  };
}

/** Of a group that is none of Kubernetes' own, and looks after pods: the others say how to reach, scrape or scale what is there. */
function isOfAnOperator({ json, kind }: SourceObject): boolean {
  const [group = ""] = textAt(json, ["apiVersion"]).split("/");
  const isForeign =
    group.includes(".") && !/(?:^|\.)k8s\.io$/.test(group) && !["OpenTelemetryCollector", "Rollout"].includes(kind);
  return isForeign && !/^(?:keda\.sh|monitoring\.coreos\.com|cert-manager\.io)$|\.istio\.io$/.test(group);
}

/** Who does not select its own pods is refused, of which a rule on objects tells: whoever means them means what it selects. */
function labelsAsMeant(labels: Labels, selected: Labels): Labels {
  return Object.entries(selected).every(([key, value]) => labels[key] === value) ? labels : { ...labels, ...selected };
}

const automount = "automountServiceAccountToken";

/** Spaces are in no Kubernetes name, so parts cannot run together. */
function keyOf(...parts: readonly string[]): string {
  return parts.join(" ");
}

interface BesideWorkload {
  /** The configuration that its pods run. */
  readonly config: string | undefined;
  readonly scaler: SourceObject | undefined;
  readonly accountNamed: (name: string) => SourceObject | undefined;
}

/** What an autoscaler scales says no number itself: there are as many as the autoscaler leaves at least. */
function readWorkload(object: SourceObject, { config, scaler, accountNamed }: BesideWorkload): DeployedWorkload {
  const { kind, name, namespace, json, origin } = object;
  const { spec, labels, container, containerPath } = podOf(object);
  const autoscaler = scaler && autoscalerOf(scaler.kind, scaler.json);
  // That of every pod that names none.
  const serviceAccount = textAt(spec, ["serviceAccountName"]) || "default";
  const account = accountNamed(serviceAccount);
  return {
    kind,
    name,
    namespace,
    origin,
    replicas: numberAt(json, ["spec", "replicas"], autoscaler?.least ?? 1),
    oneFor: kind === "DaemonSet" ? "node" : undefined,
    podLabels: labelsAsMeant(labels, labelsAt(json, ["spec", "selector", "matchLabels"])),
    namedPorts: namedPorts(spec),
    ...(jsonAt(spec, ["hostNetwork"]) === true && { onHost: true }),
    config,
    memoryLimitBytes: parseMemoryBytes(textAt(container, ["resources", "limits", "memory"])),
    serviceAccount,
    // What the pod says goes before what its account says; a volume of its own brings the token, too.
    automountToken: (jsonAt(spec, [automount]) ?? account?.json[automount]) !== false || projectsToken(container, spec),
    image: textAt(container, ["image"]),
    imageAt: placeAt(object, [...containerPath, "image"]),
    ...surroundingsOf({
      container,
      spec,
      podSecurity: "securityContext",
      claimTemplates: listAt(json, ["spec", "volumeClaimTemplates"]),
    }),
  };
}

/** Where client-go looks for it. */
const tokenFolder = /^\/(?:var\/)?run\/secrets\/kubernetes\.io\/serviceaccount\/*$/;

function projectsToken(container: Json, spec: Json): boolean {
  const names = listAt(container, ["volumeMounts"])
    .filter((mount) => tokenFolder.test(textAt(mount, ["mountPath"])))
    .map((mount) => textAt(mount, ["name"]));
  return listAt(spec, ["volumes"]).some(
    (volume) =>
      names.includes(textAt(volume, ["name"])) &&
      listAt(volume, ["projected", "sources"]).some((one) => jsonAt(one, ["serviceAccountToken"]) !== undefined),
  );
}

function readService(
  service: SourceObject,
  selected: (namespace: string, selector: Labels) => readonly SourceObject[],
): DeployedService {
  const { name, namespace, json, origin } = service;
  const selector = labelsAt(json, ["spec", "selector"]);
  const behind = selected(namespace, selector).map(podOf);
  return {
    name,
    namespace,
    origin,
    headless: jsonAt(json, ["spec", "clusterIP"]) === "None",
    selector,
    ports: servicePorts(
      json,
      ["spec", "ports"],
      new Map(behind.flatMap(({ spec }) => namedPorts(spec).map(({ name, port }) => [name, port] as const))),
    ),
  };
}

/** A role that stands elsewhere, as the cluster's own do, may permit anything; so may one that gathers others. */
const unread: DeployedRole["rules"] = [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }];

/** A subject may be an account, the user that it is to the API server, or a group of accounts (Kubernetes, Authenticating). */
function accountsOf(subject: Json, binding: SourceObject): Pick<DeployedRole, "serviceAccount" | "accountNamespace"> {
  const [kind, name] = ["kind", "name"].map((key) => textAt(subject, [key]));
  const [, group, first = "*", second] =
    /^system:(authenticated|serviceaccounts?)(?::([^:]+))?(?::([^:]+))?$/.exec(name ?? "") ?? [];
  if (kind === "ServiceAccount" || group === undefined) {
    // One that lacks its namespace is refused, of which a rule on objects tells: that of the binding is meant.
    const meant = binding.kind === "RoleBinding" ? binding.namespace : "*";
    return { serviceAccount: name ?? "", accountNamespace: textAt(subject, ["namespace"]) || meant };
  }
  return { serviceAccount: second ?? "*", accountNamespace: first };
}

/** A ClusterRole that is bound in a namespace holds there only. */
function readRole(binding: SourceObject, roles: readonly SourceObject[]): readonly DeployedRole[] {
  const { json, origin } = binding;
  const [kind, name] = ["kind", "name"].map((key) => textAt(json, ["roleRef", key]));
  const role = roles.find(
    (one) => one.kind === kind && one.name === name && (kind === "ClusterRole" || one.namespace === binding.namespace),
  );
  const rules =
    role && jsonAt(role.json, ["aggregationRule"]) === undefined
      ? listAt(role.json, ["rules"]).map((rule) => ({
          apiGroups: textsAt(rule, ["apiGroups"]),
          resources: textsAt(rule, ["resources"]),
          verbs: textsAt(rule, ["verbs"]),
          ...(listAt(rule, ["resourceNames"]).length > 0 && { resourceNames: textsAt(rule, ["resourceNames"]) }),
        }))
      : unread;
  return listAt(json, ["subjects"]).map((subject) => ({
    namespace: binding.kind === "ClusterRoleBinding" ? "" : binding.namespace,
    ...accountsOf(subject, binding),
    rules,
    origin,
  }));
}
