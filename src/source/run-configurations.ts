/**
 * Which configurations pods run: what their arguments name, through the mounts between, several merged as the Collector
 * merges them; else the first ConfigMap that is mounted.
 */

import type { DeployedCollector, DeployedGate } from "../model/deployed.ts";
import { grouped } from "../model/grouped.ts";
import { isCollectorImage } from "../model/image-reference.ts";
import { asPart, readCollectorYaml } from "./collector-yaml.ts";
import { type ConfigPart, configParts, gatesGiven, type WrittenPart } from "./config-arguments.ts";
import { configurationsIn, type StoredConfiguration, storedName } from "./config-maps.ts";
import { releaseNamed } from "./images.ts";
import { mergeConfigurations } from "./merge-configurations.ts";
import { type MountedFile, sourcesOf, type VolumeSource } from "./mounted-files.ts";
import { listAt, textAt } from "./object-fields.ts";
import { podOf } from "./pod.ts";
import { placeAt, type SourceObject, textBelow } from "./source-object.ts";
import { storesAsMeant } from "./stores-as-meant.ts";
import type { Unreadable } from "./yaml-documents.ts";

export interface RunConfigurations {
  readonly collectors: readonly DeployedCollector[];
  readonly unreadable: readonly Unreadable[];
  /** Name of the configuration that the pods of a workload run. */
  readonly configOf: (workload: SourceObject) => string | undefined;
}

export function runConfigurations(
  given: readonly SourceObject[],
  workloads: readonly SourceObject[],
): RunConfigurations {
  const stores = storesAsMeant(given, workloads);
  const named = workloads.map(useOf);
  const keys = new Set(
    named
      .filter(({ image }) => isCollectorImage(image))
      .flatMap(({ workload, files }) => files.map((file) => keyOf(workload.namespace, file))),
  );
  const stored = stores.flatMap((object) =>
    configurationsIn(object, (store, key) => keys.has(keyOf(store.namespace, fileOf(store, key)))),
  );
  const written = named.filter(({ image }) => isCollectorImage(image)).flatMap((use) => use.written);
  const byKey = new Map(
    [...stored, ...written].map((one) => [keyOf(one.object.namespace, fileOf(one.object, one.key)), one]),
  );
  const storedIn = grouped(stored, ({ object }) => [storeKey(object.namespace, object)]);
  const uses = named.map((use) => {
    const files = use.files.filter((file) => byKey.has(keyOf(use.workload.namespace, file)));
    const meant = files.length === 0 ? onlyMounted(use, storedIn) : undefined;
    if (meant) return { ...use, files: [meant], isPartial: false };
    return { ...use, files, isPartial: use.isPartial || files.length < use.files.length };
  });
  const useOfWorkload = new Map(uses.map((use) => [use.workload, use]));
  const usersOf = grouped(uses, (use) => [`${use.workload.namespace} ${configName(use)}`]);
  const partsOf = ({ workload, files }: Use): readonly StoredConfiguration[] =>
    files.flatMap((file) => byKey.get(keyOf(workload.namespace, file)) ?? []);
  const merged = distinct(uses.filter((use) => partsOf(use).length > 1));
  const alone = new Set(uses.filter((use) => partsOf(use).length === 1).flatMap(partsOf));
  const onlyParts = new Set(merged.flatMap(partsOf).filter((part) => !alone.has(part)));
  const single = [...stored, ...written]
    .filter((part) => !onlyParts.has(part))
    .map((part) => ({ name: storedName(part.object.name, part.key), parts: [part] }));
  const together = merged.map((use) => ({ name: configName(use) ?? "", parts: partsOf(use) }));
  return {
    collectors: [...single, ...together].flatMap(({ name, parts }) => collectorOf(name, parts, usersOf)),
    unreadable: [...stored, ...written].flatMap((part) => {
      const read = onlyParts.has(part) ? asPart(part.read) : part.read;
      return read.kind === "unreadable" ? [read] : [];
    }),
    configOf: (workload) => configName(useOfWorkload.get(workload)),
  };
}

/** Where a path leads nowhere the only configuration that the volumes of its pod bring is meant. */
function onlyMounted(
  { workload, isToldConfig, sources }: Use,
  storedIn: ReadonlyMap<string, readonly StoredConfiguration[]>,
): MountedFile | undefined {
  if (!isToldConfig) return undefined;
  const keys = new Set(sources.map((source) => storeKey(workload.namespace, source)));
  const [only, ...others] = [...keys].flatMap((key) => storedIn.get(key) ?? []);
  return only && others.length === 0 ? fileOf(only.object, only.key) : undefined;
}

function storeKey(namespace: string, { kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${namespace} ${kind} ${name}`;
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
  /** Those of them that stand in the workload itself. */
  readonly written: readonly StoredConfiguration[];
  /** True where its arguments name more than is to be seen here. */
  readonly isPartial: boolean;
  /** True where they name a configuration at all. */
  readonly isToldConfig: boolean;
  /** What its volumes bring. */
  readonly sources: readonly VolumeSource[];
  readonly gates: readonly DeployedGate[];
}

function useOf(workload: SourceObject): Use {
  const pod = podOf(workload);
  const sources = listAt(pod.spec, ["volumes"]).flatMap(sourcesOf);
  const parts = configParts(pod);
  const gates = gatesGiven(pod, (path) => placeAt(workload, path));
  return {
    workload,
    image: textAt(pod.container, ["image"]),
    files: parts.flatMap((part) => fileOfPart(part, workload) ?? []),
    written: parts.flatMap((part) => (part.kind === "written" ? [inWorkload(part, workload)] : [])),
    isPartial: parts.some(({ kind }) => kind === "unseen") || gates.some(isAppending),
    gates,
    isToldConfig: parts.length > 0,
    sources,
  };
}

/** Lists are appended to each other, which no configuration here shows. */
function isAppending({ id, on }: DeployedGate): boolean {
  return on && id === "confmap.enableMergeAppendOption";
}

function fileOfPart(part: ConfigPart, { name }: SourceObject): MountedFile | undefined {
  if (part.kind === "written") return { kind: "Pod", object: name, key: part.name };
  return part.kind === "stored" ? part.file : undefined;
}

/** Its lines are those of the file where it is all of a block; else it is where the value begins. */
function inWorkload({ name, text, at }: WrittenPart, object: SourceObject): StoredConfiguration {
  const whole = textBelow(object, at);
  const { range } = placeAt(object, at);
  const start = range?.start ?? { line: 1, column: 1 };
  const source = whole?.text === text ? whole : { ...object.source, text, positionInFile: () => start };
  return { object, key: name, read: readCollectorYaml(source) };
}

function configName(use: Use | undefined): string | undefined {
  if (use === undefined || use.files.length === 0) return use?.sources.find(({ kind }) => kind === "ConfigMap")?.name;
  return use.files.map(({ object, key }) => storedName(object, key)).join(" + ");
}

function fileOf({ kind, name }: SourceObject, key: string): MountedFile {
  return { kind: kind === "Secret" || kind === "ConfigMap" ? kind : "Pod", object: name, key };
}

function keyOf(namespace: string, { kind, object, key }: MountedFile): string {
  return JSON.stringify([namespace, kind, object, key]);
}

function collectorOf(
  name: string,
  parts: readonly StoredConfiguration[],
  usersOf: ReadonlyMap<string, readonly Use[]>,
): readonly DeployedCollector[] {
  const [first] = parts;
  const read = parts
    .map((part) => (parts.length > 1 ? asPart(part.read) : part.read))
    .filter((one) => one.kind === "value");
  if (first === undefined || read.length < parts.length) return [];
  const { namespace } = first.object;
  const users = usersOf.get(`${namespace} ${name}`) ?? [];
  const [user] = users;
  const gates = users.filter(({ image }) => image === user?.image).flatMap((use) => use.gates);
  const { value: config, marks } = mergeConfigurations(read);
  return [
    {
      name,
      namespace,
      ...(gates.length > 0 && { gates }),
      ...(user && user.image !== "" && { image: user.image }),
      version: releaseNamed(user?.image ?? ""),
      ...(user?.isPartial && { isFragment: "merged" as const }),
      config,
      marks,
      origin: first.object.origin,
    },
  ];
}
