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
  const parts = viewOf(collector)
    .in("receivers")
    .filter(({ runs }) => runs)
    .map((receiver) => (receiver.type === "otlp" ? otlpPorts(receiver, workload) : otherPorts(receiver)));
  return {
    known: parts.flatMap(({ known }) => known),
    complete: parts.every(({ complete }) => complete),
  };
}

/** Without an endpoint the receiver listens inside the pod only; the operator's webhook writes one that does not. */
function otlpPorts(receiver: Component, workload: DeployedWorkload): Receiving {
  const operated = workload.kind === "OpenTelemetryCollector";
  const parts = otlpListenersOf(receiver).map(({ protocol, endpoint, written }) =>
    portAt(operated && !written ? String(endpoint).replace(/^localhost/, "0.0.0.0") : endpoint, protocol),
  );
  return { known: parts.flatMap((part) => part ?? []), complete: parts.every((part) => part !== undefined) };
}

function otherPorts({ settings }: Component): Receiving {
  const endpoints = endpointsIn(settings, depthMax);
  const parts = endpoints.map((endpoint) => portAt(endpoint, "other"));
  return {
    known: parts.flatMap((part) => part ?? []),
    complete: endpoints.length > 0 && parts.every((part) => part !== undefined),
  };
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
