/**
 * Whether a configuration is one that a balancer takes. The compiler asks before anything is written, and the balancer asks
 * again where it is used, before any port opens.
 */

import { type BalancerConfig, balancerConfigShape, type ListenerConfig } from "./balancer-config.ts";
import type { Problem } from "./json-shape.ts";
import { signals } from "./signal.ts";

export type ParsedConfig =
  | { readonly kind: "config"; readonly config: BalancerConfig }
  | { readonly kind: "wrong"; readonly problems: readonly Problem[] };

export function parseBalancerConfig(content: string): ParsedConfig {
  const json = parsedJson(content);
  if ("problem" in json) return { kind: "wrong", problems: [json.problem] };
  const problems: Problem[] = [];
  const config = balancerConfigShape(json.value, "", problems);
  if (!config || problems.length > 0) return { kind: "wrong", problems };
  const found = [...contradictions(config), ...sharedPorts(config)];
  return found.length > 0 ? { kind: "wrong", problems: found } : { kind: "config", config: Object.freeze(config) };
}

function parsedJson(content: string): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    const value: unknown = JSON.parse(content);
    return { value };
  } catch (error) {
    return { problem: { path: "", reason: `is not JSON: ${error instanceof Error ? error.message : String(error)}` } };
  }
}

/** What each member may be alone, but not together. */
function contradictions({
  receivers,
  routes,
  resolver,
  resourceUpserts,
  exporter,
  delivery,
  health,
  limits,
}: BalancerConfig): readonly Problem[] {
  const found: Problem[] = [];
  const unless = (holds: boolean, path: string, reason: string) => {
    if (!holds) found.push({ path, reason });
  };
  unless(receivers.grpc !== undefined || receivers.http !== undefined, "receivers", "must have grpc or http");
  unless(
    signals.some((signal) => routes[signal]),
    "routes",
    "must route a signal",
  );
  const upserted = resourceUpserts.map(({ key }) => key);
  unless(new Set(upserted).size === upserted.length, "resourceUpserts", "must name each key once");
  const { initialIntervalMs, maxIntervalMs } = exporter.retry;
  unless(initialIntervalMs <= maxIntervalMs, "exporter.retry.initialIntervalMs", "must not be above maxIntervalMs");
  const { certFile, keyFile } = exporter.tls ?? {};
  unless(
    (certFile === undefined) === (keyFile === undefined),
    "exporter.tls",
    "must have certFile and keyFile, or neither",
  );
  unless(limits.requestBytesMax <= limits.heldBytesMax, "limits.requestBytesMax", "must not be above heldBytesMax");
  if (resolver.kind === "static") {
    const names = resolver.backends.map(({ endpoint }) => endpoint);
    unless(names.length > 0, "resolver.backends", "must name a backend");
    unless(new Set(names).size === names.length, "resolver.backends", "must name each backend once");
    names.forEach((name, index) => {
      unless(portOf(name) <= portMax, `resolver.backends[${index}].endpoint`, `must not have a port above ${portMax}`);
    });
  }
  const { ejection } = health;
  if (ejection) {
    const fits = ejection.baseEjectionTimeMs <= ejection.maxEjectionTimeMs;
    unless(fits, "health.ejection.baseEjectionTimeMs", "must not be above maxEjectionTimeMs");
  }
  unless(
    delivery.deadlineMs <= exporter.retry.maxElapsedMs,
    "delivery.deadlineMs",
    "must not be above exporter.retry.maxElapsedMs",
  );
  return found;
}

const portMax = 65_535;

/** 0 for a host alone. */
function portOf(endpoint: string): number {
  return Number(/:(\d+)$/.exec(endpoint)?.[1] ?? 0);
}

function sharedPorts({ receivers, telemetry }: BalancerConfig): readonly Problem[] {
  const listeners = [
    ["receivers.grpc", receivers.grpc],
    ["receivers.http", receivers.http],
    ["telemetry.metrics", telemetry.metrics],
    ["telemetry.health", telemetry.health],
  ] as const;
  return listeners.flatMap(([path, listener], index) => {
    const other = listeners.slice(0, index).find(([, earlier]) => listener && earlier && isTwice(listener, earlier));
    return other ? [{ path: `${path}.port`, reason: `must not be that of ${other[0]}: ${listener?.port}` }] : [];
  });
}

type Address = Pick<ListenerConfig, "host" | "port">;

/** Every address of a machine. */
const anyHost: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Two cannot listen there. */
function isTwice(one: Address, other: Address): boolean {
  return one.port === other.port && (one.host === other.host || anyHost.has(one.host) || anyHost.has(other.host));
}
