/** The Argo CD Application that syncs a blueprint's manifests; applied once, by hand. */

import type { JsonObject } from "../../model/json.ts";
import { metadataOf, type Plan, type SyncedBy } from "../../model/plan.ts";

/** Attempts after a failed sync, each later than the one before. */
const retry: JsonObject = Object.freeze({ limit: 5, backoff: { duration: "5s", factor: 2, maxDuration: "3m" } });

export function argocdApplication(plan: Plan, gitops: SyncedBy): JsonObject {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: {
      name: plan.blueprint,
      namespace: gitops.argocdNamespace,
      labels: metadataOf(plan, plan).labels,
      // Deleting the Application deletes what it synced.
      finalizers: ["resources-finalizer.argocd.argoproj.io/background"],
    },
    spec: {
      project: gitops.project,
      source: { repoURL: gitops.repoURL, targetRevision: gitops.revision, path: gitops.path },
      destination: { server: gitops.server, namespace: plan.namespace },
      syncPolicy: {
        ...(gitops.sync === "automatic" && { automated: { prune: true, selfHeal: true, allowEmpty: false } }),
        syncOptions: ["ServerSideApply=true", "PruneLast=true", "ApplyOutOfSyncOnly=true"],
        retry,
      },
    },
  };
}
