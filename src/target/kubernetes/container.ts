/** Containers: that of a tier, and what an author puts beside it. */

import type { k8s } from "cdk8s-plus-28";
import type { Container, EnvVar, HttpProbe, SideContainer } from "../../model/pod.ts";
import type { Plain } from "./object.ts";
import { containerSecurity } from "./pod-security.ts";

export function container(
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

/** Held to the same profile as the tier's own. */
export function sideContainers(
  containers: readonly SideContainer[],
  podUser: number | undefined,
): readonly Plain<k8s.Container>[] {
  return containers.map(({ name, image, pullPolicy, command, args, ports, env, resources, mounts: of, ...own }) => ({
    name,
    image,
    imagePullPolicy: pullPolicy,
    ...(command.length > 0 && { command }),
    ...(args.length > 0 && { args }),
    ...(ports.length > 0 && {
      ports: ports.map(({ name: port, port: containerPort }) => ({ name: port, containerPort, protocol: "TCP" })),
    }),
    ...(env.length > 0 && { env: env.map(envVar) }),
    resources: { requests: { ...resources.requests }, limits: { ...resources.limits } },
    securityContext: { ...containerSecurity(own.user ?? podUser), readOnlyRootFilesystem: !own.writableRoot },
    ...(of.length > 0 && { volumeMounts: of.map(mountOf) }),
  }));
}

function mountOf({ volume, path, subPath, readOnly }: SideContainer["mounts"][number]): Plain<k8s.VolumeMount> {
  return { name: volume, mountPath: path, ...(readOnly && { readOnly }), ...(subPath && { subPath }) };
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

function httpProbe({ path, port, ...timing }: HttpProbe): Plain<k8s.Probe> {
  return { httpGet: { path, port, scheme: "HTTP" }, ...timing };
}
