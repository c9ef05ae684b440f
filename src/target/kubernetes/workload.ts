/** Deployments and StatefulSets: the containers of a tier, and what they mount. */

import type { k8s } from "cdk8s-plus-28";
import type { Plan, Workload } from "../../model/plan.ts";
import type { Labels, NamedVolume, PodSettings } from "../../model/pod.ts";
import { container, sideContainers } from "./container.ts";
import { type KubernetesObject, kubernetesObject, type Plain } from "./object.ts";
import { podSecurity } from "./pod-security.ts";
import { deploymentStrategy, statefulSetStrategy } from "./update-strategy.ts";

/** The configuration a pod runs, and the checksum that replaces pods when it changes. */
export interface MountedConfig {
  /** In one folder; the first is what the workload names. */
  readonly configMaps: readonly [string, ...string[]];
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
        updateStrategy: statefulSetStrategy(workload.updateStrategy),
        ...(volumeClaimTemplates.length > 0 && { volumeClaimTemplates }),
      },
    });
  }
  const strategy = deploymentStrategy(workload.updateStrategy);
  return kubernetesObject("Deployment", { metadata, spec: { ...shared, progressDeadlineSeconds: 600, strategy } });
}

export function podSpec(
  workload: Workload,
  user: number | undefined,
  config: MountedConfig | undefined,
): Plain<k8s.PodSpec> {
  const { volumes, volumeMounts } = mounts(workload, config);
  return {
    automountServiceAccountToken: workload.automountToken,
    ...(workload.initContainers.length > 0 && { initContainers: sideContainers(workload.initContainers, user) }),
    containers: [
      { ...container(workload.container, user), ...(volumeMounts.length > 0 && { volumeMounts }) },
      ...sideContainers(workload.sidecars, user),
    ],
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

interface Mounts {
  readonly volumes: readonly Plain<k8s.Volume>[];
  readonly volumeMounts: readonly Plain<k8s.VolumeMount>[];
}

/** The configuration first, then Secrets, then what the author mounts. */
export function mounts({ secretMounts, volumes }: Workload, config?: MountedConfig): Mounts {
  const own = [
    ...(config ? [{ name: "config", path: config.folder, ...configSource(config) }] : []),
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

function configSource({ configMaps: [first, ...more] }: MountedConfig): Omit<Plain<k8s.Volume>, "name"> {
  const sources = [first, ...more].map((name) => ({ configMap: { name } }));
  return more.length > 0 ? { projected: { sources } } : { configMap: { name: first } };
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
