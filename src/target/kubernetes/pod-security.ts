/** The restricted pod security profile (Kubernetes Pod Security Standards), said in full. */

import type * as Kplus from "cdk8s-plus-28";
import type { JsonObject } from "../../model/json.ts";
import { kplus } from "../cdk8s.ts";

/** User and group of all pods: that of the Collector's own images. */
export const podUser = 10_001;

export const podSecurity: JsonObject = Object.freeze({
  runAsNonRoot: true,
  runAsUser: podUser,
  runAsGroup: podUser,
  fsGroup: podUser,
  fsGroupChangePolicy: "OnRootMismatch",
  seccompProfile: { type: "RuntimeDefault" },
});

/** The container's part, as Kubernetes spells it. */
export const containerSecurityJson: JsonObject = Object.freeze({
  runAsNonRoot: true,
  runAsUser: podUser,
  runAsGroup: podUser,
  readOnlyRootFilesystem: true,
  allowPrivilegeEscalation: false,
  privileged: false,
  capabilities: { drop: ["ALL"] },
});

/** The same, as cdk8s-plus takes it. */
export function containerSecurity(): Kplus.ContainerSecurityContextProps {
  return {
    ensureNonRoot: true,
    user: podUser,
    group: podUser,
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    privileged: false,
    capabilities: { drop: [kplus.Capability.ALL] },
  };
}
