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

/** What says its own format and has a resolver is not a Collector's. */
export function looksLikeBalancerConfig(text: string): boolean {
  return /^\s*\{/.test(text) && /"formatVersion"\s*:/.test(text) && /"resolver"\s*:/.test(text);
}

export function parseBalancerConfig(content: string): ParsedConfig {
  const json = parsedJson(content);
  if ("problem" in json) return { kind: "wrong", problems: [json.problem] };
  const problems: Problem[] = [];
  const config = balancerConfigShape(json.value, [], problems);
  if (config) problems.push(...contradictions(config, problems));
  return config && problems.length === 0
    ? { kind: "config", config: Object.freeze(config) }
    : { kind: "wrong", problems };
}

function parsedJson(content: string): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    const value: unknown = JSON.parse(content);
    return { value };
  } catch (error) {
    return { problem: { path: [], reason: `is not JSON: ${error instanceof Error ? error.message : String(error)}` } };
  }
}

/** What members may be alone, but not together. */
interface Demand {
  /** Only where none of these has a problem of its own is there anything to compare. */
  readonly reads: readonly string[];
  readonly holds: (config: BalancerConfig) => boolean;
  readonly at: string;
  readonly reason: string;
}

const demands: readonly Demand[] = Object.freeze([
  {
    reads: ["receivers"],
    holds: ({ receivers }) => receivers.grpc !== undefined || receivers.http !== undefined,
    at: "receivers",
    reason: "must have grpc or http",
  },
  {
    reads: ["routes"],
    holds: ({ routes }) => signals.some((signal) => routes[signal]),
    at: "routes",
    reason: "must route a signal",
  },
  {
    reads: ["resourceUpserts"],
    holds: ({ resourceUpserts }) => isDistinct(resourceUpserts.map(({ key }) => key)),
    at: "resourceUpserts",
    reason: "must name each key once",
  },
  {
    reads: ["senders.headers", "exporter.headers", "exporter.auth"],
    holds: ({ senders, exporter }) => {
      const own = [...Object.keys(exporter.headers), ...(exporter.auth ? ["authorization"] : [])];
      return isDistinct([...own, ...senders.headers].map((name) => name.toLowerCase()));
    },
    at: "senders.headers",
    reason: "must name each header once, and none that is set for backends anyway",
  },
  {
    reads: ["exporter.retry.initialIntervalMs", "exporter.retry.maxIntervalMs"],
    holds: ({ exporter: { retry } }) => retry.initialIntervalMs <= retry.maxIntervalMs,
    at: "exporter.retry.initialIntervalMs",
    reason: "must not be above maxIntervalMs",
  },
  {
    reads: ["exporter.batch", "exporter.requestBytesMax"],
    holds: ({ exporter: { batch, requestBytesMax } }) => !batch || batch.bytesMax <= requestBytesMax,
    at: "exporter.batch.bytesMax",
    reason: "must not be above exporter.requestBytesMax",
  },
  {
    reads: ["exporter.tls"],
    holds: ({ exporter: { tls } }) => (tls?.certFile === undefined) === (tls?.keyFile === undefined),
    at: "exporter.tls",
    reason: "must have certFile and keyFile, or neither",
  },
  {
    reads: ["limits.requestBytesMax", "limits.heldBytesMax"],
    holds: ({ limits }) => limits.requestBytesMax <= limits.heldBytesMax,
    at: "limits.requestBytesMax",
    reason: "must not be above heldBytesMax",
  },
  {
    reads: ["resolver"],
    holds: ({ resolver }) => endpointsOf(resolver)?.length !== 0,
    at: "resolver.backends",
    reason: "must name a backend",
  },
  {
    reads: ["resolver"],
    holds: ({ resolver }) => isDistinct(endpointsOf(resolver) ?? []),
    at: "resolver.backends",
    reason: "must name each backend once",
  },
  {
    reads: ["health.ejection"],
    holds: ({ health: { ejection } }) => !ejection || ejection.baseEjectionTimeMs <= ejection.maxEjectionTimeMs,
    at: "health.ejection.baseEjectionTimeMs",
    reason: "must not be above maxEjectionTimeMs",
  },
  {
    reads: ["delivery.deadlineMs", "exporter.retry.maxElapsedMs"],
    holds: ({ delivery, exporter: { retry } }) => delivery.deadlineMs <= retry.maxElapsedMs,
    at: "delivery.deadlineMs",
    reason: "must not be above exporter.retry.maxElapsedMs",
  },
]);

/** @param problems of single members */
function contradictions(config: BalancerConfig, problems: readonly Problem[]): readonly Problem[] {
  const isReadable = (member: string) => !problems.some(({ path }) => isOneBelowOther(path, member.split(".")));
  const found = demands
    .filter(({ reads, holds }) => reads.every(isReadable) && !holds(config))
    .map(({ at, reason }) => ({ path: at.split("."), reason }));
  return [
    ...found,
    ...(isReadable("resolver") ? portsOutOfRange(config) : []),
    ...(["receivers", "telemetry"].every(isReadable) ? sharedPorts(config) : []),
  ];
}

/** Both lead the same way as far as the shorter one goes. */
function isOneBelowOther(left: Problem["path"], right: Problem["path"]): boolean {
  return left.every((step, index) => index >= right.length || step === right[index]);
}

function endpointsOf(resolver: BalancerConfig["resolver"]): readonly string[] | undefined {
  return resolver.kind === "static" ? resolver.backends.map(({ endpoint }) => endpoint) : undefined;
}

function portsOutOfRange({ resolver }: BalancerConfig): readonly Problem[] {
  return (endpointsOf(resolver) ?? []).flatMap((endpoint, index) =>
    portOf(endpoint) <= portMax
      ? []
      : [{ path: ["resolver", "backends", index, "endpoint"], reason: `must not have a port above ${portMax}` }],
  );
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
    ["telemetry.page", telemetry.page && { host: "127.0.0.1", port: telemetry.page.port }],
  ] as const;
  return listeners.flatMap(([path, listener], index) => {
    const other = listeners.slice(0, index).find(([, earlier]) => listener && earlier && isTwice(listener, earlier));
    return other
      ? [{ path: [...path.split("."), "port"], reason: `must not be that of ${other[0]}: ${listener?.port}` }]
      : [];
  });
}

type Address = Pick<ListenerConfig, "host" | "port">;

/** Every address of a machine. */
const anyHost: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Two cannot listen there. */
function isTwice(one: Address, other: Address): boolean {
  return one.port === other.port && (one.host === other.host || anyHost.has(one.host) || anyHost.has(other.host));
}
