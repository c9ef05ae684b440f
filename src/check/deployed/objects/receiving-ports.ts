/** The ports on which a Collector's receivers can be reached, as far as its configuration says. */

import { type Signal, signals } from "../../../contract/signal.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { DeployedCollector, DeployedProgram, DeployedWorkload } from "../../../model/deployed.ts";
import { isJsonObject, jsonAt } from "../../../model/json.ts";
import { type OpenPort, portsOfComponent } from "../../../needs/open-ports.ts";
import { needsOf } from "../../../needs/table.ts";
import { viewOf } from "../collector/view.ts";
import type { ClientSecurity } from "./destinations.ts";
import { isInsideOnly } from "./inside-only.ts";

export interface ReceivingPort {
  /** Its name. */
  readonly receiver: string;
  readonly port: number;
  readonly protocol: "grpc" | "http" | "other";
  /** True when nothing outside the pod can connect. */
  readonly loopback: boolean;
  /** What it asks of clients. */
  readonly asks: ClientSecurity;
  /** Of HTTP, where its author says so: encodings that are taken, empty for none, and paths of its own. */
  readonly takes?: {
    readonly encodings: readonly string[] | undefined;
    readonly paths: Readonly<Partial<Record<Signal, string>>>;
  };
}

export interface Receiving {
  readonly known: readonly ReceivingPort[];
  /** False when a receiver listens where only the environment knows, or is one that the table does not have. */
  readonly complete: boolean;
}

/** @param workload that runs it, where one does */
export function receivingPorts(collector: DeployedCollector, workload?: DeployedWorkload): Receiving {
  const receivers = viewOf(collector)
    .in("receivers")
    .filter(({ runs }) => runs);
  const ports = receivers.flatMap(portsOfComponent);
  return {
    known: ports.flatMap((open) => (open.port === undefined ? [] : [receiving(open, open.port, collector, workload)])),
    complete:
      receivers.every(({ section, type }) => needsOf(section, type)) && ports.every(({ port }) => port !== undefined),
  };
}

/** Without an endpoint the receiver listens inside the pod only; the operator's webhook writes one that does not. */
function receiving(
  open: OpenPort,
  port: number,
  collector: DeployedCollector,
  workload: DeployedWorkload | undefined,
): ReceivingPort {
  const { component, isWritten, path } = open;
  const isOpened = workload?.kind === "OpenTelemetryCollector" && !isWritten;
  const protocol = component.type !== "otlp" ? "other" : path.includes("grpc") ? "grpc" : "http";
  const said = (...keys: Path) => jsonAt(component.settings, [...path.slice(component.path.length, -1), ...keys]);
  const asks = {
    tls: isJsonObject(said("tls")),
    certificate: said("tls", "client_ca_file") !== undefined,
    credentials: isJsonObject(said("auth")),
  };
  const written = {
    receiver: component.name,
    port,
    protocol,
    loopback: isInsideOnly(open, collector) && !isOpened,
    asks,
  } as const;
  if (protocol !== "http") return written;
  const encodings = said("compression_algorithms");
  const paths = signals.flatMap((signal) => {
    const path = said(`${signal}_url_path`);
    return typeof path === "string" && path !== "" ? [[signal, path.replace(/^\/?/, "/")]] : [];
  });
  const texts =
    Array.isArray(encodings) && encodings.length > 0 ? encodings.filter((one) => typeof one === "string") : undefined;
  return { ...written, takes: { encodings: texts, paths: Object.fromEntries(paths) } };
}

/** Of Fairlead's balancer. */
export function programPorts({ settings: { receivers } }: DeployedProgram): Receiving {
  const known = (["grpc", "http"] as const).flatMap((protocol) => {
    const listener = receivers[protocol];
    if (listener === undefined) return [];
    const { tls, auth } = listener;
    const asks = {
      tls: tls !== undefined,
      certificate: tls?.clientCaFile !== undefined,
      credentials: auth !== undefined,
    };
    return [{ receiver: protocol, port: listener.port, protocol, loopback: false, asks }];
  });
  return { known, complete: true };
}
