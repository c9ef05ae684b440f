/** The restricted pod security profile (Kubernetes Pod Security Standards), stated in full. */

import type { k8s } from "cdk8s-plus-28";
import type { Plain } from "./object.ts";

/** @param user and group of the pod; undefined where the platform assigns them */
export function podSecurity(user: number | undefined): Plain<k8s.PodSecurityContext> {
  return {
    runAsNonRoot: true,
    ...(user !== undefined && {
      runAsUser: user,
      runAsGroup: user,
      fsGroup: user,
      fsGroupChangePolicy: "OnRootMismatch",
    }),
    seccompProfile: { type: "RuntimeDefault" },
  };
}

/** The container's part. */
export function containerSecurity(user: number | undefined): Plain<k8s.SecurityContext> {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    ...(user !== undefined && { runAsUser: user, runAsGroup: user }),
  };
}
