/**
 * Options have the shape that their types say. Types see to that until an author casts, or writes JavaScript; the rule
 * behind them keeps every later phase from meeting what it cannot read.
 */

import { signals } from "../../contract/signal.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import {
  anyText,
  anything,
  kindOf,
  listOf,
  numberIn,
  objectOf,
  oneOf,
  optional,
  recordOf,
  type Shape,
  text,
  wholeNumber,
  yesOrNo,
} from "./shape.ts";
import { valueAt } from "./value-at.ts";

const parts: Readonly<Record<string, Shape>> = Object.freeze({
  receivers: optional(recordOf(anything)),
  processors: optional(recordOf(anything)),
  exporters: optional(recordOf(anything)),
  extensions: optional(recordOf(anything)),
  connectors: optional(recordOf(anything)),
  telemetry: optional(recordOf(anything)),
  pipelines: optional(
    recordOf(
      objectOf({
        receivers: optional(listOf(text)),
        processors: optional(listOf(text)),
        exporters: optional(listOf(text)),
      }),
    ),
  ),
});

const podPeer = objectOf({ namespace: optional(text), podLabels: recordOf(anyText) });
/** What a CIDR and a port are is another rule's. */
const networkPeer = objectOf({ cidr: anything, port: anything, protocol: optional(oneOf("TCP", "UDP")) });

const tier: Readonly<Record<string, Shape>> = Object.freeze({
  image: optional(text),
  resources: optional(
    objectOf({
      requests: objectOf({ cpu: anything, memory: anything }),
      limits: objectOf({ cpu: anything, memory: anything }),
    }),
  ),
  network: objectOf({
    clients: optional(listOf(podPeer)),
    monitoring: optional(podPeer),
    egress: optional(listOf(networkPeer)),
    apiServer: optional(networkPeer),
  }),
});

const bearerToken = kindOf(
  { "bearer-token": objectOf({ kind: anything, secret: text, key: text }) },
  "use bearerToken({ secret })",
);

const pool: Readonly<Record<string, Shape>> = Object.freeze({
  ...tier,
  discovery: kindOf(
    {
      static: objectOf({ kind: anything }),
      dns: objectOf({ kind: anything, interval: anything, timeout: anything }),
      k8s: objectOf({ kind: anything, timeout: anything }),
    },
    'use "static", dns() or k8s()',
  ),
  security: optional((value, at) =>
    value === "plaintext"
      ? []
      : kindOf(
          { "mutual-tls": objectOf({ kind: anything, serverSecret: text, clientSecret: text }) },
          'use "plaintext" or mutualTls({ serverSecret, clientSecret })',
        )(value, at),
  ),
  auth: optional(bearerToken),
  healthCheck: optional(
    objectOf({ interval: anything, timeout: anything, healthyThreshold: anything, unhealthyThreshold: anything }),
  ),
  maxConnectionAge: optional(objectOf({ age: anything, grace: anything })),
});

const route = kindOf(
  {
    hash: objectOf({ kind: anything, key: text, attributes: optional(listOf(text)) }),
    "round-robin": objectOf({ kind: anything }),
    "least-loaded": objectOf({ kind: anything }),
  },
  "use routeBy, such as routeBy.traceID(), roundRobin() or leastLoaded()",
);

const failover = oneOf("hold", "spill", "shed");

/** Settings of Fairlead's balancer stand beside the others in what an author writes. */
const fairlead: Readonly<Record<string, Shape>> = Object.freeze({
  compatibleWith: optional(text),
  algorithm: optional(oneOf("ring", "maglev", "rendezvous", "bounded-load")),
  balanceFactor: optional(numberIn(1.01, 100)),
  failover: optional((value, at) =>
    typeof value === "object"
      ? objectOf(Object.fromEntries(signals.map((signal) => [signal, optional(failover)])))(value, at)
      : failover(value, at),
  ),
  acknowledge: optional(oneOf("delivered", "queued")),
  unplaced: optional(oneOf("partial-success", "retry-all")),
  deadline: anything,
  ejection: optional(
    objectOf({
      consecutive5xx: wholeNumber,
      interval: anything,
      baseEjectionTime: anything,
      maxEjectionTime: anything,
      maxEjectionPercent: numberIn(0, 100),
    }),
  ),
  panicThreshold: optional(numberIn(0, 100)),
  slowStart: anything,
  backendProtocol: optional(oneOf("grpc", "http")),
  batch: optional((value, at) =>
    value === "none"
      ? []
      : objectOf({ items: wholeNumber, bytes: anything, timeout: anything, whenIdle: oneOf("send", "wait") })(
          value,
          at,
        ),
  ),
  resourceAttributes: optional(recordOf(anyText)),
  senders: optional(
    objectOf({
      tls: optional(objectOf({ secret: text, clientCertificates: optional(yesOrNo) })),
      auth: optional(bearerToken),
    }),
  ),
  connectionAge: anything,
  autoscaling: optional(objectOf({ min: wholeNumber, max: wholeNumber, cpu: anything })),
  delivery: optional(
    kindOf(
      { configMap: objectOf({ kind: anything }), image: objectOf({ kind: anything, image: text }) },
      'use { kind: "configMap" } or { kind: "image", image: "registry/name:tag" }',
    ),
  ),
});

const balancer: Readonly<Record<string, Shape>> = Object.freeze({
  ...tier,
  target: oneOf("collector", "fairlead"),
  routes: objectOf(Object.fromEntries(signals.map((signal) => [signal, optional(route)]))),
  /** What the exporter also parses but then fails to start with (configcompression: zlib, deflate, lz4) is left out. */
  compression: optional(oneOf("gzip", "snappy", "zstd", "none")),
  headers: optional(recordOf(anyText)),
  retry: optional(objectOf({ initialInterval: anything, maxInterval: anything, maxElapsedTime: anything })),
  queue: optional(oneOf("per-backend", "central")),
});

const generator: Readonly<Record<string, Shape>> = Object.freeze({
  signal: oneOf(...signals),
  serviceName: optional(text),
  serviceVersion: optional(text),
  attributes: recordOf(anyText),
  metricName: optional(text),
  body: optional(text),
});

const blueprint: Readonly<Record<string, Shape>> = Object.freeze({
  output: oneOf("operator", "workload"),
  namespace: anyText,
  clusterDomain: text,
  gitops: optional(
    objectOf({
      repoURL: anything,
      revision: anything,
      path: anything,
      project: optional(text),
      argocdNamespace: optional(text),
      server: optional(text),
    }),
  ),
});

export const optionsWellFormed: TopologyRule = (topology) => [
  ...misfits(blueprint, topology, topology.origin),
  ...topology.pools.flatMap((declared) => [
    ...misfits(pool, declared, declared.origin),
    ...misfits(parts, declared.parts, declared.origin),
  ]),
  ...topology.balancers.flatMap((declared) => [
    ...misfits(balancer, declared, declared.origin),
    ...(declared.target === "fairlead"
      ? misfits(fairlead, declared.settings, declared.origin)
      : misfits(parts, declared.parts, declared.origin)),
  ]),
  ...topology.generators.flatMap((declared) => misfits(generator, declared, declared.origin)),
];

/** Looks at the named options only: a declaration also carries its name and origin. */
function misfits(shapes: Readonly<Record<string, Shape>>, options: object, origin: Place): readonly Diagnostic[] {
  return Object.entries(shapes).flatMap(([key, shape]) => shape(valueAt(options, key), within(origin, key)));
}
