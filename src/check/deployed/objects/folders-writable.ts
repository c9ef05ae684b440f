/** What writes files has a volume to write to: the root of the container is read-only, and a folder that is missing ends the start. */

import type { Path } from "../../../diagnostics/place.ts";
import type { DeployedMount, DeployedWorkload } from "../../../model/deployed.ts";
import { type FolderWritten, foldersWritten } from "../../../needs/files.ts";
import type { DeployedRule } from "../../rule.ts";
import { type CollectorView, viewOf } from "../collector/view.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { clusterOf } from "./cluster.ts";
import { isStock, mountOf } from "./mounts.ts";

export const foldersWritable: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const view = viewOf(collector);
    const written = foldersWritten(collector.config);
    const pods = clusterOf(deployed).running(collector);
    const found = written.flatMap((folder) => [
      ...pods.flatMap((pod) => notWritable(folder, pod, view)),
      ...sharedByPods(folder, pods, view),
    ]);
    return onePerCause(found, "workload");
  });

function notWritable(written: FolderWritten, pod: DeployedWorkload, view: CollectorView): readonly Caused[] {
  const { component, folder, isOwnFolder, createsIt } = written;
  const mount = mountOf(folder, pod);
  if (mount === undefined) {
    // Root may make any folder, and an image of the author's own may have it.
    if (!pod.readOnlyRoot && (pod.opensLowPorts || !isStock(pod))) return [];
    const reason = pod.readOnlyRoot
      ? "the rest of the container is read-only"
      : "the image has no folder that its user may write to";
    return problem(written, view, {
      cause: "none",
      message: `"${component.id}" writes to ${folder}, where its pod has no volume: ${reason}.`,
      help: helpFor(written, view),
    });
  }
  if (!mount.writable) {
    const message = `"${component.id}" writes to ${folder}, and the volume at ${mount.path} is read-only.`;
    return problem(written, view, { cause: "read-only", message, help: "write to another folder" });
  }
  if (!isOwnFolder || createsIt || mount.path === folder) return [];
  return problem(written, view, {
    cause: "below",
    message: `"${component.id}" needs the folder ${folder} at its start, and the volume at ${mount.path} is empty.`,
    help: `write to ${mount.path} itself, or set create_directory: true`,
  });
}

/** file_storage keeps a lock on its file, so that a second pod waits for it and then ends (bbolt). */
function sharedByPods(
  written: FolderWritten,
  pods: readonly DeployedWorkload[],
  view: CollectorView,
): readonly Caused[] {
  const { component, folder } = written;
  const sharing = pods.filter((pod) => isShared(mountOf(folder, pod)));
  const count = sharing.reduce((sum, { replicas }) => sum + replicas, 0);
  if (count < 2 || component.type !== "file_storage") return [];
  const message = `${count} pods write to ${folder} on one claim: file_storage locks its files, and all but one of them would not start.`;
  const help = 'give each pod its own claim: `persistence`, or a volume of kind "claim-template"';
  return problem(written, view, { cause: "shared", message, help });
}

function isShared(mount: DeployedMount | undefined): boolean {
  return mount?.shared === true;
}

function helpFor({ component, folder }: FolderWritten, { collector }: CollectorView): string {
  if (collector.origin.in === "text") return `mount a volume at ${folder}, such as an emptyDir or a claim`;
  const volume = `\`volumes: { data: { kind: "empty-dir", path: "${folder}" } }\``;
  return component.type === "file_storage"
    ? `leave the extension out and set \`persistence: { size: "1Gi" }\`, which adds a claim for each pod; or mount a volume there, as in ${volume}`
    : `mount a volume there, as in ${volume}`;
}

function problem(
  { component, path }: { readonly component: FolderWritten["component"]; readonly path: Path },
  view: CollectorView,
  { cause, ...said }: { readonly cause: string; readonly message: string; readonly help: string },
): readonly Caused[] {
  return [{ cause: `${cause} ${component.id} ${path.join(".")}`, finding: view.finding("FL4034", path, said) }];
}
