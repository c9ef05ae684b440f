/**
 * Who looks up every backend by DNS asks a headless Service: another one has a single address, that of the Service. Who sends to pods by
 * their names needs pods that have some, behind a Service that names them.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Deployed, DeployedCollector } from "../../../model/deployed.ts";
import { jsonAt } from "../../../model/json.ts";
import type { DeployedRule } from "../../rule.ts";
import { viewOf } from "../collector/view.ts";
import { serviceNamed } from "./address.ts";
import { clusterOf } from "./cluster.ts";
import { destinationsOf } from "./destinations.ts";

export const resolverServiceHeadless: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => [
    ...podsNamed(collector, deployed),
    ...destinationsOf(collector)
      .filter(({ lookup }) => lookup === "addresses")
      .flatMap(({ host, path, balanced }) => {
        const service = serviceNamed(host, collector, deployed)?.found;
        if (service === undefined || service.headless) return [];
        const other = clusterOf(deployed).service(service.namespace, `${service.name}-headless`);
        return [
          viewOf(collector).finding("FL4005", path, {
            severity: balanced ? "error" : "warning",
            message: `The Service "${service.name}" is not headless: DNS answers with its one address, so ${balanced ? "the ring would have one endpoint" : "round robin would have one address"} and a connection stays with one backend.`,
            help: other?.headless
              ? `name "${other.name}", which is`
              : "set clusterIP: None on the Service, or name a headless one",
          }),
        ];
      }),
  ]);

/** The kubelet names pods of a StatefulSet, and a Service that has no address of its own answers for them (contrib loadbalancingexporter, both versions). */
function podsNamed(collector: DeployedCollector, deployed: Deployed): readonly Diagnostic[] {
  const view = viewOf(collector);
  return view.loadBalancers.flatMap(({ id, path, settings }) => {
    const at = ["resolver", "k8s", "return_hostnames"];
    if (jsonAt(settings, at) !== true) return [];
    const host = destinationsOf(collector).find(({ exporter, lookup }) => exporter === id && lookup === "api")?.host;
    if (host === undefined) return [];
    const service = serviceNamed(host, collector, deployed)?.found;
    const pods = service ? clusterOf(deployed).selected(service.namespace, service.selector) : [];
    const unnamed = pods.find(({ kind }) => ["Deployment", "DaemonSet", "ReplicaSet", "Rollout"].includes(kind));
    if (service === undefined || (service.headless && unnamed === undefined)) return [];
    const message = unnamed
      ? `Pods of the ${unnamed.kind} "${unnamed.name}" have no hostnames, so the resolver turns their list away and finds no backend.`
      : `The Service "${service.name}" is not headless, so DNS does not know the names of single pods that the resolver returns.`;
    const help = unnamed
      ? "leave it out, or run them in a StatefulSet"
      : "leave it out, or set clusterIP: None on the Service";
    return [view.finding("FL4005", [...path, ...at], { severity: "warning", message, help })];
  });
}
