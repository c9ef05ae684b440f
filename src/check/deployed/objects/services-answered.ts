/** A Service leads to a port on which something listens, outside of localhost: of blueprints here, and of given objects in `check/objects/`. */

import type { Path } from "../../../diagnostics/place.ts";
import type { Deployed, DeployedCollector, DeployedService, DeployedWorkload } from "../../../model/deployed.ts";
import { jsonAt } from "../../../model/json.ts";
import { type OpenPort, openPortsOf } from "../../../needs/open-ports.ts";
import { needsOf } from "../../../needs/table.ts";
import type { DeployedRule } from "../../rule.ts";
import { viewOf } from "../collector/view.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { clusterOf } from "./cluster.ts";
import { isInsideOnly } from "./inside-only.ts";

export const servicesAnswered: DeployedRule = (deployed) => {
  const listening = new Map(
    deployed.collectors
      .filter(({ origin }) => origin.in === "blueprint")
      .flatMap((collector) => {
        const open = listenersKnown(collector);
        return open ? [[collector, open] as const] : [];
      }),
  );
  return onePerCause(
    deployed.services.flatMap((service) => unansweredAt(service, listening, deployed)),
    "Service",
  );
};

/** @returns undefined where a component is unknown, or one listens where only the environment knows */
export function listenersKnown(collector: DeployedCollector): readonly OpenPort[] | undefined {
  const open = openPortsOf(collector.config);
  const isKnown = viewOf(collector)
    .components.filter(({ section, runs }) => runs && (section === "receivers" || section === "extensions"))
    .every(({ section, type }) => needsOf(section, type));
  return isKnown && open.every(({ port }) => port !== undefined) ? open : undefined;
}

/** Backends run one configuration, so the first of them stands for all. */
function unansweredAt(
  service: DeployedService,
  listening: ReadonlyMap<DeployedCollector, readonly OpenPort[]>,
  deployed: Deployed,
): readonly Caused[] {
  const cluster = clusterOf(deployed);
  const [pod] = cluster.selected(service.namespace, service.selector);
  const collector = pod && cluster.configOf(pod);
  const open = collector && listening.get(collector);
  if (pod === undefined || collector === undefined || open === undefined) return [];
  return service.ports.flatMap(({ port, protocol, target = port }) => {
    const reason = leadsNowhere({ service: service.name, pod: pod.name, port: target, protocol, collector, open });
    if (reason === undefined || (reason.at && isOpenedByOperator(pod, reason.at))) return [];
    const { message, help, at } = reason;
    const path: Path = at?.path ?? ["receivers"];
    const finding = viewOf(collector).finding("FL4047", path, { message, help, severity: "error" });
    return [{ cause: path.join("."), finding }];
  });
}

/** The operator's webhook writes an address of every interface where none is written (operator 0.140.0). */
function isOpenedByOperator({ kind }: DeployedWorkload, { isWritten }: OpenPort): boolean {
  return kind === "OpenTelemetryCollector" && !isWritten;
}

interface Leading {
  readonly service: string;
  readonly pod: string;
  /** Of the pod. */
  readonly port: number;
  readonly protocol: string;
  readonly collector: DeployedCollector;
  readonly open: readonly OpenPort[];
}

interface Nowhere {
  readonly message: string;
  readonly help: string;
  /** What listens there, on localhost only. */
  readonly at: OpenPort | undefined;
}

export function leadsNowhere({ service, pod, port, protocol, collector, open }: Leading): Nowhere | undefined {
  if (isTelemetry(port, collector)) return undefined;
  const there = open.filter((one) => one.port === port && one.transport === protocol);
  const leads = `The Service "${service}" leads to ${port}/${protocol} of "${pod}"`;
  const [first] = there;
  if (first === undefined) {
    const ports = [...new Set(open.map((one) => one.port))].join(" or ");
    const message = `${leads}, on which nothing of its configuration listens.`;
    const lead = ports === "" ? "" : `set targetPort to a port that is listened on: ${ports}; or `;
    return { message, help: `${lead}let a receiver listen on ${port}`, at: undefined };
  }
  if (!there.every((one) => isInsideOnly(one, collector))) return undefined;
  const { component, isWritten } = first;
  return {
    message: `${leads}, where ${component.id} listens on localhost only${isWritten ? "" : ", its default"}: nothing outside of the pod can connect.`,
    help: `set the endpoint of ${component.id} to "[::]:${port}"`,
    at: first,
  };
}

/** Where its own metrics are, unless they are told to be elsewhere (core service/telemetry, both versions). */
const metricsPort = 8_888;

export function isTelemetry(port: number, { config }: Pick<DeployedCollector, "config">): boolean {
  const said = JSON.stringify(jsonAt(config, ["service", "telemetry"]) ?? null);
  return port === metricsPort || said.includes(String(port));
}
