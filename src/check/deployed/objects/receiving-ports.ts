/** The ports on which a Collector's receivers can be reached, as far as its configuration says. */

import type { DeployedCollector, DeployedWorkload } from "../../../model/deployed.ts";
import { isLoopback, type OpenPort, portsOfComponent } from "../../../needs/open-ports.ts";
import { needsOf } from "../../../needs/table.ts";
import { viewOf } from "../collector/view.ts";

export interface ReceivingPort {
  readonly port: number;
  readonly protocol: "grpc" | "http" | "other";
  /** True when nothing outside the pod can connect. */
  readonly loopback: boolean;
}

export interface Receiving {
  readonly known: readonly ReceivingPort[];
  /** False when a receiver listens where only the environment knows, or is one that the table does not have. */
  readonly complete: boolean;
}

export function receivingPorts(collector: DeployedCollector, workload: DeployedWorkload): Receiving {
  const receivers = viewOf(collector)
    .in("receivers")
    .filter(({ runs }) => runs);
  const ports = receivers.flatMap(portsOfComponent);
  return {
    known: ports.flatMap((open) => (open.port === undefined ? [] : [receiving(open, open.port, workload)])),
    complete:
      receivers.every(({ section, type }) => needsOf(section, type)) && ports.every(({ port }) => port !== undefined),
  };
}

/** Without an endpoint the receiver listens inside the pod only; the operator's webhook writes one that does not. */
function receiving(
  { component, host, isWritten, path }: OpenPort,
  port: number,
  { kind }: DeployedWorkload,
): ReceivingPort {
  const isOpened = kind === "OpenTelemetryCollector" && !isWritten;
  const protocol = component.type !== "otlp" ? "other" : path.includes("grpc") ? "grpc" : "http";
  return { port, protocol, loopback: isLoopback(host) && !isOpened };
}
