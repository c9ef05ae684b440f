/** A file that a configuration names is in the volume that is mounted there: `items`, a subPath or the keys themselves may leave it out. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import type { Deployed, DeployedWorkload } from "../../model/deployed.ts";
import { type FileRead, filesRead } from "../../needs/files.ts";
import { type CollectorView, viewOf } from "../deployed/collector/view.ts";
import { clusterOf } from "../deployed/objects/cluster.ts";
import { type Caused, onePerCause } from "../deployed/one-per-cause.ts";
import { type Around, fileInVolume } from "./configurations-mounted.ts";
import { namesakesAmong, podOf, textAt, type Written } from "./written.ts";

export function filesInVolumes(objects: readonly Written[], deployed: Deployed): readonly Diagnostic[] {
  return deployed.collectors.flatMap((collector) => {
    const read = filesRead(collector.config).filter(({ isPattern }) => !isPattern);
    const pods = read.length > 0 ? clusterOf(deployed).running(collector) : [];
    const found = pods
      .flatMap((workload) => aroundOf(workload, objects))
      .flatMap((around) => read.flatMap((file) => leftOut(file, around, viewOf(collector))));
    return onePerCause(found, "file");
  });
}

/** The container that runs the Collector. */
function aroundOf({ kind, name, namespace, image }: DeployedWorkload, objects: readonly Written[]): readonly Around[] {
  const of = namesakesAmong(objects, kind, name).find((one) => one.namespace === namespace);
  const pod = of && podOf(of);
  const container = pod?.containers.find(({ json }) => textAt(json, ["image"]) === image);
  return pod && container ? [{ of: pod.of, container, volumes: pod.volumes, objects }] : [];
}

function leftOut({ file: path, path: at }: FileRead, around: Around, view: CollectorView): readonly Caused[] {
  const within = fileInVolume(path, around);
  if (within === undefined || within.contents.files.includes(within.file)) return [];
  const { file, contents } = within;
  const { what, files, isListed } = contents;
  const those = files.length > 0 ? files.join(", ") : "nothing";
  const add = isListed
    ? `add it to the items, with \`path: ${file}\` and the key that holds it`
    : `add the key ${file}`;
  const finding = view.finding("FL4035", at, {
    severity: "error",
    message: `There is no file ${path} in the pod: ${what} brings ${isListed ? "only what its items list, " : ""}${those}.`,
    help: didYouMean(file, files) ?? add,
  });
  return [{ cause: `${what} ${path}`, finding }];
}
