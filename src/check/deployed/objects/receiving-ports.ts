/** The ports on which a Collector's receivers can be reached, as far as its configuration says. */

import type { DeployedCollector, DeployedWorkload } from "../../../model/deployed.ts";
import { isJsonObject, type Json } from "../../../model/json.ts";
import { otlpListenersOf } from "../collector/listeners.ts";
import { type Component, viewOf } from "../collector/view.ts";
import { isLoopback, parseAddress } from "./address.ts";

export interface ReceivingPort {
  readonly port: number;
  readonly protocol: "grpc" | "http" | "other";
  /** True when nothing outside the pod can connect. */
  readonly loopback: boolean;
}

export interface Receiving {
  readonly known: readonly ReceivingPort[];
  /** False when a receiver listens where only the environment, or its own default, decides. */
  readonly complete: boolean;
}

/** Depth to which settings named `endpoint` are looked for: receivers nest protocols, then their settings. */
const depthMax = 4;

export function receivingPorts(collector: DeployedCollector, workload: DeployedWorkload): Receiving {
  const ports = viewOf(collector)
    .in("receivers")
    .filter(({ runs }) => runs)
    .flatMap((receiver) => (receiver.type === "otlp" ? otlpPorts(receiver, workload) : otherPorts(receiver)));
  return {
    known: ports.flatMap((port) => port ?? []),
    complete: ports.every((port) => port !== undefined),
  };
}

/** What each endpoint of a receiver opens; undefined where that is not known. */
type Ports = readonly (ReceivingPort | undefined)[];

/** Without an endpoint the receiver listens inside the pod only; the operator's webhook writes one that does not. */
function otlpPorts(receiver: Component, workload: DeployedWorkload): Ports {
  const operated = workload.kind === "OpenTelemetryCollector";
  return otlpListenersOf(receiver).map(({ protocol, endpoint, written }) =>
    portAt(operated && !written ? String(endpoint).replace(/^localhost/, "0.0.0.0") : endpoint, protocol),
  );
}

function otherPorts({ settings }: Component): Ports {
  const endpoints = endpointsIn(settings, depthMax);
  return endpoints.length === 0 ? [undefined] : endpoints.map((endpoint) => portAt(endpoint, "other"));
}

function endpointsIn(config: Json, depth: number): readonly Json[] {
  if (!isJsonObject(config) || depth === 0) return [];
  return Object.entries(config).flatMap(([key, value]) =>
    key === "endpoint" ? [value] : endpointsIn(value, depth - 1),
  );
}

function portAt(endpoint: Json | undefined, protocol: ReceivingPort["protocol"]): ReceivingPort | undefined {
  const address = typeof endpoint === "string" ? parseAddress(endpoint.replace(/^:/, "0.0.0.0:")) : undefined;
  return address && { port: address.port, protocol, loopback: isLoopback(address.host) };
}
