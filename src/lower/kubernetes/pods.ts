/** What an author says of the pods of a tier, as a workload has it: the same for every tier. */

import type { Workload } from "../../model/plan.ts";
import type { Container, EnvVar, NamedVolume, SideContainer } from "../../model/pod.ts";
import { podOptions } from "../../model/pod-options.ts";
import { canonicalQuantity, canonicalResources } from "../../model/quantity.ts";
import type { OtherContainer, PodOptions, Volume } from "../../model/topology.ts";

/** @param account that is written where the author names none */
export function podSettings(
  asked: PodOptions,
  account: string,
  own: readonly NamedVolume[] = [],
): Pick<Workload, "volumes" | "sidecars" | "initContainers" | "updateStrategy" | "pod" | "serviceAccount"> {
  const { nodeSelector, tolerations, affinity, priorityClass, imagePullSecrets } = asked;
  const containers = (of: Readonly<Record<string, OtherContainer>> = {}) =>
    Object.entries(of).map(([name, container]) => sideContainer(name, container, asked));
  return {
    sidecars: containers(asked.sidecars),
    initContainers: containers(asked.initContainers),
    updateStrategy: asked.updateStrategy,
    volumes: [
      ...own,
      ...Object.entries(asked.volumes ?? {}).map(([name, volume]) => ({ name, volume: canonical(volume) })),
    ],
    pod: {
      ...(nodeSelector && { nodeSelector }),
      ...(tolerations && { tolerations }),
      ...(affinity && { affinity }),
      ...(priorityClass && { priorityClass }),
      ...(imagePullSecrets && { imagePullSecrets }),
      labels: asked.podLabels ?? {},
      annotations: asked.podAnnotations ?? {},
    },
    serviceAccount: asked.serviceAccount?.name ?? account,
  };
}

/** @param own variables of ours, which one of the author's replaces */
export function containerSettings(asked: PodOptions, own: readonly EnvVar[]): Pick<Container, "env" | "pullPolicy"> {
  const env = asked.env ?? {};
  return {
    env: [
      ...own.filter(({ name }) => !Object.hasOwn(env, name)),
      ...Object.entries(env).map(([name, value]) => ({ name, value })),
    ],
    pullPolicy: asked.imagePullPolicy ?? podOptions.imagePullPolicy.default,
  };
}

function sideContainer(name: string, container: OtherContainer, tier: PodOptions): SideContainer {
  const { image, command = [], args = [], env = {}, ports = {}, mounts = {}, user, writable = false } = container;
  return {
    name,
    image,
    pullPolicy: tier.imagePullPolicy ?? podOptions.imagePullPolicy.default,
    command,
    args,
    env: Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
    resources: canonicalResources(container.resources),
    ports: Object.entries(ports).map(([of, port]) => ({ name: of, port })),
    mounts: Object.entries(mounts).map(([volume, { path, subPath, readOnly = false }]) => ({
      volume,
      path,
      subPath,
      readOnly,
    })),
    user,
    writableRoot: writable,
  };
}

function canonical(volume: Volume): Volume {
  switch (volume.kind) {
    case "empty-dir":
      return { ...volume, ...(volume.sizeLimit && { sizeLimit: canonicalQuantity(volume.sizeLimit) }) };
    case "claim-template":
      return { ...volume, size: canonicalQuantity(volume.size) };
    case "config-map":
    case "secret":
    case "claim":
      return volume;
  }
}
