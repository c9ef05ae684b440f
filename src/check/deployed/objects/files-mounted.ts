/** A file that a configuration names is in the pod: on a volume, or one that every container has. */

import type { DeployedMount, DeployedWorkload } from "../../../model/deployed.ts";
import { type FileRead, filesRead } from "../../../needs/files.ts";
import type { DeployedRule } from "../../rule.ts";
import { type CollectorView, viewOf } from "../collector/view.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { clusterOf } from "./cluster.ts";
import { isBelow, isStock, mountOf } from "./mounts.ts";

export const filesMounted: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const read = filesRead(collector.config);
    const pods = clusterOf(deployed).running(collector);
    const found = pods.filter(isStock).flatMap((pod) => read.flatMap((file) => missing(file, pod, viewOf(collector))));
    return onePerCause(found, "file");
  });

/** The kernel's, the container runtime's, and what the images of the project hold. */
const everywhere = Object.freeze([
  "/proc",
  "/sys",
  "/dev",
  "/etc/hosts",
  "/etc/hostname",
  "/etc/resolv.conf",
  "/etc/ssl/certs/ca-certificates.crt",
]);
const accountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

function missing({ file, path, isPattern }: FileRead, pod: DeployedWorkload, view: CollectorView): readonly Caused[] {
  const folders = [...everywhere, ...(pod.automountToken ? [accountFolder, accountFolder.replace("/var", "")] : [])];
  const mount = mountOf(file, pod);
  const deeper = mount && isPattern ? mountedAbove(file, mount) : undefined;
  if (deeper !== undefined) return [{ cause: file, finding: view.finding("FL4035", path, deeper) }];
  if (mount !== undefined || folders.some((folder) => isBelow(file, folder))) return [];
  const isToken = isBelow(file, accountFolder);
  const message = isPattern
    ? `Nothing in the pod is at ${file}, so that nothing is read.`
    : `There is no file ${file} in the pod: no volume is mounted there.`;
  // Without a file the Collector does not start; with nothing to read it does.
  const severity = isPattern ? "warning" : "error";
  const finding = view.finding("FL4035", path, {
    severity,
    message,
    help: isToken ? "the pods have no token of their account" : helpFor(file, isPattern, pod, view),
  });
  return [{ cause: `${isToken ? accountFolder : path.join(".")} ${file}`, finding }];
}

/** A folder of the node is mounted at one that it is in: its files are at the shorter path, and the one that is read is not there. */
function mountedAbove(file: string, { path, hostPath }: DeployedMount) {
  if (hostPath === undefined || hostPath === path || !isBelow(hostPath, path) || !isBelow(file, hostPath)) return;
  return {
    severity: "warning" as const,
    message: `Nothing in the pod is at ${file}, so that nothing is read: ${hostPath} of the node is mounted at ${path}.`,
    help: `mount it at ${hostPath}`,
  };
}

function helpFor(file: string, isPattern: boolean, { oneFor }: DeployedWorkload, { collector }: CollectorView): string {
  if (isPattern && oneFor === "node")
    return `mount that folder of the node: a volume with \`hostPath: { path: ${file} }\``;
  if (isPattern)
    return "files of a node are on a hostPath, which the restricted profile forbids: read them with an agent on each node, and let that send here; files of a sidecar are on a volume that both mount";
  const folder = file.slice(0, Math.max(1, file.lastIndexOf("/")));
  return collector.origin.in === "text"
    ? `mount a Secret or a ConfigMap at ${folder}`
    : `mount a volume with it, as in \`volumes: { files: { kind: "secret", secret: "…", path: "${folder}" } }\``;
}
