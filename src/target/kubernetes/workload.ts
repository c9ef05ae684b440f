/** Deployments and StatefulSets: the one container of a tier, and what it mounts. */

import type { k8s } from "cdk8s-plus-28";
import type { Container, HttpProbe, Labels, Workload } from "../../model/plan.ts";
import { type KubernetesObject, kubernetesObject, type Plain } from "./object.ts";
import { containerSecurity, podSecurity } from "./pod-security.ts";

/** The configuration a pod runs, and the checksum that replaces pods when it changes. */
export interface MountedConfig {
  readonly configMap: string;
  readonly checksum: string;
  readonly folder: string;
}

export function podWorkload(workload: Workload, config: MountedConfig | undefined): KubernetesObject {
  const { name, labels, selector } = workload;
  const shared = {
    // Whoever scales it says how many; a number here would be set again at each sync.
    ...(!workload.autoscaled && { replicas: workload.replicas }),
    selector: { matchLabels: selector },
    template: {
      metadata: { labels, ...(config && { annotations: { "fairlead.dev/config-sha256": config.checksum } }) },
      spec: podSpec(workload, config),
    },
  };
  const metadata = { name, labels };
  // What the API server would fill in is written out, so that what Git says is what the cluster holds.
  if (workload.kind === "StatefulSet") {
    const updateStrategy = { type: "RollingUpdate", rollingUpdate: { partition: 0 } };
    const serviceName = workload.headless ?? name;
    return kubernetesObject("StatefulSet", {
      metadata,
      spec: { ...shared, podManagementPolicy: "Parallel", serviceName, updateStrategy },
    });
  }
  const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } };
  return kubernetesObject("Deployment", { metadata, spec: { ...shared, progressDeadlineSeconds: 600, strategy } });
}

function podSpec(workload: Workload, config: MountedConfig | undefined): Plain<k8s.PodSpec> {
  const { volumes, volumeMounts } = mounts(workload, config);
  return {
    automountServiceAccountToken: workload.automountToken,
    containers: [{ ...container(workload.container), ...(volumeMounts.length > 0 && { volumeMounts }) }],
    dnsPolicy: "ClusterFirst",
    restartPolicy: "Always",
    securityContext: podSecurity,
    serviceAccountName: workload.serviceAccount,
    terminationGracePeriodSeconds: workload.terminationGraceSeconds,
    ...(workload.spreadOver && { topologySpreadConstraints: spreadConstraints(workload.spreadOver) }),
    ...(volumes.length > 0 && { volumes }),
  };
}

function container({ name, image, command, args, ports, env, ...own }: Container): Plain<k8s.Container> {
  return {
    name,
    image,
    imagePullPolicy: "IfNotPresent",
    ...(command.length > 0 && { command }),
    args,
    ...(ports.length > 0 && {
      ports: ports.map(({ name: of, port }) => ({ name: of, containerPort: port, protocol: "TCP" })),
    }),
    ...(env.length > 0 && { env: env.map(({ name: of, value }) => ({ name: of, value })) }),
    resources: { requests: { ...own.resources.requests }, limits: { ...own.resources.limits } },
    ...(own.readiness && { readinessProbe: httpProbe(own.readiness) }),
    ...(own.liveness && { livenessProbe: httpProbe(own.liveness) }),
    securityContext: containerSecurity,
  };
}

function httpProbe({ path, port, ...timing }: HttpProbe): Plain<k8s.Probe> {
  return { httpGet: { path, port, scheme: "HTTP" }, ...timing };
}

/** The configuration first, then Secrets, readable by their owner and the pod's group only. */
export function mounts(
  { secretMounts }: Workload,
  config?: MountedConfig,
): { readonly volumes: readonly Plain<k8s.Volume>[]; readonly volumeMounts: readonly Plain<k8s.VolumeMount>[] } {
  const secrets = secretMounts.map(({ name, secret, path }) => ({
    path,
    volume: { name, secret: { secretName: secret, defaultMode: 0o440 } },
  }));
  const configs = config
    ? [{ path: config.folder, volume: { name: "config", configMap: { name: config.configMap } } }]
    : [];
  const all = [...configs, ...secrets];
  return {
    volumes: all.map(({ volume }) => volume),
    volumeMounts: all.map(({ path, volume }) => ({ name: volume.name, mountPath: path, readOnly: true })),
  };
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
