/** What every tier may say of its pods and its objects, a row each: where they run, what they know and mount, how they are named. */

import {
  anyText,
  countOrPercent,
  cpu,
  kindOf,
  kubernetesName,
  listOf,
  type Members,
  memory,
  numberIn,
  objectOf,
  oneOf,
  optional,
  port,
  recordOf,
  secretKey,
  setting,
  text,
  textOr,
  wholeNumber,
  yesOrNo,
} from "./shape.ts";

const texts = recordOf(anyText);

const envValue = textOr(
  kindOf(
    {
      secret: { secret: kubernetesName, key: secretKey },
      "config-map": { configMap: kubernetesName, key: secretKey },
      field: { path: text },
    },
    'use a text, { kind: "secret", secret, key }, { kind: "config-map", configMap, key } or { kind: "field", path }',
  ),
);

const subPath = optional(text);
const storageClass = optional(kubernetesName);

/** What a volume is, and where the container finds it. */
const volume = kindOf(
  {
    "empty-dir": { path: text, sizeLimit: optional(memory) },
    "config-map": { path: text, configMap: kubernetesName, subPath },
    secret: { path: text, secret: kubernetesName, subPath },
    claim: { path: text, claim: kubernetesName, subPath, readOnly: optional(yesOrNo) },
    "claim-template": { path: text, size: memory, storageClass },
  },
  'use { kind, path, … } with a kind of "empty-dir", "config-map", "secret", "claim" or "claim-template"',
);

const toleration = objectOf({
  key: optional(text),
  operator: optional(oneOf("Equal", "Exists")),
  value: optional(anyText),
  effect: optional(oneOf("NoSchedule", "PreferNoSchedule", "NoExecute")),
  tolerationSeconds: optional(wholeNumber),
});

const values = optional(listOf(anyText));
const nodeExpressions = optional(
  listOf(objectOf({ key: text, operator: oneOf("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"), values })),
);
const nodeTerm = objectOf({ matchExpressions: nodeExpressions, matchFields: nodeExpressions });
const labelSelector = objectOf({
  matchLabels: optional(texts),
  matchExpressions: optional(
    listOf(objectOf({ key: text, operator: oneOf("In", "NotIn", "Exists", "DoesNotExist"), values })),
  ),
});
const podTerm = objectOf({
  labelSelector: optional(labelSelector),
  namespaces: optional(listOf(kubernetesName)),
  namespaceSelector: optional(labelSelector),
  topologyKey: text,
});
const weight = numberIn({ min: 1, max: 100 });
const podAffinity = optional(
  objectOf({
    requiredDuringSchedulingIgnoredDuringExecution: optional(listOf(podTerm)),
    preferredDuringSchedulingIgnoredDuringExecution: optional(listOf(objectOf({ weight, podAffinityTerm: podTerm }))),
  }),
);

/** Kubernetes quantities, as in a container. */
export const resources = objectOf({
  requests: objectOf({ cpu, memory }),
  limits: objectOf({ cpu: optional(cpu), memory }),
});

const withinVolume = objectOf({ path: text, subPath, readOnly: optional(yesOrNo) });

/** A container beside a tier's own: its image is the author's, its security that of the restricted profile. */
const otherContainer = {
  image: text,
  command: optional(listOf(anyText)),
  args: optional(listOf(anyText)),
  env: optional(recordOf(envValue)),
  resources,
  mounts: optional(recordOf(withinVolume)),
  user: optional(wholeNumber),
  writable: optional(yesOrNo),
} as const satisfies Members;

export const podOptions = {
  /**
   * * Environment variables of the container by name: a string, `{ kind: "secret", secret, key }`, `{ kind: "config-map",
   * configMap, key }` or `{ kind: "field", path }`.
   * @default GOMEMLIMIT for Collectors
   */
  env: optional(recordOf(envValue)),
  /**
   * Volumes by name, each with the `path` where the container finds it and a `kind`: `"empty-dir"` (`sizeLimit?`),
   * `"config-map"` (`configMap`, `subPath?`), `"secret"` (`secret`, `subPath?`), `"claim"` (`claim`, `subPath?`, `readOnly?`), or
   * `"claim-template"` (`size`, `storageClass?`), a claim for each pod of a StatefulSet.
   * @default configuration and Secrets
   */
  volumes: optional(recordOf(volume)),
  /**
   * * * Containers beside the tier's main one, by name: `{ image, resources, command?, args?, env?, ports?, mounts?, user?,
   * writable? }`. `ports` are by name, and `mounts` by the name of a volume (`{ path, subPath?, readOnly? }`); `writable` makes
   * the root file system writable.
   * @default none
   */
  sidecars: optional(recordOf(objectOf({ ...otherContainer, ports: optional(recordOf(port)) }))),
  /** Containers that run, in this order, before the tier's main one starts: as `sidecars`, without `ports`. @default none */
  initContainers: optional(recordOf(objectOf(otherContainer))),
  /**
   * * How pods are replaced: `{ kind: "rolling-update", maxUnavailable?, maxSurge? }` or `{ kind: "recreate" }` in a
   * Deployment; `{ kind: "rolling-update", partition? }` or `{ kind: "on-delete" }` in a StatefulSet.
   * @default a rolling update: a quarter of a Deployment's pods at a time, one of a StatefulSet's
   */
  updateStrategy: optional(
    kindOf(
      {
        "rolling-update": {
          maxUnavailable: optional(countOrPercent),
          maxSurge: optional(countOrPercent),
          partition: optional(numberIn({ min: 0, max: 1_000 })),
        },
        recreate: {},
        "on-delete": {},
      },
      'use { kind: "rolling-update", … }, { kind: "recreate" } or { kind: "on-delete" }',
    ),
  ),
  /** Labels that a node must have. @default none */
  nodeSelector: optional(texts),
  /** Taints that the pods tolerate, as in Kubernetes. @default none */
  tolerations: optional(listOf(toleration)),
  /** `nodeAffinity`, `podAffinity` and `podAntiAffinity`, as in Kubernetes. @default none; replicated tiers spread over nodes */
  affinity: optional(
    objectOf({
      nodeAffinity: optional(
        objectOf({
          requiredDuringSchedulingIgnoredDuringExecution: optional(objectOf({ nodeSelectorTerms: listOf(nodeTerm) })),
          preferredDuringSchedulingIgnoredDuringExecution: optional(listOf(objectOf({ weight, preference: nodeTerm }))),
        }),
      ),
      podAffinity,
      podAntiAffinity: podAffinity,
    }),
  ),
  /** A PriorityClass of the cluster. @default none */
  priorityClass: optional(kubernetesName),
  /** Secrets for image registries. @default none */
  imagePullSecrets: optional(listOf(kubernetesName)),
  /** `"Always"`, `"IfNotPresent"` or `"Never"`. @default "IfNotPresent" */
  imagePullPolicy: setting(oneOf("Always", "IfNotPresent", "Never"), { default: "IfNotPresent" }),
  /** On every object of the tier except pods. @default `app.kubernetes.io/` name, component, part-of, managed-by, version */
  labels: optional(texts),
  /** On every object of the tier except pods. @default Argo CD's sync wave */
  annotations: optional(texts),
  /** On pods. @default those of objects */
  podLabels: optional(texts),
  /** On pods. @default a checksum of the configuration */
  podAnnotations: optional(texts),
  /** `{ name }` of an existing account, or `{ annotations }` for the generated one. @default one for each tier */
  serviceAccount: optional(objectOf({ name: optional(kubernetesName), annotations: optional(texts) })),
} as const satisfies Members;

/** Of the Service in front of a tier. */
export const serviceOptions = {
  /** `"ClusterIP"`, `"NodePort"` or `"LoadBalancer"`; the latter two do not expose metrics. @default "ClusterIP" */
  type: setting(oneOf("ClusterIP", "NodePort", "LoadBalancer"), { default: "ClusterIP" }),
  /** Class of the load balancer. @default the cluster's */
  loadBalancerClass: optional(text),
  /**
   * * `"Cluster"` lets nodes forward traffic from outside to each other, which replaces its source address by a node's.
   * `"Local"` delivers it only to pods on the node that it reaches, which clients named by `cidr` need.
   * @default "Cluster", as in Kubernetes
   */
  externalTrafficPolicy: optional(oneOf("Cluster", "Local")),
  /** On the Service. @default none */
  annotations: optional(texts),
} as const satisfies Members;
