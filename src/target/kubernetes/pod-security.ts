/** The restricted pod security profile (Kubernetes Pod Security Standards), stated in full. */

import type { k8s } from "cdk8s-plus-28";
import type { Plain } from "./object.ts";

/** User and group of all pods: that of the Collector's own images. */
export const podUser = 10_001;

export const podSecurity: Plain<k8s.PodSecurityContext> = Object.freeze({
  runAsNonRoot: true,
  runAsUser: podUser,
  runAsGroup: podUser,
  fsGroup: podUser,
  fsGroupChangePolicy: "OnRootMismatch",
  seccompProfile: { type: "RuntimeDefault" },
});

/** The container's part. */
export const containerSecurity: Plain<k8s.SecurityContext> = Object.freeze({
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsGroup: podUser,
  runAsNonRoot: true,
  runAsUser: podUser,
});
