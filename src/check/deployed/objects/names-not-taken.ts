/** No two objects of one kind and namespace share a name: one would overwrite the other. */

import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { ownerOf, type Place } from "../../../diagnostics/place.ts";
import type { Deployed, DeployedWorkload } from "../../../model/deployed.ts";
import type { DeployedRule } from "../../rule.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";

interface Named {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly origin: Place;
}

/** Where pods are told apart by this label, workloads of equal names share pods, whatever their kinds. */
const nameLabel = "app.kubernetes.io/name";

export const namesNotTaken: DeployedRule = (deployed) => {
  const first = new Map<string, Named>();
  const found: Caused[] = [];
  for (const object of objectsOf(deployed)) {
    const key = `${object.kind} ${object.namespace} ${object.name} ${fileOf(object)}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, object);
    else found.push(taken(object, earlier));
  }
  return onePerCause(found, "object");
};

function objectsOf({ workloads, services, policies, collectors }: Deployed): readonly Named[] {
  return [
    ...workloads.map((workload) => ({ ...workload, kind: kindOf(workload) })),
    ...services.filter(({ origin }) => !isOperators(origin)).map((service) => ({ ...service, kind: "Service" })),
    ...policies.map((policy) => ({ ...policy, kind: "NetworkPolicy" })),
    ...collectors.map((collector) => ({ ...collector, kind: "Collector configuration" })),
  ];
}

/** Bases and overlays of kustomize, environments, and steps of tests name the same things, in files of their own. */
function fileOf({ origin }: Named): string {
  return origin.in === "text" ? origin.file : "";
}

/** What an operator makes is there, too, in what a cluster was asked for. */
function isOperators(origin: Place): boolean {
  return origin.in === "text" && String(origin.path[0]).startsWith("OpenTelemetryCollector/");
}

function kindOf({ kind, name, podLabels }: DeployedWorkload): string {
  return podLabels[nameLabel] === name ? "workload" : kind;
}

/** What two declarations have in common has one cause: their names. */
function taken({ kind, name, namespace, origin }: Named, earlier: Named): Caused {
  const [owner, other] = [ownerOf(origin), ownerOf(earlier.origin)];
  const cause = origin.in === "blueprint" ? `${owner} ${other}` : `${namespace} ${name}`;
  const finding = diagnostic("FL4002", {
    at: origin,
    message: `There is already a ${kind} "${name}" ${namespace === "" ? "here" : `in the namespace "${namespace}"`}${owner === other ? "" : `, of ${other}`}: one would overwrite the other.`,
    help: "rename one of them; suffixes that Fairlead adds can make two names collide",
  });
  return { cause, finding };
}
