/** A blueprint writes its namespace only where it is its own: whoever applies the rest prunes it, too, with all that others have there. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { parseService } from "../../model/host.ts";
import type { Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

/** Made by the cluster itself; the admission of the API server lets nobody delete the first three (Kubernetes 1.36, NamespaceLifecycle). */
const ofCluster: readonly string[] = ["default", "kube-system", "kube-public", "kube-node-lease", "openshift"];

interface Owner {
  readonly severity: "error" | "warning";
  readonly message: string;
}

export const namespaceOwn: TopologyRule = (topology) => {
  const { namespace, createNamespace, namespaceAsked, origin } = topology;
  const owner = createNamespace && typeof namespace === "string" ? ownerOf(namespace, topology) : undefined;
  if (owner === undefined) return [];
  const at = typeof namespaceAsked === "object" ? within(origin, "namespace", "name") : within(origin, "namespace");
  const help = `use another namespace, or leave this one to its owner: \`namespace: { name: "${namespace}", create: false }\``;
  return [diagnostic("FL4016", { at, help, ...owner })];
};

function ownerOf(namespace: string, { gitops, existing }: Topology): Owner | undefined {
  if (ofCluster.includes(namespace) || namespace.startsWith("openshift-")) {
    const message = `The namespace "${namespace}" is the cluster's own: written here, it would get the labels of the restricted profile, which pods there may break, and pruning the blueprint would delete it.`;
    return { severity: "error", message };
  }
  if (namespace === argoNamespace(gitops)) {
    const message = `Argo CD itself lives in the namespace "${namespace}": written here, it would get the labels of the restricted profile and be deleted with the Application.`;
    return { severity: "error", message };
  }
  const there = existing.find(
    ({ service }) => typeof service === "string" && namespaceOf(service, namespace) === namespace,
  );
  if (there === undefined) return undefined;
  const message = `The Service of "${there.name}" exists already in the namespace "${namespace}", which this blueprint writes: pruning the blueprint deletes that Service too.`;
  return { severity: "warning", message };
}

function argoNamespace(gitops: Topology["gitops"]): unknown {
  if (typeof gitops !== "object" || gitops === null) return undefined;
  return valueAt(gitops, "argocdNamespace") ?? "argocd";
}

/** Of a Service without a namespace it is the blueprint's. */
function namespaceOf(service: string, otherwise: string): string | undefined {
  const parsed = parseService(service);
  return parsed && (parsed.namespace ?? otherwise);
}
