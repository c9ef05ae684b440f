/** The Argo CD AppProject that a blueprint names: its Applications may bring this repository's objects to its namespace, and nothing else. */

import { metadataOf, type Plan, type SyncedBy } from "../../model/plan.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";

/** Kinds that live in no namespace; each may be brought only where it is named. */
const clusterKinds: ReadonlySet<string> = new Set([
  "ClusterRole",
  "ClusterRoleBinding",
  "CustomResourceDefinition",
  "Namespace",
  "PersistentVolume",
  "PriorityClass",
  "StorageClass",
]);

interface Kind {
  readonly group: string;
  readonly kind: string;
}

/** @param kinds of all objects of the blueprint, the author's own included */
export function argocdProject(plan: Plan, gitops: SyncedBy, kinds: readonly Kind[]): KubernetesObject {
  const different = new Map(kinds.map(({ group, kind }) => [`${group}/${kind}`, { group, kind }]));
  const sorted = [...different].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, kind]) => kind);
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "AppProject",
    metadata: { name: gitops.project, namespace: gitops.argocdNamespace, labels: metadataOf(plan, plan).labels },
    spec: {
      sourceRepos: [gitops.repoURL],
      destinations: namespacesOf(plan).map((namespace) => ({ server: gitops.server, namespace })),
      clusterResourceWhitelist: sorted.filter(({ kind }) => clusterKinds.has(kind)),
      namespaceResourceWhitelist: sorted.filter(({ kind }) => !clusterKinds.has(kind)),
    },
  };
}

/** Its own, those in which a component may read, and those of backends that exist already and that something is written for. */
function namespacesOf({ namespace, roles, policies }: Plan): readonly string[] {
  const elsewhere = [...roles, ...policies].filter((one) => one.isWritten).flatMap((one) => one.namespace ?? []);
  return [...new Set([namespace, ...elsewhere])];
}
