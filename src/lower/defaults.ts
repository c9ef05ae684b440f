/**
 * Every default that Fairlead chooses, in one place. Where the Collector has the same default its source is named;
 * it is spelled out anyway, because defaults differ between versions and levels.
 */

import { defaultMemoryMebibytes } from "../contract/memory.ts";
import { otlpPorts } from "../contract/otlp-ports.ts";
import type { JsonObject } from "../model/json.ts";
import type { Resources } from "../model/topology.ts";
import { httpRequestBytes } from "../needs/request-limits.ts";

export const ports = {
  otlpGrpc: otlpPorts.grpc,
  otlpHttp: otlpPorts.http,
  metrics: 8888,
  health: 13133,
  page: 13134,
} as const;

/** Every address of a pod, of IPv6 and of IPv4: a pod of an IPv6-only cluster has no other. */
export const everywhere = "::";

export function listenAt(port: number): string {
  return `[${everywhere}]:${port}`;
}

/** configretry's NewDefaultBackOffConfig (core, both versions); nested levels of the exporter start from zero instead. */
export const retryFactors: JsonObject = Object.freeze({ randomization_factor: 0.5, multiplier: 1.5 });

/** exporterhelper's NewDefaultQueueConfig (core, both versions). Sizes count requests. */
export const sendingQueue: JsonObject = Object.freeze({
  num_consumers: 10,
  queue_size: 1000,
  sizer: "requests",
  block_on_overflow: false,
  wait_for_result: false,
});

export const memoryLimiter: JsonObject = Object.freeze({
  check_interval: "1s",
  limit_percentage: 75,
  spike_limit_percentage: 15,
});

/** The batch processor's own (core, both versions). */
export const batch: JsonObject = Object.freeze({ timeout: "200ms", send_batch_size: 8192 });

/** As much over gRPC as over HTTP: a Collector hands on in one piece what it took, and batches join more. */
export const grpcMessages: JsonObject = Object.freeze({ max_recv_msg_size_mib: httpRequestBytes / 2 ** 20 });

export const debugExporter: JsonObject = Object.freeze({ verbosity: "basic" });

/** The dns resolver's own (contrib loadbalancingexporter, both versions). */
export const dnsInterval = "5s";
export const dnsTimeout = "1s";
/** Of a list or watch call. 0.129's own 1s reopens the watch every second; later versions use 1m. */
export const k8sTimeout = "1m";

/** Fairlead's balancer: what no setting says (those that one says have their defaults in model/fairlead-settings.ts). */
export const fairleadRetryFactors = { multiplier: 1.5, randomization: 0.5 } as const;
export const fairleadCallsMax = 16;
export const fairleadQueueItemsMax = 1_000_000;
export const fairleadLimits = {
  // As Go's servers have it; a sender with more to send opens another connection.
  streamsMax: 100,
  receiveTimeoutMs: 30_000,
  keepaliveMs: 30_000,
  // A failed /readyz takes a pod out of its Service within a period of the probe; endpoints then take a moment to spread.
  drainDelayMs: 5_000,
  drainMs: 50_000,
} as const;
/** With several balancers senders reconnect after this, and so find new ones. */
export const senderConnectionAge = "5m";

/** What a backend needs so that gRPC clients in round robin look up new backends. */
export const roundRobinConnectionAge = { age: "30s", grace: "10s" } as const;

export const backendResources: Resources = Object.freeze({
  requests: Object.freeze({ cpu: "100m", memory: "128Mi" }),
  limits: Object.freeze({ memory: "256Mi" }),
});
export const balancerResources: Resources = Object.freeze({
  requests: Object.freeze({ cpu: "200m", memory: "256Mi" }),
  limits: Object.freeze({ memory: "512Mi" }),
});
/** Each process is one more of the same. */
export function fairleadResources(processes: number): Resources {
  return {
    requests: { cpu: `${100 * processes}m`, memory: `${64 * processes}Mi` },
    limits: { memory: `${defaultMemoryMebibytes(processes)}Mi` },
  };
}
export const generatorResources: Resources = Object.freeze({
  requests: Object.freeze({ cpu: "10m", memory: "32Mi" }),
  limits: Object.freeze({ memory: "64Mi" }),
});

export const builtInGeneratorResources: Resources = Object.freeze({
  requests: Object.freeze({ cpu: "50m", memory: "64Mi" }),
  limits: Object.freeze({ memory: "256Mi" }),
});
/** As telemetrygen 0.161.0 has them: a root and its child, a metric's name, a record's body. */
export const generatedSpans = Object.freeze({ min: 2, max: 2 });
export const generatedMetric = "gen";
export const generatedBody = "the message";

export const verifyResources: Resources = Object.freeze({
  requests: Object.freeze({ cpu: "50m", memory: "64Mi" }),
  limits: Object.freeze({ memory: "256Mi" }),
});

/** User and group of all pods: that of the Collector's own images. */
export const podUser = 10_001;

/** Share of the container's memory limit that Go's collector aims to stay under. */
export const goMemoryShare = 0.8;

/** Enough to send what the queues hold after the pod is told to stop. */
export const terminationGraceSeconds = 60;

/** The kubelet's view of a Collector when the blueprint asks for no health check of its own. */
export const readiness = { periodSeconds: 5, timeoutSeconds: 2, successThreshold: 1, failureThreshold: 3 } as const;
export const liveness = { periodSeconds: 15, timeoutSeconds: 5, successThreshold: 1, failureThreshold: 4 } as const;

export const configFolder = "/etc/otelcol";
export const configFile = "config.yaml";
/** Where file_storage keeps sending queues. */
export const queueFolder = "/var/lib/fairlead/queue";
export const tlsFolder = "/etc/fairlead/tls";
export const tokenFolder = "/etc/fairlead/token";
/** The authority of backends that exist already. */
export const backendsCaFolder = "/etc/fairlead/backends-ca";
/** What Fairlead's balancer shows to senders, and asks of them. */
export const sendersTlsFolder = "/etc/fairlead/senders-tls";
export const sendersTokenFolder = "/etc/fairlead/senders-token";
/** The API server as every pod knows it, and the account that is mounted into pods. */
export const apiServer = "https://kubernetes.default.svc";
export const accountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";
/** Where Fairlead's balancer finds its configuration, and its program unless that is in the image. */
export const balancerFolder = "/etc/fairlead/balancer";
export const imageFolder = "/opt/fairlead";
/** Where a generator of the built-in runner finds its configuration and its program. */
export const generatorFolder = "/etc/fairlead/generator";
/** Where a generator finds what it shows to its balancer, and trusts that by. */
export const balancerTlsFolder = "/etc/fairlead/balancer-tls";
export const balancerCaFolder = "/etc/fairlead/balancer-ca";
export const balancerTokenFolder = "/etc/fairlead/balancer-token";
/** Where a verification finds its configuration and its program. */
export const verifyFolder = "/etc/fairlead/verify";
/**
 * Node's own memory made small: requests are short-lived and outside the JavaScript heap. A fifth to a third less memory at
 * the same CPU (`npm run bench:balancer`). Nor does V8 make in its old generation what it takes for long-lived: what such an array of one
 * part names would live until that is collected (docs/performance.md).
 */
export const nodeFlags: readonly string[] = Object.freeze([
  "--enable-source-maps",
  "--max-semi-space-size=1",
  "--v8-pool-size=1",
  "--no-allocation-site-pretenuring",
]);
/** What runs a program from a ConfigMap, and what an image of it is built on. */
export const nodeImage = "node:22.23.3-bookworm-slim";
/** How often certificates are read again, so that rotated Secrets come into use. */
export const tlsReloadInterval = "10m";

/** Argo CD's own names, and the cluster that it runs in. */
export const argocd = { namespace: "argocd", server: apiServer, sync: "automatic" } as const;

export const telemetrygenImage = "ghcr.io/open-telemetry/opentelemetry-collector-contrib/telemetrygen:v0.161.0";
