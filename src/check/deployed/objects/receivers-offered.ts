/** Whoever sends can reach a receiver: it listens outside of its pod, a Service has its port, and a NetworkPolicy lets somebody in. */

import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { within } from "../../../diagnostics/place.ts";
import type { Deployed, DeployedCollector, DeployedPolicy, DeployedWorkload } from "../../../model/deployed.ts";
import { onceForEach } from "../../../model/once-for-each.ts";
import { type OpenPort, openPortsOf } from "../../../needs/open-ports.ts";
import type { DeployedRule } from "../../rule.ts";
import { type CollectorView, viewOf } from "../collector/view.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { serviceNamed } from "./address.ts";
import { clusterOf } from "./cluster.ts";
import { destinationsOf } from "./destinations.ts";
import { isInsideOnly } from "./inside-only.ts";
import { closing, opens } from "./network-policies.ts";

/** OTLP of a blueprint is what its balancers and generators send, so whoever looks at those looks at its receivers. */
export const receiversOffered: DeployedRule = (deployed) => {
  const cluster = clusterOf(deployed);
  const found = deployed.collectors.flatMap((collector) => {
    const ports = openPortsOf(collector.config).filter(
      ({ who, component }) => who === "senders" && component.type !== "otlp",
    );
    const scraped = openPortsOf(collector.config).filter(
      (open) => open.who === "monitoring" && open.component.section === "exporters" && !isInsideOnly(open, collector),
    );
    const offered = collector.origin.in === "text" ? otlpPortsOf(collector) : [];
    return cluster
      .running(collector)
      .flatMap((pod) => [
        ...allShutOut(offered, pod, deployed),
        ...ports.flatMap((open) => problem(open, pod, viewOf(collector), deployed)),
        ...scraped.flatMap((open) => (open.port ? shutOut(open, open.port, pod, deployed) : [])),
      ]);
  });
  return onePerCause(found, "port");
};

/** Whom nobody here sends to, somebody else does: told where a policy lets nobody in to any of its ports. */
function allShutOut(offered: readonly OpenPort[], pod: DeployedWorkload, deployed: Deployed): readonly Caused[] {
  const told = offered.map((open) => (open.port ? shutOut(open, open.port, pod, deployed) : []));
  return told.every((one) => one.length > 0) && !sentTo(deployed).has(pod) ? (told[0] ?? []) : [];
}

/** Who sends and may not is told of the way itself. */
const sentTo = onceForEach((deployed: Deployed): ReadonlySet<DeployedWorkload> => {
  const services = deployed.collectors.flatMap((sender) =>
    destinationsOf(sender).flatMap(({ host }) => serviceNamed(host, sender, deployed)?.found ?? []),
  );
  const cluster = clusterOf(deployed);
  return new Set([...new Set(services)].flatMap(({ namespace, selector }) => cluster.selected(namespace, selector)));
});

function otlpPortsOf(collector: DeployedCollector): readonly OpenPort[] {
  return openPortsOf(collector.config).filter(
    (open) => open.who === "senders" && open.component.type === "otlp" && !isInsideOnly(open, collector),
  );
}

function problem(open: OpenPort, pod: DeployedWorkload, view: CollectorView, deployed: Deployed): readonly Caused[] {
  const { port } = open;
  if (port === undefined || port === 0) return [];
  if (isInsideOnly(open, view.collector)) return insideOnly(open, port, pod, view);
  return [...withoutService(open, port, pod, view, deployed), ...shutOut(open, port, pod, deployed)];
}

/** The operator's webhook writes an address of every interface where none is written (operator 0.140.0). */
function insideOnly(
  { component, path, isWritten }: OpenPort,
  port: number,
  pod: DeployedWorkload,
  view: CollectorView,
) {
  if (pod.kind === "OpenTelemetryCollector" && !isWritten) return [];
  const finding = view.finding("FL4030", path, {
    message: `"${component.id}" listens on localhost${isWritten ? "" : ", its default"}: nothing outside its pod can send to it.`,
    help: `set ${path.slice(2).join(".")} to "[::]:${port}"`,
  });
  return [{ cause: `localhost ${path.join(".")}`, finding }];
}

/** Pods that no Service selects are reached in another way, as agents on a port of their node. */
function withoutService(
  { component, path, transport }: OpenPort,
  port: number,
  pod: DeployedWorkload,
  view: CollectorView,
  deployed: Deployed,
): readonly Caused[] {
  const services = clusterOf(deployed).selecting(pod);
  const has = services.some(({ ports }) => ports.some((one) => one.port === port && one.protocol === transport));
  if (services.length === 0 || has) return [];
  const names = services.map(({ name }) => `"${name}"`).join(", ");
  const finding = view.finding("FL4030", path, {
    message: `"${component.id}" listens on ${port}/${transport}, which no Service in front of it has.`,
    help: `add the port ${port}, protocol ${transport}, to ${names}`,
  });
  return [{ cause: `service ${path.join(".")}`, finding }];
}

function shutOut(
  { component, transport, who }: OpenPort,
  port: number,
  pod: DeployedWorkload,
  deployed: Deployed,
): readonly Caused[] {
  const theirs = closing("Ingress", pod, deployed);
  const [policy] = theirs;
  const lets = ({ ingress }: DeployedPolicy): boolean => ingress.some((way) => opens(way, port, transport, pod));
  if (policy === undefined || theirs.some(lets)) return [];
  const isRead = who === "monitoring";
  const message = `Nobody may ${isRead ? "read from" : "send to"} "${component.id}" on ${port}/${transport}: the NetworkPolicy "${policy.name}" lets nobody in there.`;
  const finding =
    policy.origin.in === "blueprint"
      ? diagnostic("FL4013", {
          at: within(policy.origin, "network", isRead ? "monitoring" : "clients"),
          message,
          help: isRead
            ? 'name the pods that read, as in `network: { monitoring: { namespace: "monitoring" } }`'
            : 'name the pods that send, as in `network: { clients: [{ namespace: "shop", podLabels: {} }] }`, which lets in all pods of a namespace',
        })
      : diagnostic("FL4013", { at: policy.origin, message, help: `allow ingress on ${transport} port ${port}` });
  return [{ cause: `policy ${policy.namespace} ${policy.name}`, finding }];
}
