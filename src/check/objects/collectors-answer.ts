/**
 * What asks a Collector's pods finds it: probes an extension or a receiver that listens outside of localhost, Services a port on
 * which something listens. Of objects beside the configuration that their pods run.
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import type { Deployed, DeployedCollector } from "../../model/deployed.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../model/json.ts";
import { labelIndex } from "../../model/label-index.ts";
import type { OpenPort } from "../../needs/open-ports.ts";
import { viewOf } from "../deployed/collector/view.ts";
import { clusterOf } from "../deployed/objects/cluster.ts";
import { isInsideOnly } from "../deployed/objects/inside-only.ts";
import { isTelemetry, leadsNowhere, listenersKnown } from "../deployed/objects/services-answered.ts";
import { itemsAt, itemsBelow, type Located, objectAt, type Pod, podOf, textAt, type Written } from "./written.ts";

/** A pod, the container in it that is the Collector, and what that listens on. */
interface Running {
  readonly pod: Pod;
  readonly container: Located;
  readonly collector: DeployedCollector;
  readonly open: readonly OpenPort[];
}

export function collectorsAnswer(objects: readonly Written[], deployed: Deployed): readonly Diagnostic[] {
  const running = objects.flatMap((object) => runningIn(object, deployed));
  const selected = labelIndex(running, ({ pod }) => ({ namespace: pod.of.namespace, labels: pod.labels }));
  return [
    ...running.flatMap(unansweredProbes),
    ...objects.filter(({ kind }) => kind === "Service").flatMap((service) => unansweredPorts(service, selected)),
  ];
}

/** Of one container, as what others in the pod listen on is not known; and none that listens where only the environment knows. */
function runningIn(object: Written, deployed: Deployed): readonly Running[] {
  const pod = object.kind === "OpenTelemetryCollector" ? undefined : podOf(object);
  const cluster = clusterOf(deployed);
  const workload = cluster.workload(object.kind, object.namespace, object.name);
  const collector = workload && cluster.configOf(workload);
  const [container, ...others] = (pod?.containers ?? []).filter(({ path }) => !path.includes("initContainers"));
  if (pod === undefined || collector === undefined || container === undefined || others.length > 0) return [];
  const open = listenersKnown(collector);
  return open ? [{ pod, container, collector, open }] : [];
}

const probes = ["startupProbe", "readinessProbe", "livenessProbe"] as const;

/** The kubelet asks the pod's own address, which localhost does not have. */
function unansweredProbes(running: Running): readonly Diagnostic[] {
  const { container } = running;
  const found = probes.flatMap((probe) =>
    (["httpGet", "tcpSocket", "grpc"] as const).flatMap((way) => {
      const path = [probe, way];
      const asked = jsonAt(container.json, path);
      return asked === undefined ? [] : [{ probe, path: [...container.path, ...path], asked }];
    }),
  );
  const told = found.flatMap((one) => unanswered(one, running));
  // Probes are mostly alike, and one change mends those that ask the same.
  return told
    .filter(({ cause }, index) => index === told.findIndex((other) => other.cause === cause))
    .map((one) => one.finding);
}

interface Asked {
  readonly probe: (typeof probes)[number];
  readonly path: Path;
  readonly asked: Json;
}

function unanswered({ probe, path, asked }: Asked, { pod, container, collector, open }: Running) {
  const port = portNamed(jsonAt(asked, ["port"]), container);
  if (port === undefined || isTelemetry(port, collector)) return [];
  const listening = open.filter((one) => one.port === port);
  const at = pod.of.place([...path, "port"]);
  const consequence = `so the pods of "${pod.of.name}" ${consequences[probe]}`;
  const told = (cause: string, fact: string, help: string) => [
    { cause: `${cause} ${port}`, finding: diagnostic("FL4046", { at, message: `${fact}, ${consequence}.`, help }) },
  ];
  const [first] = listening;
  if (first === undefined) {
    const health = open.find(({ component }) => component.type.startsWith("health_check"));
    const defined = viewOf(collector)
      .in("extensions")
      .find(({ type }) => type.startsWith("health_check"));
    const fact = `The ${probe} asks port ${port}, on which nothing of the configuration listens`;
    if (health) return told("port", fact, `ask port ${health.port}, that of ${health.component.id}`);
    const help = defined
      ? `name ${defined.id} under service.extensions`
      : `add the extension health_check with endpoint "[::]:${port}", and name it under service.extensions`;
    return told("health_check", fact, help);
  }
  if (listening.every((one) => isInsideOnly(one, collector))) {
    const { component, isWritten } = first;
    const fact = `The ${probe} asks port ${port}, where ${component.id} listens on localhost only${isWritten ? "" : ", its default"}`;
    return told("localhost", fact, `set endpoint: "[::]:${port}" for ${component.id}`);
  }
  const other = misunderstood(first, port, asked, path.at(-1));
  return other ? told(other.cause, `The ${probe} ${other.fact}`, other.help) : [];
}

interface Misunderstood {
  readonly cause: string;
  readonly fact: string;
  readonly help: string;
}

/**
 * Whom a probe reaches answers in its own way: a receiver of OTLP closes a GET of its port for gRPC, answers 404 or 405 at that for HTTP,
 * and has no grpc.health.v1 (0.129.0 and 0.161.0, run); the kubelet speaks TLS where scheme is HTTPS.
 */
function misunderstood({ component }: OpenPort, port: number, asked: Json, way: unknown): Misunderstood | undefined {
  const { type, id, settings } = component;
  const isHealth = type === "health_check";
  if (way === "tcpSocket" || !(isHealth || type === "otlp")) return undefined;
  const cause = `${String(way)} ${port}`;
  if (way === "grpc") {
    const fact = `asks port ${port} for grpc.health.v1, which ${id} does not have`;
    const get = `httpGet: { path: "/", port: ${port} }`;
    return { cause, fact, help: isHealth ? `ask it by ${get}` : "ask the extension health_check by httpGet" };
  }
  if (!isHealth) {
    const fact = `asks port ${port} by GET, and ${id} answers none`;
    return { cause, fact, help: "ask the extension health_check, or use tcpSocket" };
  }
  return otherHealth({ id, settings }, port, asked);
}

function otherHealth(
  { id, settings }: Pick<OpenPort["component"], "id" | "settings">,
  port: number,
  asked: Json,
): Misunderstood | undefined {
  const [asksTls, hasTls] = [textAt(asked, ["scheme"]) === "HTTPS", isJsonObject(jsonAt(settings, ["tls"]))];
  if (asksTls !== hasTls) {
    const words = hasTls ? ["in plain text", "TLS"] : ["with TLS", "plain text"];
    const fact = `asks port ${port} ${words[0]}, and ${id} speaks ${words[1]}`;
    return { cause: `scheme ${port}`, fact, help: `set scheme: ${hasTls ? "HTTPS" : "HTTP"}` };
  }
  const [served, wanted] = [textAt(settings, ["path"]) || "/", textAt(asked, ["path"]) || "/"];
  if (served === "/" || wanted === served) return undefined;
  return {
    cause: `path ${wanted}`,
    fact: `asks the path ${wanted}, and ${id} answers ${served}`,
    help: `ask ${served}`,
  };
}

/** What the kubelet does with a container that a probe does not hear of (Kubernetes, Configure Probes). */
const consequences: Readonly<Record<Asked["probe"], string>> = Object.freeze({
  startupProbe: "are restarted again and again",
  readinessProbe: "never become ready",
  livenessProbe: "are restarted again and again",
});

/** A number, or the name of a port of the container. */
function portNamed(port: Json | undefined, container: Located): number | undefined {
  if (typeof port === "number") return port;
  const named = itemsBelow(container, "ports").find(({ json }) => textAt(json, ["name"]) === port);
  const number = named && jsonAt(named.json, ["containerPort"]);
  return typeof number === "number" ? number : undefined;
}

type Selected = (namespace: string, selector: JsonObject) => readonly Running[];

function unansweredPorts(service: Written, selected: Selected): readonly Diagnostic[] {
  const selector = objectAt(service.json, ["spec", "selector"]);
  const [behind] = selected(service.namespace, selector);
  if (behind === undefined) return [];
  const { container, open, collector, pod } = behind;
  return itemsAt(service.json, ["spec", "ports"]).flatMap(({ json, path }) => {
    const target = jsonAt(json, ["targetPort"]) ?? jsonAt(json, ["port"]);
    const port = portNamed(target, container);
    const transport = textAt(json, ["protocol"]) || "TCP";
    const reason =
      port === undefined
        ? undefined
        : leadsNowhere({ service: service.name, pod: pod.of.name, port, protocol: transport, collector, open });
    if (reason === undefined) return [];
    const { message, help } = reason;
    return [diagnostic("FL4047", { at: service.place([...path, "targetPort"]), message, help })];
  });
}
