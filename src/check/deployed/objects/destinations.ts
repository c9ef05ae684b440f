/** Where the components of a Collector configuration connect to, as far as the configuration itself says. */

import { otlpPorts } from "../../../contract/otlp-ports.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { type Json, jsonAt } from "../../../model/json.ts";
import type { Component } from "../../../needs/configuration.ts";
import { type Connection, connectionsOf } from "../../../needs/connections.ts";
import { isLoopback } from "../../../needs/open-ports.ts";
import { isLoadBalancer, viewOf } from "../collector/view.ts";
import { type Address, parseAddress } from "./address.ts";

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

/** Destinations of what runs, exporters first; not those in the same pod. */
export function destinationsOf(collector: DeployedCollector): readonly Destination[] {
  const { components } = viewOf(collector);
  const exportersFirst = components.toSorted((left, right) => rank(left) - rank(right));
  return exportersFirst
    .filter(({ runs }) => runs)
    .flatMap((component) =>
      isLoadBalancer(component) ? balancedDestinations(component) : connectionsOf(component).flatMap(directDestination),
    )
    .filter(({ host }) => !isLoopback(host));
}

function balancedDestinations({ id, path, settings }: Component): readonly Destination[] {
  const at = (...inner: Path): Json | undefined => jsonAt(settings, ["resolver", ...inner]);
  const found = (address: Address | undefined, lookup: Lookup, ...inner: Path): readonly Destination[] =>
    address === undefined
      ? []
      : [{ ...address, exporter: id, path: [...path, "resolver", ...inner], lookup, protocol: "grpc", balanced: true }];
  const names = at("static", "hostnames");
  const [hostname, port] = [at("dns", "hostname"), at("dns", "port") ?? String(portDefault)];
  const [service, given] = [at("k8s", "service"), at("k8s", "ports")];
  const host = typeof service === "string" && /^[^\s$:/]+$/.test(service) ? service : undefined;
  const ports: readonly Json[] = Array.isArray(given) && given.length > 0 ? given : [portDefault];
  return [
    ...(Array.isArray(names) ? names : []).flatMap((name: Json, index) =>
      typeof name === "string" ? found(parseAddress(name, portDefault), "name", "static", "hostnames", index) : [],
    ),
    ...(typeof hostname === "string" && typeof port === "string"
      ? found(parseAddress(`${hostname}:${port || portDefault}`), "addresses", "dns", "hostname")
      : []),
    ...ports.flatMap((one) =>
      host !== undefined && typeof one === "number" ? found({ host, port: one }, "api", "k8s", "service") : [],
    ),
  ];
}

function rank({ section }: Component): number {
  return section === "exporters" ? 0 : 1;
}

function directDestination({ component, address: text, path, speaks }: Connection): readonly Destination[] {
  const address = parseAddress(text, speaks === "grpc" ? portDefault : undefined);
  const spreads = text.startsWith("dns:") && jsonAt(component.settings, ["balancer_name"]) === "round_robin";
  const lookup = spreads ? "addresses" : "name";
  return address ? [{ ...address, exporter: component.id, path, lookup, protocol: speaks, balanced: false }] : [];
}

/** An address of which only the port is written, as a node's: `${env:K8S_NODE_NAME}:10250`. */
const hostUnknown = /^(?:https?:\/\/)?(?<host>[^:/]*\$\{[^{}]*\}[^:/]*):(?<port>\d+)(?:\/.*)?$/;

/** Where components connect to with a host that only the environment knows. */
export function hiddenDestinationsOf(
  collector: DeployedCollector,
): readonly Omit<Destination, "lookup" | "balanced">[] {
  return viewOf(collector)
    .components.filter(({ runs }) => runs)
    .flatMap(connectionsOf)
    .flatMap(({ component, address, path, speaks: protocol }) => {
      const { host, port } = hostUnknown.exec(address)?.groups ?? {};
      return host === undefined ? [] : [{ host, port: Number(port), exporter: component.id, path, protocol }];
    });
}
