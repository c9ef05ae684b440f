/** The words of a blueprint that are values: how to route, how to find backends, how to secure a link. */

import type { Signal } from "../contract/signal.ts";
import type { Duration } from "../model/duration.ts";
import type { JsonObject } from "../model/json.ts";
import type { BearerToken, DnsDiscovery, K8sDiscovery, MutualTls, RoutingKey, Tls } from "../model/topology.ts";

export interface HashRoute<K extends RoutingKey = RoutingKey> {
  readonly kind: "hash";
  readonly key: K;
  readonly attributes?: readonly string[];
}

export interface RoundRobinRoute {
  readonly kind: "round-robin";
}

export interface LeastLoadedRoute {
  readonly kind: "least-loaded";
}

function hash<K extends RoutingKey>(key: K): HashRoute<K> {
  return Object.freeze({ kind: "hash", key });
}

/** Names follow the exporter's `routing_key`. */
export const routeBy = Object.freeze({
  /** All spans (or records) of a trace share a backend. */
  traceID: () => hash("traceID"),
  /** All data of a `service.name` shares a backend: few services load few backends. */
  service: () => hash("service"),
  /** Data of equal resource attributes shares a backend. */
  resource: () => hash("resource"),
  /** Data points of a metric name share a backend. */
  metric: () => hash("metric"),
  /** Data points of one time series share a backend. */
  streamID: () => hash("streamID"),
  /** Data of equal values of these attributes shares a backend; their order is part of the key. */
  attributes: (...names: readonly [string, ...string[]]) => byAttributes(names),
  /** Data of a tenant shares a backend; default `tenant.id`. It must be an attribute: request headers are not visible. */
  tenant: (attribute = "tenant.id") => byAttributes([attribute]),
});

function byAttributes(attributes: readonly string[]): HashRoute<"attributes"> {
  return Object.freeze({ kind: "hash", key: "attributes", attributes: Object.freeze([...attributes]) });
}

/** Each request goes to the next backend: spreads load exactly, and splits traces. */
export function roundRobin(): RoundRobinRoute {
  return Object.freeze({ kind: "round-robin" });
}

/** Each request goes to whichever of two random backends has less in flight: for Fairlead's balancer. Splits traces. */
export function leastLoaded(): LeastLoadedRoute {
  return Object.freeze({ kind: "least-loaded" });
}

/** Backends found by DNS of a headless Service. Defaults: interval 5s, timeout 1s, as the Collector's own. */
export function dns(options: { readonly interval?: Duration; readonly timeout?: Duration } = {}): DnsDiscovery {
  return Object.freeze({ kind: "dns", ...options });
}

/** Backends found by watching the Kubernetes API; needs `network.apiServer` on the balancer. Default timeout: 1m. */
export function k8s(options: { readonly timeout?: Duration } = {}): K8sDiscovery {
  return Object.freeze({ kind: "k8s", ...options });
}

/** Both ends show certificates, from Secrets with the keys `ca.crt`, `tls.crt`, `tls.key`. */
export function mutualTls(secrets: { readonly serverSecret: string; readonly clientSecret: string }): MutualTls {
  return Object.freeze({ kind: "mutual-tls", ...secrets });
}

/**
 * Backends that exist already show a certificate. `caSecret` has `ca.crt`, `clientSecret` has `tls.crt` and `tls.key`, and
 * `ca.crt` where there is no `caSecret`; without either the authorities of the system are trusted. `serverName` is the name in
 * the certificate where it is not the host's.
 */
export function tls(
  from: { readonly caSecret?: string; readonly clientSecret?: string; readonly serverName?: string } = {},
): Tls {
  return Object.freeze({ kind: "tls", ...from });
}

/** A shared token from a Secret; `key` is the Secret's key, "token" by default. */
export function bearerToken(from: { readonly secret: string; readonly key?: string }): BearerToken {
  return Object.freeze({ kind: "bearer-token", secret: from.secret, key: from.key ?? "token" });
}

/** Marks the settings of a component that is written without a schema, with the signals it is used for. */
export const uncheckedSignals = Symbol("fairlead.unchecked");

/** Spread into a section: ids of its own, beside those that the section's type knows. */
export interface Unchecked {
  readonly [uncheckedSignals]?: never;
}

/**
 * A component of the distribution that Fairlead has no schema of, to spread into its section:
 * `receivers: { ...unchecked("k8s_events", { namespaces: ["shop"] }, { signals: ["logs"] }) }`. Its settings are not checked.
 * Without `signals` it is used where `pipelines` names it, as nothing is known of what it supports.
 *
 * @param id `type` or `type/name`
 */
export function unchecked(
  id: string,
  settings: JsonObject = {},
  { signals = [] }: { readonly signals?: readonly Signal[] } = {},
): Unchecked {
  // The name is the author's; no section's type may know it.
  const component = { [id]: Object.freeze({ ...settings, [uncheckedSignals]: Object.freeze([...signals]) }) };
  return Object.freeze(component) as Unchecked;
}
