/**
 * Kubernetes objects as plain data, held to the API types that cdk8s-plus-28 carries: a misspelt field does not compile. The
 * namespace is the chart's, the sync wave that of the tier.
 */

import type { k8s } from "cdk8s-plus-28";
import { kplus } from "../cdk8s.ts";

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [section: string]: unknown;
}

interface Metadata {
  readonly name: string;
  /** Of objects outside the chart. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface PropsOf {
  readonly ClusterRole: k8s.KubeClusterRoleProps;
  readonly ClusterRoleBinding: k8s.KubeClusterRoleBindingProps;
  readonly ConfigMap: k8s.KubeConfigMapProps;
  readonly Deployment: k8s.KubeDeploymentProps;
  readonly HorizontalPodAutoscalerV2: k8s.KubeHorizontalPodAutoscalerV2Props;
  readonly Job: k8s.KubeJobProps;
  readonly Namespace: k8s.KubeNamespaceProps;
  readonly NetworkPolicy: k8s.KubeNetworkPolicyProps;
  readonly PodDisruptionBudget: k8s.KubePodDisruptionBudgetProps;
  readonly Role: k8s.KubeRoleProps;
  readonly RoleBinding: k8s.KubeRoleBindingProps;
  readonly Service: k8s.KubeServiceProps;
  readonly ServiceAccount: k8s.KubeServiceAccountProps;
  readonly StatefulSet: k8s.KubeStatefulSetProps;
}

/** @param kind as cdk8s-plus-28 names its class, without `Kube` */
export function kubernetesObject<Kind extends keyof PropsOf>(
  kind: Kind,
  props: { readonly metadata: Metadata } & Omit<Plain<PropsOf[Kind]>, "metadata">,
): KubernetesObject {
  const { metadata, ...sections } = props;
  return { ...kplus.k8s[`Kube${kind}`].GVK, metadata, ...(kept(sections) as object) }; // Its shape is that of the sections.
}

/** Maps and texts that the API server drops when they are empty; other empty objects mean something, as `podSelector: {}` does. */
const droppedWhenEmpty: ReadonlySet<string> = new Set([
  "matchLabels",
  "nodeSelector",
  "labels",
  "annotations",
  "value",
]);

/** What the API server keeps: whatever it drops would be a change at each server-side apply, or a difference to whoever compares. */
function kept(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kept);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([key, member]) => !(isEmpty(member) && isDropped(key, member)));
  return Object.fromEntries(members.map(([key, member]) => [key, kept(member)]));
}

function isDropped(key: string, member: unknown): boolean {
  return Array.isArray(member) || droppedWhenEmpty.has(key);
}

function isEmpty(value: unknown): boolean {
  return value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}

/** An API type as it stands in a manifest: quantities and ports are values, lists are readonly. */
export type Plain<T> = T extends k8s.Quantity | k8s.IntOrString
  ? number | string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [Key in keyof T as ApiName<Key>]: Plain<T[Key]> }
      : T;

/** cdk8s-plus-28 writes `clusterIp` and the like where the API has `clusterIP`. */
type ApiName<Key> = Key extends `${infer Start}Ip` ? `${Start}IP` : Key;
