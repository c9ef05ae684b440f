/**
 * Which configurations pods run: what their arguments name, through the mounts between, several merged as the Collector
 * merges them; else the first ConfigMap that is mounted.
 */

import type { DeployedCollector } from "../model/deployed.ts";
import { configurationsIn, type StoredConfiguration, storedName } from "./config-maps.ts";
import { mergeConfigurations } from "./merge-configurations.ts";
import { configArguments, type MountedFile, mountedFile, sourcesOf } from "./mounted-files.ts";
import { imageTag, listAt, textAt } from "./object-fields.ts";
import { isCollectorImage, podOf } from "./pod.ts";
import type { SourceObject } from "./source-object.ts";
import type { Unreadable } from "./yaml-documents.ts";

export interface RunConfigurations {
  readonly collectors: readonly DeployedCollector[];
  readonly unreadable: readonly Unreadable[];
  /** Name of the configuration that the pods of a workload run. */
  readonly configOf: (workload: SourceObject) => string | undefined;
}

export function runConfigurations(
  stores: readonly SourceObject[],
  workloads: readonly SourceObject[],
): RunConfigurations {
  const named = workloads.map(useOf);
  const keys = new Set(
    named
      .filter(({ image }) => isCollectorImage(image))
      .flatMap(({ workload, files }) => files.map((file) => keyOf(workload.namespace, file))),
  );
  const stored = stores.flatMap((object) =>
    configurationsIn(object, (store, key) => keys.has(keyOf(store.namespace, fileOf(store, key)))),
  );
  const byKey = new Map(stored.map((one) => [keyOf(one.object.namespace, fileOf(one.object, one.key)), one]));
  const uses = named.map((use) => ({
    ...use,
    files: use.files.filter((file) => byKey.has(keyOf(use.workload.namespace, file))),
  }));
  const partsOf = ({ workload, files }: Use): readonly StoredConfiguration[] =>
    files.flatMap((file) => byKey.get(keyOf(workload.namespace, file)) ?? []);
  const merged = distinct(uses.filter((use) => partsOf(use).length > 1));
  const alone = new Set(uses.filter((use) => partsOf(use).length === 1).flatMap(partsOf));
  const onlyParts = new Set(merged.flatMap(partsOf).filter((part) => !alone.has(part)));
  const single = stored
    .filter((part) => !onlyParts.has(part))
    .map((part) => ({ name: storedName(part.object.name, part.key), parts: [part] }));
  const together = merged.map((use) => ({ name: configName(use) ?? "", parts: partsOf(use) }));
  return {
    collectors: [...single, ...together].flatMap(({ name, parts }) => collectorOf(name, parts, uses)),
    unreadable: stored.flatMap(({ read }) => (read.kind === "unreadable" ? [read] : [])),
    configOf: (workload) => configName(uses.find((use) => use.workload === workload)),
  };
}

/** One of those that run the same. */
function distinct(uses: readonly Use[]): readonly Use[] {
  return [...new Map(uses.map((use) => [`${use.workload.namespace} ${configName(use)}`, use])).values()];
}

interface Use {
  readonly workload: SourceObject;
  readonly image: string;
  /** What its arguments name. */
  readonly files: readonly MountedFile[];
  /** Name of the first ConfigMap that is mounted. */
  readonly mounted: string | undefined;
}

function useOf(workload: SourceObject): Use {
  const pod = podOf(workload);
  const sources = listAt(pod.spec, ["volumes"]).flatMap(sourcesOf);
  return {
    workload,
    image: textAt(pod.container, ["image"]),
    files: configArguments(pod).flatMap((uri) => mountedFile(uri, pod) ?? []),
    mounted: sources.find(({ kind }) => kind === "ConfigMap")?.name,
  };
}

function configName(use: Use | undefined): string | undefined {
  if (use === undefined || use.files.length === 0) return use?.mounted;
  return use.files.map(({ object, key }) => storedName(object, key)).join(" + ");
}

function fileOf({ kind, name }: SourceObject, key: string): MountedFile {
  return { kind: kind === "Secret" ? "Secret" : "ConfigMap", object: name, key };
}

function keyOf(namespace: string, { kind, object, key }: MountedFile): string {
  return JSON.stringify([namespace, kind, object, key]);
}

function collectorOf(
  name: string,
  parts: readonly StoredConfiguration[],
  uses: readonly Use[],
): readonly DeployedCollector[] {
  const [first] = parts;
  const read = parts.flatMap((part) => (part.read.kind === "value" ? [part.read] : []));
  if (first === undefined || read.length < parts.length) return [];
  const { namespace } = first.object;
  const user = uses.find((use) => use.workload.namespace === namespace && configName(use) === name);
  const { value: config, marks } = mergeConfigurations(read);
  return [
    {
      name,
      namespace,
      version: imageTag(user?.image ?? ""),
      config,
      marks,
      origin: first.object.origin,
    },
  ];
}
