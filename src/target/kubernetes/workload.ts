/** Deployments and StatefulSets: the one container of a tier, and what it mounts. */

import type { k8s } from "cdk8s-plus-28";
import type {
  Container,
  EnvVar,
  HttpProbe,
  Labels,
  NamedVolume,
  Plan,
  PodSettings,
  Workload,
} from "../../model/plan.ts";
import { type KubernetesObject, kubernetesObject, type Plain } from "./object.ts";
import { containerSecurity, podSecurity } from "./pod-security.ts";

/** The configuration a pod runs, and the checksum that replaces pods when it changes. */
export interface MountedConfig {
  readonly configMap: string;
  readonly checksum: string;
  readonly folder: string;
}

export function podWorkload(
  workload: Workload,
  { podUser }: Plan,
  config: MountedConfig | undefined,
): KubernetesObject {
  const { name, labels, selector, pod } = workload;
  const annotations = { ...pod.annotations, ...(config && { "fairlead.dev/config-sha256": config.checksum }) };
  const shared = {
    // Whoever scales it says how many; a number here would be set again at each sync.
    ...(!workload.autoscaled && { replicas: workload.replicas }),
    selector: { matchLabels: selector },
    template: {
      metadata: { labels: { ...pod.labels, ...labels }, ...(Object.keys(annotations).length > 0 && { annotations }) },
      spec: podSpec(workload, podUser, config),
    },
  };
  const metadata = { name, labels };
  // What the API server would fill in is written out, so that what Git says is what the cluster holds.
  if (workload.kind === "StatefulSet") {
    const updateStrategy = { type: "RollingUpdate", rollingUpdate: { partition: 0 } };
    const serviceName = workload.headless ?? name;
    // The API server says in each what it is, and Argo CD would compare that.
    const volumeClaimTemplates = claimTemplates(workload).map((claim) => ({
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      ...claim,
    }));
    return kubernetesObject("StatefulSet", {
      metadata,
      spec: {
        ...shared,
        podManagementPolicy: "Parallel",
        serviceName,
        updateStrategy,
        ...(volumeClaimTemplates.length > 0 && { volumeClaimTemplates }),
      },
    });
  }
  const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } };
  return kubernetesObject("Deployment", { metadata, spec: { ...shared, progressDeadlineSeconds: 600, strategy } });
}

function podSpec(workload: Workload, user: number | undefined, config: MountedConfig | undefined): Plain<k8s.PodSpec> {
  const { volumes, volumeMounts } = mounts(workload, config);
  return {
    automountServiceAccountToken: workload.automountToken,
    containers: [{ ...container(workload.container, user), ...(volumeMounts.length > 0 && { volumeMounts }) }],
    dnsPolicy: "ClusterFirst",
    restartPolicy: "Always",
    securityContext: podSecurity(user),
    serviceAccountName: workload.serviceAccount,
    terminationGracePeriodSeconds: workload.terminationGraceSeconds,
    ...scheduling(workload.pod),
    ...imagePullSecrets(workload.pod),
    ...(workload.spreadOver && { topologySpreadConstraints: spreadConstraints(workload.spreadOver) }),
    ...(volumes.length > 0 && { volumes }),
  };
}

function container(
  { name, image, command, args, ports, env, ...own }: Container,
  user: number | undefined,
): Plain<k8s.Container> {
  return {
    name,
    image,
    imagePullPolicy: own.pullPolicy,
    ...(command.length > 0 && { command }),
    args,
    ...(ports.length > 0 && {
      ports: ports.map(({ name: of, port, protocol }) => ({ name: of, containerPort: port, protocol })),
    }),
    ...(env.length > 0 && { env: env.map(envVar) }),
    resources: { requests: { ...own.resources.requests }, limits: { ...own.resources.limits } },
    ...(own.readiness && { readinessProbe: httpProbe(own.readiness) }),
    ...(own.liveness && { livenessProbe: httpProbe(own.liveness) }),
    securityContext: containerSecurity(user),
  };
}

export function envVar({ name, value }: EnvVar): Plain<k8s.EnvVar> {
  if (typeof value === "string") return { name, value };
  switch (value.kind) {
    case "secret":
      return { name, valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } };
    case "config-map":
      return { name, valueFrom: { configMapKeyRef: { name: value.configMap, key: value.key } } };
    case "field":
      return { name, valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: value.path } } };
  }
}

type Scheduling = Pick<Plain<k8s.PodSpec>, "nodeSelector" | "tolerations" | "affinity" | "priorityClassName">;

/** The same words in a pod and in an OpenTelemetryCollector. */
export function scheduling({ nodeSelector, tolerations, affinity, priorityClass }: PodSettings): Scheduling {
  return {
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations }),
    ...(affinity && { affinity }),
    ...(priorityClass && { priorityClassName: priorityClass }),
  };
}

function imagePullSecrets({
  imagePullSecrets: secrets = [],
}: PodSettings): Pick<Plain<k8s.PodSpec>, "imagePullSecrets"> {
  return secrets.length > 0 ? { imagePullSecrets: secrets.map((name) => ({ name })) } : {};
}

function httpProbe({ path, port, ...timing }: HttpProbe): Plain<k8s.Probe> {
  return { httpGet: { path, port, scheme: "HTTP" }, ...timing };
}

interface Mounts {
  readonly volumes: readonly Plain<k8s.Volume>[];
  readonly volumeMounts: readonly Plain<k8s.VolumeMount>[];
}

/** The configuration first, then Secrets, then what the author mounts. */
export function mounts({ secretMounts, volumes }: Workload, config?: MountedConfig): Mounts {
  const own = [
    ...(config ? [{ name: "config", path: config.folder, configMap: { name: config.configMap } }] : []),
    ...secretMounts.map(({ name, secret, path }) => ({ name, path, secret: { secretName: secret, ...secretMode } })),
  ];
  const claimed = new Set(["claim-template"]);
  return {
    volumes: [
      ...own.map(({ path: _, ...volume }) => volume),
      ...volumes.filter(({ volume }) => !claimed.has(volume.kind)).map(volumeOf),
    ],
    volumeMounts: [
      ...own.map(({ name, path }) => ({ name, mountPath: path, readOnly: true })),
      ...volumes.map(mountOf),
    ],
  };
}

/** Readable by their owner and the pod's group only. */
const secretMode = { defaultMode: 0o440 } as const;

function volumeOf({ name, volume }: NamedVolume): Plain<k8s.Volume> {
  switch (volume.kind) {
    case "empty-dir":
      return { name, emptyDir: volume.sizeLimit ? { sizeLimit: volume.sizeLimit } : {} };
    case "config-map":
      return { name, configMap: { name: volume.configMap } };
    case "secret":
      return { name, secret: { secretName: volume.secret, ...secretMode } };
    case "claim":
      return { name, persistentVolumeClaim: { claimName: volume.claim } };
    case "claim-template":
      return { name }; // The StatefulSet makes it.
  }
}

function mountOf({ name, volume }: NamedVolume): Plain<k8s.VolumeMount> {
  const isReadOnly =
    volume.kind === "config-map" || volume.kind === "secret" || ("readOnly" in volume && volume.readOnly);
  return {
    name,
    mountPath: volume.path,
    ...(isReadOnly && { readOnly: true }),
    ...("subPath" in volume && volume.subPath && { subPath: volume.subPath }),
  };
}

/** A claim for each pod, which outlives it. */
export function claimTemplates({ volumes }: Workload): readonly Plain<k8s.KubePersistentVolumeClaimProps>[] {
  return volumes.flatMap(({ name, volume }) => {
    if (volume.kind !== "claim-template") return [];
    const { size: storage, storageClass: storageClassName } = volume;
    const spec = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } }, volumeMode: "Filesystem" };
    return [{ metadata: { name }, spec: { ...spec, ...(storageClassName && { storageClassName }) } }];
  });
}

/** Over nodes, as far as there are enough. */
export function spreadConstraints(selector: Labels): readonly Plain<k8s.TopologySpreadConstraint>[] {
  return [
    {
      maxSkew: 1,
      topologyKey: "kubernetes.io/hostname",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: selector },
    },
  ];
}
