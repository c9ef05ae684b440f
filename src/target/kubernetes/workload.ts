/**
 * Deployments and StatefulSets. They are cdk8s-plus constructs, so that authors can add to them; every default of
 * cdk8s-plus that the plan decides otherwise (labels, resources, probes, pull policy, replicas, token) is set here.
 */

import type { JsonPatch } from "cdk8s";
import type * as Kplus from "cdk8s-plus-28";
import type { Construct } from "constructs";
import type { Container, HttpProbe, Labels, SecretMount, Workload } from "../../model/plan.ts";
import { cdk8s, kplus } from "../cdk8s.ts";
import { containerSecurity, podSecurity } from "./pod-security.ts";

/** The configuration a pod runs, and the checksum that replaces pods when it changes. */
export interface MountedConfig {
  readonly configMap: Kplus.IConfigMap;
  readonly checksum: string;
  readonly folder: string;
}

/** Secrets are readable by their owner and the pod's group only. */
export const secretMode = 0o440;

export function emitWorkload(
  scope: Construct,
  workload: Workload,
  config?: MountedConfig,
  headless?: Kplus.Service,
): Kplus.Workload {
  const props = {
    metadata: { name: workload.name, labels: { ...workload.labels } },
    podMetadata: {
      labels: { ...workload.labels },
      ...(config && { annotations: { "fairlead.dev/config-sha256": config.checksum } }),
    },
    select: false,
    replicas: workload.replicas,
    automountServiceAccountToken: workload.automountToken,
    terminationGracePeriod: cdk8s.Duration.seconds(workload.terminationGraceSeconds),
    serviceAccount: kplus.ServiceAccount.fromServiceAccountName(
      scope,
      `${workload.name}-account`,
      workload.serviceAccount,
    ),
  };
  const made =
    workload.kind === "StatefulSet"
      ? new kplus.StatefulSet(scope, workload.name, {
          ...props,
          ...(headless && { service: headless }),
          podManagementPolicy: kplus.PodManagementPolicy.PARALLEL,
        })
      : new kplus.Deployment(scope, workload.name, props);
  made.select(kplus.LabelSelector.of({ labels: { ...workload.selector } }));
  const container = made.addContainer(containerProps(workload.container));
  if (config) {
    const volume = kplus.Volume.fromConfigMap(scope, `${workload.name}-config-volume`, config.configMap, {
      name: "config",
    });
    container.mount(config.folder, volume, { readOnly: true });
  }
  for (const mount of workload.secretMounts) mountSecret(scope, workload, container, mount);
  cdk8s.ApiObject.of(made).addJsonPatch(...podPatches(workload));
  return made;
}

function containerProps(container: Container): Kplus.ContainerProps {
  return {
    name: container.name,
    image: container.image,
    ...(container.command.length > 0 && { command: [...container.command] }),
    args: [...container.args],
    ports: container.ports.map(({ name, port }) => ({ name, number: port })),
    envVariables: Object.fromEntries(container.env.map(({ name, value }) => [name, kplus.EnvValue.fromValue(value)])),
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
    ...(container.readiness && { readiness: httpProbe(container.readiness) }),
    ...(container.liveness && { liveness: httpProbe(container.liveness) }),
  };
}

function httpProbe(probe: HttpProbe): Kplus.Probe {
  return kplus.Probe.fromHttpGet(probe.path, {
    port: probe.port,
    periodSeconds: cdk8s.Duration.seconds(probe.periodSeconds),
    timeoutSeconds: cdk8s.Duration.seconds(probe.timeoutSeconds),
    successThreshold: probe.successThreshold,
    failureThreshold: probe.failureThreshold,
  });
}

function mountSecret(scope: Construct, workload: Workload, container: Kplus.Container, mount: SecretMount): void {
  const secret = kplus.Secret.fromSecretName(scope, `${workload.name}-${mount.name}-secret`, mount.secret);
  const volume = kplus.Volume.fromSecret(scope, `${workload.name}-${mount.name}-volume`, secret, {
    name: mount.name,
    defaultMode: secretMode,
  });
  container.mount(mount.path, volume, { readOnly: true });
}

/** What cdk8s-plus-28 cannot say, or says in its own words: quantities as written, seccomp, spreading, no startup probe. */
function podPatches(workload: Workload): JsonPatch[] {
  const pod = "/spec/template/spec";
  const container = `${pod}/containers/0`;
  return [
    cdk8s.JsonPatch.add(`${container}/resources`, quantities(workload.container)),
    cdk8s.JsonPatch.add("/spec/template/metadata/labels", { ...workload.labels }),
    cdk8s.JsonPatch.add(`${pod}/securityContext`, podSecurity),
    cdk8s.JsonPatch.add(`${container}/securityContext`, containerSecurity),
    // False and zero are what leaving these out means.
    cdk8s.JsonPatch.remove(`${pod}/hostNetwork`),
    cdk8s.JsonPatch.remove(`${pod}/setHostnameAsFqdn`),
    cdk8s.JsonPatch.remove("/spec/minReadySeconds"),
    // Whoever scales it says how many; a number here would be set again at each sync.
    ...(workload.autoscaled ? [cdk8s.JsonPatch.remove("/spec/replicas")] : []),
    ...(workload.container.ports.length > 0 ? [cdk8s.JsonPatch.remove(`${container}/startupProbe`)] : []),
    ...(workload.spreadOver
      ? [cdk8s.JsonPatch.add(`${pod}/topologySpreadConstraints`, spreadConstraints(workload.spreadOver))]
      : []),
  ];
}

/** cdk8s-plus unwraps quantities after patches are applied, so they are handed to it wrapped. */
function quantities({ resources }: Container): object {
  const wrap = (amounts: Readonly<Record<string, string>>): object =>
    Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, { value }]));
  return { requests: wrap(resources.requests), limits: wrap(resources.limits) };
}

/** Over nodes, as far as there are enough. */
export function spreadConstraints(selector: Labels): object[] {
  return [
    {
      maxSkew: 1,
      topologyKey: "kubernetes.io/hostname",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: selector },
    },
  ];
}
