/** The options of each declaration, a row each; those of Fairlead's balancer are in fairlead-settings.ts. */

import { monitoringOptions } from "./monitoring-options.ts";
import { networkOptions, peers } from "./network-options.ts";
import { podOptions, resources, serviceOptions } from "./pod-options.ts";
import {
  acceptableCode,
  anyText,
  backendCount,
  configuration,
  duration,
  durationOrZero,
  gitRevision,
  itemCount,
  kindOf,
  kubernetesName,
  listOf,
  type Members,
  memory,
  numberIn,
  objectOf,
  oneOf,
  optional,
  probeCount,
  probeSeconds,
  reason,
  recordOf,
  replicaCount,
  repositoryPath,
  repositoryUrl,
  secretKey,
  serviceCount,
  setting,
  text,
  textOr,
  weights,
  wholeNumber,
  wordOr,
  yesOrNo,
} from "./shape.ts";

const components = optional(recordOf(configuration));
const componentIds = optional(listOf(text));

/** Narrows what a pipeline uses. */
export const pipelineParts = objectOf({ receivers: componentIds, processors: componentIds, exporters: componentIds });

/** What a tier adds to the Collector configuration that Fairlead writes for it; typed by the bound version. */
export const collectorParts = {
  receivers: components,
  /** In the order of the pipelines. */
  processors: components,
  exporters: components,
  extensions: components,
  connectors: components,
  /** Sections of `service.telemetry`. */
  telemetry: components,
  /** Ids as in the Collector, of a signal or of a pipeline more (`metrics/remote`). */
  pipelines: optional(recordOf(pipelineParts)),
} as const satisfies Members;

export const acceptances = listOf(objectOf({ code: acceptableCode, because: reason }));

export const tierOptions = {
  /**
   * * `{ requests: { cpu, memory }, limits: { cpu?, memory } }`; the memory limit bounds the telemetry that Fairlead's balancer
   * holds.
   * @default backends 100m, 128Mi, 256Mi; a Collector that balances 200m, 256Mi, 512Mi; Fairlead's balancer 100m, 64Mi, 256Mi
   */
  resources: optional(resources),
  /** Who may reach the tier and whom it may reach, in addition to its neighbours in the blueprint. @default as below */
  network: optional(objectOf(networkOptions)),
  /** Findings that you accept: `{ code, because }` each, for codes whose page says that they can be accepted. @default none */
  accept: optional(acceptances),
  ...podOptions,
} as const satisfies Members;

/** Where a pod has a program of Fairlead's from. */
export const delivery = kindOf(
  { configMap: {}, image: { image: text } },
  'use { kind: "configMap" } or { kind: "image", image: "registry/name:tag" }',
);

export const bearerToken = kindOf(
  { "bearer-token": { secret: kubernetesName, key: secretKey } },
  "use bearerToken({ secret })",
);

/** How whoever sends trusts those who take it, and what it shows. */
export const senderSecurity = wordOr(
  ["plaintext"],
  kindOf(
    {
      tls: {
        caSecret: optional(kubernetesName),
        clientSecret: optional(kubernetesName),
        serverName: optional(text),
      },
    },
    'use "plaintext" or tls({ caSecret, clientSecret, serverName })',
  ),
);

const image = optional(text);
const persistence = optional(objectOf({ size: memory, storageClass: optional(kubernetesName) }));

/** How often a backend is asked, and when it is believed. */
export const probing = {
  interval: probeSeconds,
  timeout: probeSeconds,
  /** Successes in a row until a backend is used. */
  healthyThreshold: probeCount,
  /** Failures in a row until it is not. */
  unhealthyThreshold: probeCount,
} as const satisfies Members;

/** Of those who send to a Collector; Fairlead's balancer also asks them for something. */
const pageSenders = objectOf({
  /**
   * Browser pages of these origins may send over HTTP: `"https://shop.example"`, with a `*` for any characters, or `"*"`.
   * @default none
   */
  origins: setting(listOf(text), { default: [] }),
});

export const poolOptions = {
  ...tierOptions,
  /** How many, 1 to 1000; with static discovery each has a name of its own (`backend-1`, …). */
  count: backendCount,
  /**
   * How balancers find them: `"static"`, `dns({ interval, timeout })` or `k8s({ timeout })`.
   * @default dns 5s and 1s, k8s 1m
   */
  discovery: wordOr(
    ["static"],
    kindOf(
      {
        static: {},
        dns: { interval: optional(duration), timeout: optional(duration) },
        k8s: { timeout: optional(duration) },
      },
      'use "static", dns() or k8s()',
    ),
  ),
  /**
   * * Whether the link from the balancer is encrypted: `"plaintext"` or `mutualTls({ serverSecret, clientSecret })`.
   * @default none: plaintext must be explicit
   */
  security: optional(
    wordOr(
      ["plaintext"],
      kindOf(
        { "mutual-tls": { serverSecret: kubernetesName, clientSecret: kubernetesName } },
        'use "plaintext" or mutualTls({ serverSecret, clientSecret })',
      ),
    ),
  ),
  /** `bearerToken({ secret, key })`, required of the balancer. @default none; key `token` */
  auth: optional(bearerToken),
  /** Relative share of each named backend, in order; whole numbers. @default equal */
  weights: optional(weights),
  /**
   * `{ interval, timeout, healthyThreshold, unhealthyThreshold }`; with `target: "collector"` needs dns or k8s discovery.
   * @default a probe every 5s
   */
  healthCheck: optional(objectOf(probing)),
  /**
   * `{ age, grace }`: connections end after `age`, and their calls have `grace` to finish.
   * @default 30s and 10s for round robin, else none
   */
  maxConnectionAge: optional(objectOf({ age: duration, grace: duration })),
  /** Container image. @default the contrib distribution of the release */
  image,
  /**
   * * `{ size, storageClass? }`: a volume for each pod holds what waits to be sent, through file_storage; the pods belong to a
   * StatefulSet.
   * @default none: queues are in memory
   */
  persistence,
  /**
   * * `{ type, loadBalancerClass, externalTrafficPolicy, annotations }` of an additional Service with the pool's name in front
   * of all its pods, for members of `network.clients` that may send to any of them. Balancers use other Services to find each
   * pod.
   * @default none
   */
  service: optional(objectOf(serviceOptions)),
  /** `{ origins }`: browser pages of these origins may send to the backends directly; docs/senders.md. @default none */
  senders: optional(pageSenders),
} as const satisfies Members;

const route = kindOf(
  { hash: { key: text, attributes: optional(listOf(text)) }, "round-robin": {}, "least-loaded": {} },
  "use routeBy, such as routeBy.traceID(), roundRobin() or leastLoaded()",
);

const gate = numberIn({ min: 0, max: 1_000_000 });

/** A Job that says after each sync whether what the balancer takes is where it belongs. */
const verification = objectOf({
  /** Items of each signal, 1 to 100000. @default 3000 */
  items: setting(itemCount, { default: 3_000 }),
  /** Services that the items belong to, each with its own key, 1 to 10000. @default 200 */
  services: setting(serviceCount, { default: 200 }),
  /** Items a second. @default 1000 */
  rate: setting(itemCount, { default: 1_000 }),
  /** The same seed sends the same telemetry. @default 1 */
  seed: setting(wholeNumber, { default: 1 }),
  /** Items that the balancer does not take. @default 0 */
  maxRefused: setting(gate, { default: 0 }),
  /** Items more or fewer than each backend should have. @default 0 */
  maxCount: setting(gate, { default: 0 }),
  /** Backends that get nothing. @default 0 */
  maxIdle: setting(gate, { default: 0 }),
  /** The Job fails after this time. @default 5m */
  timeout: setting(probeSeconds, { default: "5m" }),
  /** `"plaintext"`, or `tls({ caSecret, clientSecret, serverName })` for a balancer with a certificate. @default "plaintext" */
  security: setting(senderSecurity, { default: "plaintext" }),
  /** `bearerToken({ secret, key })` that it sends. @default what the balancer's `senders` requires */
  auth: optional(bearerToken),
});

/** Of balancers of both kinds. */
export const balancerOptions = {
  ...tierOptions,
  /**
   * What balances: `"collector"`, with the Collector's own load balancing exporter, or `"fairlead"`, see below.
   * @default "collector"
   */
  target: setting(oneOf("collector", "fairlead"), { default: "collector" }),
  /** A route for each signal that is accepted. */
  routes: objectOf({ traces: optional(route), metrics: optional(route), logs: optional(route) }),
  /** 1 to 1000. @default 1 */
  replicas: setting(replicaCount, { default: 1 }),
  /** `{ type, loadBalancerClass, externalTrafficPolicy, annotations }` of the Service in front. @default "ClusterIP" */
  service: optional(objectOf(serviceOptions)),
  /**
   * * `{ items, services, rate, seed, maxRefused, maxCount, maxIdle, timeout, security, auth }`, or `{}`: a Job that Argo CD
   * runs after each sync. It sends numbered telemetry and compares what each backend counts with the model.
   * @default none
   */
  verify: optional(verification),
} as const satisfies Members;

/** Of a Collector that balances; the defaults are the Collector's own, the same in both versions. */
export const collectorSettings = {
  /** How long one send to a backend may take. @default 5s */
  timeout: setting(duration, { default: "5s" }), // exporterhelper's TimeoutConfig.
  /** `"gzip"`, `"snappy"`, `"zstd"` or `"none"`. @default "gzip" */
  // What the exporter also parses but then fails to start with (configcompression: zlib, deflate, lz4) is left out.
  compression: setting(oneOf("gzip", "snappy", "zstd", "none"), { default: "gzip" }),
  /** Sent with every request to a backend. @default none */
  headers: optional(recordOf(anyText)),
  /** `{ initialInterval, maxInterval, maxElapsedTime }`; a `maxElapsedTime` of `"0"` never gives up. @default 5s, 30s, 5m */
  retry: optional(
    // Defaults of configretry's NewDefaultBackOffConfig.
    objectOf({
      /** @default 5s */
      initialInterval: setting(duration, { default: "5s" }),
      /** @default 30s */
      maxInterval: setting(duration, { default: "30s" }),
      /** @default 5m */
      maxElapsedTime: setting(durationOrZero, { default: "5m" }),
    }),
  ),
  /**
   * Where undelivered data waits: `"per-backend"` or `"central"`; see below.
   * @default "per-backend", with a warning of what that hides
   */
  queue: setting(oneOf("per-backend", "central"), { default: "per-backend" }),
  /** Container image. @default the contrib distribution of the release */
  image,
  /**
   * * `{ size, storageClass? }`: a volume for each pod holds what waits to be sent, through file_storage; the pods belong to a
   * StatefulSet.
   * @default none: queues are in memory
   */
  persistence,
  /** `{ origins }`: browser pages of these origins may send; docs/senders.md. @default none */
  senders: optional(pageSenders),
} as const satisfies Members;

export const blueprintOptions = {
  /** Where everything is deployed: a name, or `{ name, create: false }` if something else creates it. */
  namespace: textOr(objectOf({ name: anyText, create: optional(yesOrNo) })),
  /**
   * With `"openshift"`, pods have no fixed user and group ids, because its admission assigns them, and may query DNS on port
   * 5353.
   * @default "kubernetes"
   */
  platform: setting(oneOf("kubernetes", "openshift"), { default: "kubernetes" }),
  /**
   * * * Who answers DNS, for the NetworkPolicies: a peer as in `network`, or a list that also names a cache on the node (`{
   * cidr: "169.254.20.10/32" }`).
   * @default anyone on port 53, on OpenShift on 5353 too
   */
  dns: optional(peers),
  /**
   * * `{ registry?, node? }`: a mirror for every image that no `image` option names, and the Node image that Fairlead's
   * programs run on.
   * @default as the projects publish them
   */
  images: optional(objectOf({ registry: optional(text), node: optional(text) })),
  /** Balancers as `"workload"` or for the `"operator"`; backends are workloads in both. @default "workload" */
  output: setting(oneOf("operator", "workload"), { default: "workload" }),
  /** As for its parts, for findings on any of them. @default none */
  accept: optional(acceptances),
  /** What is written for monitoring: `{ scrape, prometheus, alerts, dashboard, labels, runbook }`. @default none */
  monitoring: optional(objectOf(monitoringOptions)),
  /** Suffix of Service names. @default "cluster.local" */
  clusterDomain: setting(kubernetesName, { default: "cluster.local" }),
  /**
   * * `{ repoURL, revision, path, project?, argocdNamespace?, server?, sync? }`: writes an Argo CD Application. With `sync:
   * "manual"` each sync is started by hand; otherwise Argo CD applies changes, prunes and reverts drift by itself.
   * @default none
   */
  gitops: optional(
    objectOf({
      repoURL: repositoryUrl,
      /** Tag, branch or commit; not HEAD. */
      revision: gitRevision,
      /** Folder of the manifests in the repository. */
      path: repositoryPath,
      /**
       * * The AppProject. A name of your own is written as an AppProject that permits only what is written; `{ name, create:
       * false }` names an existing one.
       * @default "default"
       */
      project: optional(textOr(objectOf({ name: kubernetesName, create: optional(yesOrNo) }))),
      /** Namespace that Argo CD itself runs in. @default "argocd" */
      argocdNamespace: optional(kubernetesName),
      /** Destination cluster. @default the one Argo CD runs in */
      server: optional(text),
      /**
       * * Whether Argo CD applies changes, prunes and reverts drift by itself, or each sync is started by hand.
       * @default "automatic"
       */
      sync: optional(oneOf("automatic", "manual")),
    }),
  ),
} as const satisfies Members;
