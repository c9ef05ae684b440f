/** A k8s resolver may watch what it has to: its pods have a token, and their account the permission. */

import type { Deployed, DeployedCollector, DeployedWorkload } from "../../../model/deployed.ts";
import type { DeployedRule } from "../../rule.ts";
import { viewOf } from "../collector/view.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { clusterOf } from "./cluster.ts";
import { isBoundTo, permits } from "./components-permitted.ts";
import { type Destination, destinationsOf } from "./destinations.ts";
import { boundElsewhere, nearlyPermitted } from "./nearly-permitted.ts";

const verbs = Object.freeze(["get", "list", "watch"]);

interface Watched {
  readonly apiGroup: string;
  readonly resource: string;
}

function watchedBy(collector: DeployedCollector): Watched {
  return viewOf(collector).has("endpointSlices")
    ? { apiGroup: "discovery.k8s.io", resource: "endpointslices" }
    : { apiGroup: "", resource: "endpoints" };
}

export const resolverPermitted: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const byExporter = new Map(
      destinationsOf(collector)
        .filter(({ lookup }) => lookup === "api")
        .map((destination) => [destination.exporter, destination]),
    );
    const workloads = clusterOf(deployed).running(collector);
    return [...byExporter.values()].flatMap((destination) => [
      ...onePerCause(
        workloads.flatMap((workload) => tokenProblems(collector, destination, workload)),
        "workload",
      ),
      ...onePerCause(
        workloads.flatMap((workload) => roleProblems(collector, destination, workload, deployed)),
        "service account",
      ),
    ]);
  });

function tokenProblems(
  collector: DeployedCollector,
  { path }: Destination,
  { name, automountToken }: DeployedWorkload,
): readonly Caused[] {
  if (automountToken) return [];
  const finding = viewOf(collector).finding("FL4006", path, {
    message: `Pods of "${name}" have no token for the Kubernetes API, so the Collector would not start.`,
    help: "set automountServiceAccountToken: true on the pods",
  });
  return [{ cause: "token", finding }];
}

function roleProblems(
  collector: DeployedCollector,
  { host, path }: Destination,
  workload: DeployedWorkload,
  deployed: Deployed,
): readonly Caused[] {
  // Name and namespace only: the resolver splits at the first dot.
  const dot = host.indexOf(".");
  const [name, namespace] = dot < 0 ? [host, collector.namespace] : [host.slice(0, dot), host.slice(dot + 1)];
  // A full name gives a namespace that nobody can have, which is told at the name.
  if (namespace.includes(".")) return [];
  const watched = watchedBy(collector);
  const roles = deployed.roles.filter(
    (role) => isBoundTo(role, workload) && (role.namespace === namespace || role.namespace === ""),
  );
  // Endpoints are asked for by name, slices by a label (contrib loadbalancingexporter, 0.129.0 and 0.161.0).
  const asked = watched.resource === "endpoints" ? name : undefined;
  const missing = verbs.filter(
    (verb) => !roles.some((role) => permits(role, watched.apiGroup, watched.resource, verb, asked)),
  );
  if (missing.length === 0) return [];
  // Somebody else may write the roles of manifests that have none.
  const isOpen = collector.origin.in === "text" && roles.length === 0;
  const finding = viewOf(collector).finding("FL4006", path, {
    severity: isOpen ? "warning" : undefined,
    message: `The service account "${workload.serviceAccount}" may not ${missing.join(", ")} ${watched.resource} in "${namespace}": Collector ${collector.version} waits for them forever at start.${isOpen ? boundElsewhere : ""}`,
    help: `bind it, in "${namespace}", to a Role with apiGroups ["${watched.apiGroup}"], resources ["${watched.resource}"], verbs ["get", "list", "watch"]`,
    ...nearlyPermitted(deployed.roles, workload, { apiGroup: watched.apiGroup, resources: [watched.resource], verbs }),
  });
  return [{ cause: missing.join(" "), finding }];
}
