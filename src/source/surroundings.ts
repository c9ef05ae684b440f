/** What a container finds around it: variables, volumes, and what it may do. The operator's object says it in the same words as a pod. */

import { cleanPath } from "../model/clean-path.ts";
import type { DeployedMount, Surroundings } from "../model/deployed.ts";
import { type Json, jsonAt } from "../model/json.ts";
import { parseMemoryBytes } from "../model/quantity.ts";
import { listAt, textAt } from "./object-fields.ts";

export interface SaidOfContainer {
  readonly container: Json;
  /** Where `volumes` and the pod's security are. */
  readonly spec: Json;
  readonly podSecurity: string;
  readonly claimTemplates: readonly Json[];
}

export function surroundingsOf({ container, spec, podSecurity, claimTemplates }: SaidOfContainer): Surroundings {
  const security = jsonAt(container, ["securityContext"]) ?? {};
  const pod = jsonAt(spec, [podSecurity]) ?? {};
  const user = jsonAt(security, ["runAsUser"]) ?? jsonAt(pod, ["runAsUser"]);
  const sysctls = listAt(pod, ["sysctls"]).map((one) => textAt(one, ["name"]));
  return {
    env:
      listAt(container, ["envFrom"]).length > 0
        ? undefined
        : listAt(container, ["env"]).map((one) => textAt(one, ["name"])),
    mounts: listAt(container, ["volumeMounts"]).map((mount) =>
      readMount(mount, listAt(spec, ["volumes"]), claimTemplates),
    ),
    readOnlyRoot: jsonAt(security, ["readOnlyRootFilesystem"]) === true,
    opensLowPorts: user === 0 || sysctls.includes("net.ipv4.ip_unprivileged_port_start"),
  };
}

/** Volumes that nobody can write to. */
const readOnlySources: readonly string[] = ["configMap", "secret", "projected", "downwardAPI"];

function readMount(mount: Json, volumes: readonly Json[], claimTemplates: readonly Json[]): DeployedMount {
  const name = textAt(mount, ["name"]);
  const volume = volumes.find((one) => textAt(one, ["name"]) === name) ?? {};
  const template = claimTemplates.find((one) => textAt(one, ["metadata", "name"]) === name);
  const size = template
    ? jsonAt(template, ["spec", "resources", "requests", "storage"])
    : jsonAt(volume, ["emptyDir", "sizeLimit"]);
  const hostPath = textAt(mount, ["subPath"]) === "" ? cleanPath(textAt(volume, ["hostPath", "path"])) : "";
  return {
    path: cleanPath(textAt(mount, ["mountPath"])),
    writable:
      jsonAt(mount, ["readOnly"]) !== true && !readOnlySources.some((source) => jsonAt(volume, [source]) !== undefined),
    shared: !template && jsonAt(volume, ["persistentVolumeClaim"]) !== undefined,
    ...(hostPath !== "" && { hostPath }),
    sizeBytes: parseMemoryBytes(String(size ?? "")),
  };
}
