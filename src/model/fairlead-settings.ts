/**
 * The settings of Fairlead's balancer, a row each. One more is a row here, a member of the contract where it becomes a new
 * one, and what the runtime does with it.
 */

import { balanceFactorRange, percentRange } from "../contract/limits.ts";
import { bearerToken, delivery } from "./options.ts";
import {
  anyText,
  cpu,
  duration,
  durationOrZero,
  kubernetesName,
  listOf,
  type Members,
  memory,
  numberIn,
  type OptionsOf,
  objectOf,
  oneOf,
  optional,
  processCount,
  recordOf,
  replicaCount,
  setting,
  text,
  wholeNumber,
  wordOr,
  yesOrNo,
} from "./shape.ts";

const failover = oneOf("hold", "spill", "shed");

export const fairleadSettings = {
  /**
   * * The largest request that backends take, before compression; larger ones are cut between items.
   * @default 4Mi, the default of gRPC servers, or less if a pool's `otlp` receiver takes less
   */
  maxRequestSize: setting(memory, { default: "4Mi", member: "exporter.requestBytesMax" }),
  /** Sent with every request to a backend. @default none */
  headers: setting(recordOf(anyText), { default: {}, member: "exporter.headers" }),
  /**
   * * `"gzip"`, `"zstd"` or `"none"`, both at level 1. zstd needs Node 22.15 or 23.8 in the image; `up` uses gzip if its Node
   * is older.
   * @default "gzip"
   */
  compression: setting(oneOf("gzip", "zstd", "none"), { default: "gzip", member: "exporter.compression" }),
  /**
   * How long one send to a backend may take: less than a third of `deadline` leaves time for another owner. What takes longer is sent
   * again, as by a Collector, so a backend that was only slow gets it twice.
   * @default 3s
   */
  timeout: setting(duration, { default: "3s", member: "exporter.timeoutMs" }),
  /** `{ initialInterval, maxInterval, maxElapsedTime }`: the pauses between attempts. @default 100ms, 5s, 5m */
  // A sender of `delivered` waits seconds, so retries begin early.
  retry: optional(
    objectOf({
      /** @default 100ms */
      initialInterval: setting(duration, { default: "100ms", member: "exporter.retry.initialIntervalMs" }),
      /** @default 5s */
      maxInterval: setting(duration, { default: "5s", member: "exporter.retry.maxIntervalMs" }),
      /** After this long an item is given up; `"0"` gives up after a day. @default 5m */
      maxElapsedTime: setting(durationOrZero, { default: "5m", member: "exporter.retry.maxElapsedMs" }),
    }),
  ),
  /**
   * * Whose rings and keys it follows: a Collector version, or `"fairlead"`, which hashes every key for all signals.
   * @default the bound release
   */
  compatibleWith: setting(text, { member: "routes.*.compatibleWith" }),
  /** `"ring"`, `"maglev"`, `"rendezvous"` or `"bounded-load"`. @default "ring" */
  algorithm: setting(oneOf("ring", "maglev", "rendezvous", "bounded-load"), {
    default: "ring",
    member: "routes.*.algorithm",
  }),
  /** With `"bounded-load"`: how many times the mean load one backend may hold. @default 1.25 */
  // Mirrokni, Thorup, Zadimoghaddam 2018 speak of 1 + ε; HAProxy's hash-balance-factor examples use 125 to 150.
  balanceFactor: setting(numberIn(balanceFactorRange), { default: 1.25, member: "routes.*.balanceFactor" }),
  /**
   * * While a backend is down, its items wait (`"hold"`), go to the next owner (`"spill"`) or are rejected (`"shed"`); one
   * word, or one for each signal.
   * @default "hold"
   */
  failover: setting(
    wordOr(
      ["hold", "spill", "shed"],
      objectOf({ traces: optional(failover), metrics: optional(failover), logs: optional(failover) }),
    ),
    { default: "hold", member: "routes.*.failover" },
  ),
  /**
   * * Senders are answered when backends have accepted everything (`"delivered"`) or when everything is queued (`"queued"`).
   * @default "delivered"
   */
  acknowledge: setting(oneOf("delivered", "queued"), { default: "delivered", member: "delivery.acknowledge" }),
  /**
   * * Items that no backend accepted in time are rejected in a `"partial-success"`, or the sender repeats the whole request
   * (`"retry-all"`).
   * @default "partial-success"
   */
  unplaced: setting(oneOf("partial-success", "retry-all"), {
    default: "partial-success",
    member: "delivery.unplaced",
  }),
  /** How long a sender waits at most, unless it sets a deadline of its own. @default 10s */
  deadline: setting(duration, { default: "10s", member: "delivery.deadlineMs" }),
  /**
   * `{ consecutive5xx, interval, baseEjectionTime, maxEjectionTime, maxEjectionPercent }`: a backend whose calls fail in a
   * row is left out for a while, as by Envoy's outlier detection.
   * @default 5, 10s, 30s, 5m, 10
   */
  // Envoy's defaults (envoy.config.cluster.v3, v1.35), as are those of panicThreshold.
  ejection: optional(
    objectOf({
      /** @default 5 */
      consecutive5xx: setting(wholeNumber, { default: 5, member: "health.ejection.consecutive5xx" }),
      /** @default 10s */
      interval: setting(duration, { default: "10s", member: "health.ejection.intervalMs" }),
      /** @default 30s */
      baseEjectionTime: setting(duration, { default: "30s", member: "health.ejection.baseEjectionTimeMs" }),
      /** @default 5m */
      maxEjectionTime: setting(duration, { default: "5m", member: "health.ejection.maxEjectionTimeMs" }),
      /** @default 10 */
      maxEjectionPercent: setting(numberIn(percentRange), {
        default: 10,
        member: "health.ejection.maxEjectionPercent",
      }),
    }),
  ),
  /** Percentage of healthy backends below which health is disregarded (Envoy's healthy panic threshold). @default 50 */
  panicThreshold: setting(numberIn(percentRange), { default: 50, member: "health.panicThreshold" }),
  /** * A new or recovered backend grows into its share during this time; keys under `"hold"` do not move. @default at once */
  slowStart: setting(durationOrZero, { default: "0s", member: "health.slowStartMs" }),
  /** Set on every resource before it is routed; they replace attributes of the same name. @default none */
  resourceAttributes: setting(recordOf(anyText), { default: {}, member: "resourceUpserts" }),
  /** `"grpc"` to port 4317 of backends, or `"http"` to 4318. @default "grpc" */
  backendProtocol: setting(oneOf("grpc", "http"), { default: "grpc", member: "exporter.protocol" }),
  /**
   * * `{ items, bytes, timeout, whenIdle }`: joins what waits for one backend, and sends it when one of these limits is
   * reached; or `"none"`.
   * @default 8192, 1Mi, 5ms, "send"
   */
  // Joins what would wait for a busy backend anyway: a third to a half of the CPU of small requests (bench:balancer).
  batch: optional(
    wordOr(
      ["none"],
      objectOf({
        /** Spans, data points or log records. @default 8192 */
        items: setting(wholeNumber, { default: 8_192, member: "exporter.batch.itemsMax" }),
        /** @default 1Mi */
        bytes: setting(memory, { default: "1Mi", member: "exporter.batch.bytesMax" }),
        /** @default 5ms */
        timeout: setting(duration, { default: "5ms", member: "exporter.batch.timeoutMs" }),
        /** While no call to the backend is open: send at once, or wait for more anyway. @default "send" */
        whenIdle: setting(oneOf("send", "wait"), { default: "send", member: "exporter.batch.whenIdle" }),
      }),
    ),
  ),
  /**
   * * `{ tls?: { secret, clientCertificates? }, auth?: bearerToken(…), origins?, headers? }`: what senders must present, which
   * browser pages may send, and which headers backends see; docs/senders.md.
   * @default plaintext, no token, no pages, no headers
   */
  senders: optional(
    objectOf({
      /** A Secret with `tls.crt` and `tls.key`; with `clientCertificates` also `ca.crt`, of the senders' authority. */
      tls: optional(objectOf({ secret: kubernetesName, clientCertificates: optional(yesOrNo) })),
      auth: optional(bearerToken),
      /**
       * Browser pages of these origins may send over HTTP: `"https://shop.example"`, with a `*` for any characters, or `"*"`.
       * @default none
       */
      origins: setting(listOf(text), { default: [], member: "senders.origins" }),
      /** Names of headers that are passed on to backends; requests that differ in them are not joined. @default none */
      headers: setting(listOf(text), { default: [], member: "senders.headers" }),
    }),
  ),
  /**
   * * Whether each pod serves the read-only status page on loopback port 13134, for `kubectl port-forward` by those whose roles
   * allow it.
   * @default false
   */
  statusPage: setting(yesOrNo, { default: false }),
  /**
   * * * Connections that one source address may have to each port of each process. Beyond it, the address's longest-idle
   * connection is closed, or its newest if none is idle. Senders behind a NAT, a proxy or a host network share an address.
   * @default as many as memory allows
   */
  connectionsPerAddress: setting(wholeNumber, { member: "limits.connectionsPerAddressMax" }),
  /** Senders' connections end after this, so that they find new balancers. @default 5m with several pods, else never */
  connectionAge: setting(duration, { member: "limits.connectionAgeMs" }),
  /**
   * * Processes of a pod, which share its ports: one for each core that a pod may use. Each has its own connections, queues,
   * view of the backends and part of the memory.
   * @default 1
   */
  processes: setting(processCount, { default: 1, member: "processes" }),
  /**
   * `{ min, max, cpu? }`: a HorizontalPodAutoscaler instead of `replicas`, by the average CPU of a pod.
   * @default none; `cpu` 700m
   */
  autoscaling: optional(
    objectOf({
      min: replicaCount,
      max: replicaCount,
      /**
       * A process has one busy thread, so one core is full; this, for each process, leaves it time until the next pod is there.
       * @default 700m
       */
      cpu: setting(cpu, { default: "700m" }),
    }),
  ),
  /**
   * * `{ kind: "configMap" }`: the program in a ConfigMap, for a stock Node image; `{ kind: "image", image }`: your own image,
   * built from `images/<name>/`.
   * @default { kind: "configMap" }
   */
  delivery: setting(delivery, { default: { kind: "configMap" } }),
} as const satisfies Members;

export type FairleadSettings = OptionsOf<typeof fairleadSettings>;

export function processesOf({ processes }: FairleadSettings): number {
  return processes ?? fairleadSettings.processes.default;
}

/** At which a pod is added, where nothing is written. */
export function averageCpuOf(settings: FairleadSettings): string {
  const { default: ofOne } = fairleadSettings.autoscaling.members.cpu;
  return `${processesOf(settings) * Number.parseInt(ofOne, 10)}m`;
}
