/** Where the components of a Collector configuration connect to, as far as the configuration itself says. */

import { otlpPorts } from "../../../contract/otlp-ports.ts";
import { type Signal, signals } from "../../../contract/signal.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { onceForEach } from "../../../model/once-for-each.ts";
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
  /** What the client shows; undefined where only the environment knows. */
  readonly shows: ClientSecurity | undefined;
  /** Over HTTP, as far as it is known. */
  readonly requests?: Requests;
  /** True behind a load balancing exporter, which is nothing without its backends. */
  readonly balanced: boolean;
}

export interface Requests {
  /** `content-encoding`, empty for none. */
  readonly encoding: string;
  /** Those whose paths are known. */
  readonly signals: readonly Signal[];
  /** Where an exporter's endpoint leads, which may not be the usual path. */
  readonly paths?: Readonly<Partial<Record<Signal, string>>>;
}

/** What a client shows, or a receiver asks for. */
export interface ClientSecurity {
  readonly tls: boolean;
  readonly certificate: boolean;
  readonly credentials: boolean;
}

/** The exporter's own default for all its resolvers (contrib loadbalancingexporter). */
const portDefault = otlpPorts.grpc;

/** Destinations of what runs, exporters first; not those in the same pod. */
export const destinationsOf = onceForEach((collector: DeployedCollector): readonly Destination[] =>
  destinationsFrom(collector).filter(({ host }) => !isLoopback(host)),
);

/** Those in the same pod, too. */
export const destinationsFrom = onceForEach(findDestinations);

function findDestinations(collector: DeployedCollector): readonly Destination[] {
  const { components, using } = viewOf(collector);
  const exportersFirst = components.toSorted((left, right) => rank(left) - rank(right));
  return exportersFirst
    .filter(({ runs }) => runs)
    .flatMap((component) =>
      isLoadBalancer(component)
        ? balancedDestinations(component)
        : connectionsOf(component).flatMap((connection) =>
            directDestination(connection, new Set(using("exporters", component.name).map(({ signal }) => signal))),
          ),
    );
}

function balancedDestinations({ id, path, settings }: Component): readonly Destination[] {
  const at = (...inner: Path): Json | undefined => jsonAt(settings, ["resolver", ...inner]);
  const client = jsonAt(settings, ["protocol", "otlp"]);
  // Whether it is said at all is a rule of its own.
  const shows = jsonAt(client ?? {}, ["tls"]) === undefined ? undefined : shownBy(client ?? {}, "");
  const found = (address: Address | undefined, lookup: Lookup, ...inner: Path): readonly Destination[] =>
    address === undefined
      ? []
      : [
          {
            ...address,
            exporter: id,
            path: [...path, "resolver", ...inner],
            lookup,
            protocol: "grpc",
            balanced: true,
            shows,
          },
        ];
  const names = at("static", "hostnames");
  const [hostname, port] = [at("dns", "hostname"), at("dns", "port") ?? String(portDefault)];
  const [service, given] = [at("k8s", "service"), at("k8s", "ports")];
  const host = typeof service === "string" && /^[^\s$:/]+$/.test(service) ? service : undefined;
  const ports: readonly Json[] = Array.isArray(given) && given.length > 0 ? given : [portDefault];
  return [
    ...(Array.isArray(names) ? names : []).flatMap((name: Json, index) =>
      typeof name === "string" ? found(parseAddress(name, portDefault), "name", "static", "hostnames", index) : [],
    ),
    // A number is refused, which is told; what it means is plain.
    ...(typeof hostname === "string" && (typeof port === "string" || typeof port === "number")
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

function directDestination(connection: Connection, used: ReadonlySet<string>): readonly Destination[] {
  const { component, address: text, path, speaks } = connection;
  const address = parseAddress(text, speaks === "grpc" ? portDefault : undefined);
  const spreads = text.startsWith("dns:") && jsonAt(component.settings, ["balancer_name"]) === "round_robin";
  const lookup = spreads ? "addresses" : "name";
  const shows = speaks === "other" ? undefined : shownBy(component.settings, text);
  const requests =
    speaks === "http" ? { requests: { encoding: encodingOf(component), ...pathsOf(connection, used) } } : {};
  return address
    ? [{ ...address, exporter: component.id, path, lookup, protocol: speaks, balanced: false, shows, ...requests }]
    : [];
}

/** otlphttp puts the usual path behind its endpoint, and sends to the endpoint of a signal as it is (composeSignalURL, both versions). */
function pathsOf({ component, address, path }: Connection, used: ReadonlySet<string>): Omit<Requests, "encoding"> {
  const { port = "", above = "" } =
    /^https?:\/\/[^/$?#]+?(?::(?<port>\d+))?(?<above>\/[^$?#{]*)?$/.exec(address)?.groups ?? {};
  const isRead = !/[$?#{]/.test(address);
  const key = path.at(-1);
  // Of these two the component's own check says so.
  const isBare = port === String(otlpPorts.http) && above.replace("/", "") === "";
  const isDoubled = /\/v1\/(?:traces|metrics|logs)\/?$/.test(above);
  const paths = signals.flatMap((signal) => {
    const own = `${signal}_endpoint`;
    const isHere = key === own ? !isBare : key === "endpoint" && !isDoubled && !jsonAt(component.settings, [own]);
    const usual = key === "endpoint" ? `${above.replace(/\/$/, "")}/v1/${signal}` : above || "/";
    return isRead && isHere && used.has(signal) ? [[signal, usual] as const] : [];
  });
  return { signals: paths.map(([signal]) => signal), paths: Object.fromEntries(paths) };
}

/** What otlphttp does where nothing is written (0.129.0 and 0.161.0). */
function encodingOf({ settings }: Component): string {
  const written = jsonAt(settings, ["compression"]) ?? "gzip";
  return typeof written !== "string" || written === "none" ? "" : written;
}

/** configgrpc and confighttp: a scheme decides where there is one; else TLS is on unless it is insecure (0.129.0 and 0.161.0). */
function shownBy(client: Json, address: string): ClientSecurity | undefined {
  const insecure = jsonAt(client, ["tls", "insecure"]) ?? false;
  const scheme = /^(https?):/.exec(address)?.[1];
  if (scheme === undefined && typeof insecure !== "boolean") return undefined;
  const headers = jsonAt(client, ["headers"]);
  const names = isJsonObject(headers) ? Object.keys(headers) : [];
  const credentials =
    isJsonObject(jsonAt(client, ["auth"])) || names.some((name) => name.toLowerCase() === "authorization");
  const certificate = ["cert_file", "cert_pem"].some((key) => jsonAt(client, ["tls", key]) !== undefined);
  return { certificate, tls: scheme === undefined ? insecure === false : scheme === "https", credentials };
}

/** An address of which only the port is written, as a node's: `${env:K8S_NODE_NAME}:10250`. */
const hostUnknown = /^(?:https?:\/\/)?(?<host>[^:/]*\$\{[^{}]*\}[^:/]*):(?<port>\d+)(?:\/.*)?$/;

/** Where components connect to with a host that only the environment knows. */
export function hiddenDestinationsOf(
  collector: DeployedCollector,
): readonly Omit<Destination, "lookup" | "balanced" | "shows">[] {
  return viewOf(collector)
    .components.filter(({ runs }) => runs)
    .flatMap(connectionsOf)
    .flatMap(({ component, address, path, speaks: protocol }) => {
      const { host, port } = hostUnknown.exec(address)?.groups ?? {};
      return host === undefined ? [] : [{ host, port: Number(port), exporter: component.id, path, protocol }];
    });
}
