/** Where the exporters of a Collector configuration send to, as far as the configuration itself says. */

import { otlpPorts } from "../../../contract/otlp-ports.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type JsonObject, jsonAt } from "../../../model/json.ts";
import { type Component, isLoadBalancer, viewOf } from "../collector/view.ts";
import { type Address, isLoopback, parseAddress } from "./address.ts";

/** How the addresses behind a host are found: one connection by name, every address of a name, or the Kubernetes API. */
export type Lookup = "name" | "addresses" | "api";

export interface Destination extends Address {
  readonly exporter: string;
  /** Where the configuration says so. */
  readonly path: Path;
  readonly lookup: Lookup;
  readonly protocol: "grpc" | "http" | "other";
  /** True behind a load balancing exporter, which is nothing without its backends. */
  readonly balanced: boolean;
}

/** The exporter's own default for all its resolvers (contrib loadbalancingexporter). */
const portDefault = otlpPorts.grpc;

/** Exporters that send to their endpoint; others are connected to, or write elsewhere. */
const senders: Readonly<Record<string, "grpc" | "http" | "other">> = Object.freeze({
  otlp: "grpc",
  otlp_grpc: "grpc",
  otlphttp: "http",
  otlp_http: "http",
  prometheusremotewrite: "other",
  zipkin: "other",
  loki: "other",
});

/** Destinations of the exporters that a pipeline uses, in the order of the configuration; not those in the same pod. */
export function destinationsOf(collector: DeployedCollector): readonly Destination[] {
  return viewOf(collector)
    .in("exporters")
    .filter(({ runs }) => runs)
    .flatMap((exporter) => (isLoadBalancer(exporter) ? balancedDestinations(exporter) : directDestination(exporter)))
    .filter(({ host }) => !isLoopback(host));
}

function balancedDestinations({ id, path, settings }: Component): readonly Destination[] {
  const resolver = jsonAt(settings, ["resolver"]);
  if (!isJsonObject(resolver)) return [];
  const at = [...path, "resolver"];
  return [
    ...staticDestinations(id, resolver, at),
    ...dnsDestination(id, resolver, at),
    ...k8sDestinations(id, resolver, at),
  ];
}

function staticDestinations(id: string, resolver: JsonObject, at: Path): readonly Destination[] {
  const hostnames = jsonAt(resolver, ["static", "hostnames"]);
  if (!Array.isArray(hostnames)) return [];
  return hostnames.flatMap((hostname: unknown, index) => {
    const address = typeof hostname === "string" ? parseAddress(hostname, portDefault) : undefined;
    const path = [...at, "static", "hostnames", index];
    return address ? [{ ...address, exporter: id, path, lookup: "name", protocol: "grpc", balanced: true }] : [];
  });
}

function dnsDestination(id: string, resolver: JsonObject, at: Path): readonly Destination[] {
  const hostname = jsonAt(resolver, ["dns", "hostname"]);
  const port = jsonAt(resolver, ["dns", "port"]) ?? String(portDefault);
  if (typeof hostname !== "string" || typeof port !== "string") return [];
  const address = parseAddress(`${hostname}:${port || portDefault}`);
  const path = [...at, "dns", "hostname"];
  return address ? [{ ...address, exporter: id, path, lookup: "addresses", protocol: "grpc", balanced: true }] : [];
}

function k8sDestinations(id: string, resolver: JsonObject, at: Path): readonly Destination[] {
  const service = jsonAt(resolver, ["k8s", "service"]);
  const given = jsonAt(resolver, ["k8s", "ports"]);
  if (typeof service !== "string" || !/^[^\s$:/]+$/.test(service)) return [];
  const ports = Array.isArray(given) && given.length > 0 ? given : [portDefault];
  return ports.flatMap((port: unknown) =>
    typeof port === "number"
      ? [
          {
            host: service,
            port,
            exporter: id,
            path: [...at, "k8s", "service"],
            lookup: "api",
            protocol: "grpc",
            balanced: true,
          },
        ]
      : [],
  );
}

function directDestination({ id, type, path: exporter, settings }: Component): readonly Destination[] {
  const protocol = Object.hasOwn(senders, type) ? senders[type] : undefined;
  const endpoint = jsonAt(settings, ["endpoint"]);
  if (protocol === undefined || typeof endpoint !== "string") return [];
  const address = parseAddress(endpoint, protocol === "grpc" ? portDefault : undefined);
  const spreads = endpoint.startsWith("dns:") && jsonAt(settings, ["balancer_name"]) === "round_robin";
  const lookup = spreads ? "addresses" : "name";
  const path = [...exporter, "endpoint"];
  return address ? [{ ...address, exporter: id, path, lookup, protocol, balanced: false }] : [];
}
