/** Whoever an exporter sends to is there: a Service of that name and port, pods behind it, and a receiver in them. */

import { type Diagnostic, type DiagnosticParts, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { originsOf, type Path } from "../../../diagnostics/place.ts";
import { didYouMean, distanceBetween, nearest } from "../../../diagnostics/suggest.ts";
import type {
  Deployed,
  DeployedCollector,
  DeployedProgram,
  DeployedService,
  DeployedWorkload,
} from "../../../model/deployed.ts";
import { onceForEach } from "../../../model/once-for-each.ts";
import type { DeployedRule } from "../../rule.ts";
import { viewOf } from "../collector/view.ts";
import { waysInSound } from "../collector/ways-in-sound.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { isAddress, type ServiceName, serviceNamed } from "./address.ts";
import { clusterOf } from "./cluster.ts";
import { type Destination, destinationsOf } from "./destinations.ts";
import { programDestinations } from "./program-destinations.ts";
import { firstOf, notReceiving, type Reason } from "./receivers-take.ts";

export const destinationsReachable: DeployedRule = (deployed) => [
  ...deployed.collectors.flatMap((collector) => misses(collector, destinationsOf(collector), deployed)),
  ...deployed.programs.flatMap((program) => misses(program, programDestinations(program), deployed)),
];

type Sender = DeployedCollector | DeployedProgram;

function misses(from: Sender, destinations: readonly Destination[], deployed: Deployed): readonly Diagnostic[] {
  const found = destinations.flatMap((destination) => {
    const service = serviceNamed(destination.host, from, deployed);
    if (service && isOthers(service, deployed)) return [];
    const reason = service
      ? reasonAgainst(destination, service, deployed, from)
      : (elsewhere(destination, from, deployed) ??
        inUnseenNamespace(destination, from, deployed) ??
        misspeltDomain(destination, deployed));
    return reason ? [unreachable(from, destination, reason)] : [];
  });
  return onePerCause(found, "destination");
}

/** Backends of one list that fail at the same port for the same reason have one cause; absent Services each have their own. */
function unreachable(from: Sender, destination: Destination, reason: Reason): Caused {
  const { kind, message, help, uncertain, service } = reason;
  // Somebody else may deploy what these files do not have.
  const isOpen = from.origin.in === "text" || !destination.balanced;
  const severity = uncertain && isOpen ? "warning" : "error";
  const own = kind === "no Service" || kind === "no pods" ? destination.host : "";
  return {
    cause: `${destination.exporter} ${kind} ${destination.port} ${own}`,
    finding: {
      ...placed(from, destination.path, { message, help, severity }),
      ...(service?.origin.in === "text" && { related: [{ message: "the Service", place: service.origin }] }),
    },
  };
}

function placed(from: Sender, path: Path, parts: Pick<DiagnosticParts, "message" | "help" | "severity">): Diagnostic {
  if (!("settings" in from)) return viewOf(from).finding("FL4004", path, parts);
  const [at, ...otherPlaces] = originsOf(path, from.marks, from.origin);
  return diagnostic("FL4004", { at, otherPlaces, collectorPath: path, ...parts });
}

/** @param from whose own Services are not advised, as it would send to itself */
export function reasonAgainst(
  destination: Destination,
  named: ServiceName,
  deployed: Deployed,
  from?: Sender,
): Reason | undefined {
  const cluster = clusterOf(deployed);
  const service = named.found;
  if (service === undefined) return absent(named, deployed, from);
  // Endpoints of a Service without selector are listed by hand.
  if (Object.keys(service.selector).length === 0) return undefined;
  const pods = cluster.selected(service.namespace, service.selector);
  if (pods.length === 0) {
    return {
      kind: "no pods",
      message: `The Service "${service.name}" does not select any deployed pod, so nothing answers.`,
      help: `give the pods the labels ${labelText(service)}, or the Service their labels`,
      uncertain: true,
      service,
    };
  }
  const sidecar = pods.find(({ oneFor, name }) => oneFor === "pod" && service.name.startsWith(`${name}-collector`));
  if (sidecar !== undefined) return ofSidecar(service, sidecar);
  const closed = closedPort(destination, service, pods);
  // Services of a blueprint have the ports on which their pods listen, so the pods are the cause.
  if (closed && service.origin.in === "text") return closed;
  const reason = firstOf(pods, (pod) => notReceiving(destination, service, pod, deployed)) ?? closed;
  const isOfPorts = reason && !["loopback", "security", "encoding", "path"].includes(reason.kind);
  const isMistaken = isOfPorts && !pods.flatMap((pod) => cluster.configOf(pod) ?? []).every(waysInSound);
  return isMistaken ? undefined : reason;
}

/** Named after an object that an operator makes pods and Services of, which nothing here shows. */
function isOthers({ name, namespace, found }: ServiceName, deployed: Deployed): boolean {
  if (found && clusterOf(deployed).selected(namespace, found.selector).length > 0) return false;
  const own = deployed.operated?.filter((one) => one.namespace === namespace || one.namespace === "");
  return own?.some((one) => `-${name}-`.includes(`-${one.name}-`)) === true;
}

/** A name alone is of the sender's own namespace, of which nothing here has a Service: one of that very name may be meant. */
function elsewhere({ host }: Destination, from: Sender, { services }: Deployed): Reason | undefined {
  const [found, ...others] = services.filter(({ name, namespace }) => name === host && namespace !== "");
  if (from.origin.in !== "text" || from.namespace === "" || found === undefined || others.length > 0) return undefined;
  const { namespace } = found;
  return {
    kind: "no Service",
    message: `"${host}" is looked for in the namespace "${from.namespace}", and the Service of that name is in "${namespace}", so nothing answers.`,
    help: `name it ${host}.${namespace}`,
    uncertain: true,
  };
}

/** A tier is hashed to by the name of a Service that stands beside it, in another namespace, of which nothing is here. */
function inUnseenNamespace({ host, balanced }: Destination, from: Sender, deployed: Deployed): Reason | undefined {
  const [name = "", namespace = "", ...rest] = host.split(".");
  if (!balanced || from.origin.in !== "text" || from.namespace === "" || namespace === "" || isAddress(host))
    return undefined;
  const isInCluster = rest.length === 0 || rest[0] === "svc";
  const { namespaces, service } = clusterOf(deployed);
  if (!isInCluster || namespaces.has(namespace) || service(from.namespace, name) === undefined) return undefined;
  return {
    kind: "no Service",
    message: `"${host}" is looked for in the namespace "${namespace}", of which nothing is here, and a Service of that name is in "${from.namespace}".`,
    help: `name it ${[name, from.namespace, ...rest].join(".")}, or give the objects of "${namespace}", too`,
    uncertain: true,
  };
}

/** Nearly the name of a Service that is here: other domains than the cluster's lead anywhere, so only a slip in it is told. */
function misspeltDomain({ host }: Destination, deployed: Deployed): Reason | undefined {
  const [name = "", namespace = "", ...rest] = host.toLowerCase().replace(/\.$/, "").split(".");
  if (rest.length === 0 || isAddress(host) || clusterOf(deployed).service(namespace, name) === undefined)
    return undefined;
  const { clusterDomain } = deployed;
  const meant = [
    ["svc", "svc", 1],
    [`svc.${clusterDomain}`, `svc.${clusterDomain}`, 2],
    [clusterDomain, `svc.${clusterDomain}`, 1],
  ] as const;
  const said = rest.join(".");
  const [, end] = meant.find(([word, , most]) => distanceBetween(said, word) <= most) ?? [];
  if (end === undefined || end === said) return undefined;
  return {
    kind: "no Service",
    message: `"${host}" is not a name of the Service "${name}" in the namespace "${namespace}", so nothing answers.`,
    help: `did you mean ${name}.${namespace}.${end}?`,
    uncertain: true,
  };
}

function absent({ name, namespace }: ServiceName, deployed: Deployed, from?: Sender): Reason {
  const cluster = clusterOf(deployed);
  const back = (from ? cluster.running(from) : []).flatMap(cluster.selecting).map((service) => service.name);
  const leadBack = new Set(back.flatMap((one) => [one, `${one}-headless`]));
  const { all, open } = namesOf(cluster.servicesIn(namespace));
  const near = nearest(name, all).filter((one) => !leadBack.has(one));
  const meant = didYouMean(name, near);
  // Of others, whose Services are mostly not all here, only names are suggested that the operator gives, and nobody wrote.
  const offered = from?.origin.in === "text" ? madeAmong(open, deployed) : open;
  const shown = offered.slice(0, listedMax + 1 + leadBack.size).filter((one) => !leadBack.has(one));
  const others = [
    ...(from?.origin.in === "text" ? ["give the file that has it, too"] : []),
    ...(shown.length > 0 ? [`send to one of ${listText(shown)}`] : []),
  ];
  return {
    kind: "no Service",
    message: `There is no Service "${name}" ${namespace === "" ? "here" : `in the namespace "${namespace}"`}, so nothing answers.`,
    help: meant ?? ["deploy it", ...others].join(", or "),
    uncertain: meant === undefined,
  };
}

/** A Service may be written twice, in one file each; what the operator makes for its own metrics and extensions takes no telemetry. */
const namesOf = onceForEach((services: readonly DeployedService[]) => ({
  all: [...new Set(services.map(({ name }) => name))],
  open: [...new Set(services.filter(({ ports }) => ports.length > 0).map(({ name }) => name))],
}));

function madeAmong(names: readonly string[], deployed: Deployed): readonly string[] {
  const operated = namesOfOperated(deployed);
  if (operated.length === 0) return [];
  return names.filter((service) => operated.some((of) => service.startsWith(`${of}-collector`)));
}

const namesOfOperated = onceForEach(({ workloads }: Deployed) =>
  workloads.filter(({ kind }) => kind === "OpenTelemetryCollector").map(({ name }) => name),
);

/** It runs in pods of other workloads (operator 0.140.0 makes a Service that selects none of them; from May 2026 on it makes none). */
function ofSidecar(service: DeployedService, { name }: DeployedWorkload): Reason {
  return {
    kind: "no Service",
    message: `"${name}" is a sidecar, and the operator makes no Service for it: nothing answers behind "${service.name}".`,
    help: `let "${name}" have another mode, or send to a Service of the pods that contain it`,
  };
}

/** Pods behind a headless Service, or found by the API, are sent to directly, whatever the Service's ports. */
function closedPort(
  { port, lookup }: Destination,
  service: DeployedService,
  pods: readonly DeployedWorkload[],
): Reason | undefined {
  // Exporters speak TCP.
  const ports = service.ports.filter(({ protocol }) => protocol === "TCP").map((one) => one.port);
  if (service.headless || lookup === "api" || ports.includes(port)) return undefined;
  const operated = pods.find(({ kind }) => kind === "OpenTelemetryCollector");
  // A Collector that listens on nothing gets none (operator 0.140.0).
  if (operated && service.ports.length === 0 && service.name === `${operated.name}-collector`) {
    return {
      kind: "no port",
      message: `The operator does not make the Service "${service.name}", because no receiver of "${operated.name}" listens on a port.`,
      help: `give "${operated.name}" a receiver that listens on 0.0.0.0:${port}, or send elsewhere`,
    };
  }
  return {
    kind: "no port",
    message: `The Service "${service.name}" has no port ${port}, so connections to it are never answered.`,
    help: `${ports.length > 0 ? `send to ${ports.join(" or ")}, or ` : ""}give the Service the port ${port}`,
  };
}

function labelText({ selector }: DeployedService): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(", ");
}

/** Names that a help line lists before it ends. */
const listedMax = 5;

function listText(names: readonly string[]): string {
  return [...names.slice(0, listedMax), ...(names.length > listedMax ? ["…"] : [])].join(", ");
}
