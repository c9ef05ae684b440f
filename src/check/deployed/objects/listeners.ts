/** The ports that a Collector's receivers listen on, as far as its configuration says. */

import { otlpPorts } from "../../../contract/otlp-ports.ts";
import type { DeployedCollector, DeployedWorkload } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { componentsOf, normalId, pipelinesOf, typeOf } from "../collector/view.ts";
import { isLoopback, parseAddress } from "./address.ts";

export interface Listener {
  readonly port: number;
  readonly protocol: "grpc" | "http" | "other";
  /** True when nothing outside the pod can connect. */
  readonly loopback: boolean;
}

export interface Listeners {
  readonly known: readonly Listener[];
  /** False when a receiver listens where only the environment, or its own default, decides. */
  readonly complete: boolean;
}

/** Depth to which settings named `endpoint` are looked for: receivers nest protocols, then their settings. */
const depthMax = 4;

export function listenersOf(collector: DeployedCollector, workload: DeployedWorkload): Listeners {
  const used = new Set(pipelinesOf(collector).flatMap(({ receivers }) => receivers));
  const parts = componentsOf(collector, "receivers")
    .filter(([id]) => used.has(normalId(id)))
    .map(([id, config]) => (typeOf(id) === "otlp" ? otlpListeners(config, workload) : otherListeners(config)));
  return {
    known: parts.flatMap(({ known }) => known),
    complete: parts.every(({ complete }) => complete),
  };
}

function otlpListeners(config: Json, workload: DeployedWorkload): Listeners {
  const protocols = jsonAt(config, ["protocols"]);
  if (!isJsonObject(protocols)) return { known: [], complete: true };
  // Without an endpoint the receiver listens inside the pod only; the operator's webhook writes one that does not.
  const host = workload.kind === "OpenTelemetryCollector" ? "0.0.0.0" : "localhost";
  const parts = (["grpc", "http"] as const)
    .filter((protocol) => protocol in protocols)
    .map((protocol) => {
      const endpoint = jsonAt(protocols, [protocol, "endpoint"]) ?? `${host}:${otlpPorts[protocol]}`;
      return listenerAt(endpoint, protocol);
    });
  return { known: parts.flatMap((part) => part ?? []), complete: parts.every((part) => part !== undefined) };
}

function otherListeners(config: Json): Listeners {
  const endpoints = endpointsIn(config, depthMax);
  const parts = endpoints.map((endpoint) => listenerAt(endpoint, "other"));
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

function listenerAt(endpoint: Json, protocol: Listener["protocol"]): Listener | undefined {
  const address = typeof endpoint === "string" ? parseAddress(endpoint.replace(/^:/, "0.0.0.0:")) : undefined;
  return address && { port: address.port, protocol, loopback: isLoopback(address.host) };
}
