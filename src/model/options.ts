/** The options of each declaration and their shapes. Those of Fairlead's balancer alone are in fairlead-settings.ts. */

import { signals } from "../contract/signal.ts";
import {
  anyText,
  backendCount,
  cidr,
  configuration,
  cpu,
  duration,
  durationOrZero,
  gitRevision,
  kindOf,
  kubernetesName,
  listOf,
  type Members,
  memory,
  objectOf,
  oneOf,
  optional,
  port,
  probeCount,
  probeSeconds,
  recordOf,
  replicaCount,
  repositoryPath,
  repositoryUrl,
  secretKey,
  text,
  wordOr,
} from "./shape.ts";

const components = optional(recordOf(configuration));

/** What a tier adds to the Collector configuration that Fairlead writes for it. */
export const collectorParts = {
  receivers: components,
  processors: components,
  exporters: components,
  extensions: components,
  connectors: components,
  telemetry: components,
  pipelines: optional(
    recordOf(
      objectOf({
        receivers: optional(listOf(text)),
        processors: optional(listOf(text)),
        exporters: optional(listOf(text)),
      }),
    ),
  ),
} as const satisfies Members;

const podPeer = objectOf({ namespace: optional(kubernetesName), podLabels: recordOf(anyText) });
const networkPeer = objectOf({ cidr, port, protocol: optional(oneOf("TCP", "UDP")) });

const tier = {
  image: optional(text),
  resources: optional(
    objectOf({
      requests: objectOf({ cpu, memory }),
      limits: objectOf({ cpu: optional(cpu), memory }),
    }),
  ),
  network: objectOf({
    clients: optional(listOf(podPeer)),
    monitoring: optional(podPeer),
    egress: optional(listOf(networkPeer)),
    apiServer: optional(networkPeer),
  }),
} as const satisfies Members;

export const bearerToken = kindOf(
  { "bearer-token": { secret: kubernetesName, key: secretKey } },
  "use bearerToken({ secret })",
);

export const poolOptions = {
  ...tier,
  count: backendCount,
  discovery: kindOf(
    {
      static: {},
      dns: { interval: optional(duration), timeout: optional(duration) },
      k8s: { timeout: optional(duration) },
    },
    'use "static", dns() or k8s()',
  ),
  security: optional(
    wordOr(
      ["plaintext"],
      kindOf(
        { "mutual-tls": { serverSecret: kubernetesName, clientSecret: kubernetesName } },
        'use "plaintext" or mutualTls({ serverSecret, clientSecret })',
      ),
    ),
  ),
  auth: optional(bearerToken),
  healthCheck: optional(
    objectOf({
      interval: probeSeconds,
      timeout: probeSeconds,
      healthyThreshold: probeCount,
      unhealthyThreshold: probeCount,
    }),
  ),
  maxConnectionAge: optional(objectOf({ age: duration, grace: duration })),
} as const satisfies Members;

const route = kindOf(
  { hash: { key: text, attributes: optional(listOf(text)) }, "round-robin": {}, "least-loaded": {} },
  "use routeBy, such as routeBy.traceID(), roundRobin() or leastLoaded()",
);

export const balancerOptions = {
  ...tier,
  target: oneOf("collector", "fairlead"),
  routes: objectOf({ traces: optional(route), metrics: optional(route), logs: optional(route) }),
  replicas: replicaCount,
  timeout: optional(duration),
  /** What the exporter also parses but then fails to start with (configcompression: zlib, deflate, lz4) is left out. */
  compression: optional(oneOf("gzip", "snappy", "zstd", "none")),
  headers: optional(recordOf(anyText)),
  retry: optional(objectOf({ initialInterval: duration, maxInterval: duration, maxElapsedTime: durationOrZero })),
  queue: optional(oneOf("per-backend", "central")),
} as const satisfies Members;

export const generatorOptions = {
  signal: oneOf(...signals),
  replicas: replicaCount,
  every: duration,
  serviceName: optional(text),
  serviceVersion: optional(text),
  attributes: recordOf(anyText),
  metricName: optional(text),
  body: optional(text),
} as const satisfies Members;

export const blueprintOptions = {
  output: oneOf("operator", "workload"),
  namespace: anyText,
  clusterDomain: kubernetesName,
  gitops: optional(
    objectOf({
      repoURL: repositoryUrl,
      revision: gitRevision,
      path: repositoryPath,
      project: optional(kubernetesName),
      argocdNamespace: optional(kubernetesName),
      server: optional(text),
    }),
  ),
} as const satisfies Members;
