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
function contradictions(config: BalancerConfig): readonly Problem[] {
  const { receivers, routes, resolver, resourceUpserts, exporter, delivery, health, limits } = config;
  const { initialIntervalMs, maxIntervalMs, maxElapsedMs } = exporter.retry;
  const { certFile, keyFile } = exporter.tls ?? {};
  const { baseEjectionTimeMs = 0, maxEjectionTimeMs = 0 } = health.ejection ?? {};
  const endpoints = resolver.kind === "static" ? resolver.backends.map(({ endpoint }) => endpoint) : undefined;
  const demands: readonly (readonly [holds: boolean, path: string, reason: string])[] = [
    [receivers.grpc !== undefined || receivers.http !== undefined, "receivers", "must have grpc or http"],
    [signals.some((signal) => routes[signal]), "routes", "must route a signal"],
    [isDistinct(resourceUpserts.map(({ key }) => key)), "resourceUpserts", "must name each key once"],
    [initialIntervalMs <= maxIntervalMs, "exporter.retry.initialIntervalMs", "must not be above maxIntervalMs"],
    [
      (certFile === undefined) === (keyFile === undefined),
      "exporter.tls",
      "must have certFile and keyFile, or neither",
    ],
    [limits.requestBytesMax <= limits.heldBytesMax, "limits.requestBytesMax", "must not be above heldBytesMax"],
    [endpoints?.length !== 0, "resolver.backends", "must name a backend"],
    [isDistinct(endpoints ?? []), "resolver.backends", "must name each backend once"],
    ...(endpoints ?? []).map((endpoint, index) => {
      const path = `resolver.backends[${index}].endpoint`;
      return [portOf(endpoint) <= portMax, path, `must not have a port above ${portMax}`] as const;
    }),
    [
      baseEjectionTimeMs <= maxEjectionTimeMs,
      "health.ejection.baseEjectionTimeMs",
      "must not be above maxEjectionTimeMs",
    ],
    [delivery.deadlineMs <= maxElapsedMs, "delivery.deadlineMs", "must not be above exporter.retry.maxElapsedMs"],
  ];
  return demands.flatMap(([holds, path, reason]) => (holds ? [] : [{ path, reason }]));
}

function isDistinct(words: readonly string[]): boolean {
  return new Set(words).size === words.length;
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
