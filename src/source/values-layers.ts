/**
 * Values files beside each other are layers, as in `helm -f values.yaml -f values-prod.yaml`: a later one goes into the first (Helm
 * merges maps deep, anything else takes the place of what was there), and what one does not define another may.
 */

import { posix } from "node:path";
import type { Configuration } from "./double-colons.ts";
import { type ReadValues, setsMode, valuesIn } from "./helm-values.ts";
import { mergeConfigurations } from "./merge-configurations.ts";

export interface ValuesFile {
  readonly file: string;
  readonly document: Configuration;
  /** In the order of `--config`. */
  readonly isMerged?: boolean | undefined;
}

export interface ReadLayers {
  readonly values: readonly ReadValues[];
  readonly files: ReadonlySet<string>;
}

/** Of files that are read alone where they have no others beside them. */
export function readLayers(files: readonly ValuesFile[]): ReadLayers {
  const ordered = files.filter(({ isMerged }) => isMerged);
  const folders = inFolders(files.filter(({ isMerged }) => !isMerged));
  const groups = [
    ...(ordered.length > 0 ? [{ members: ordered, releases: [ordered] }] : []),
    ...folders.map((members) => ({ members, releases: releasesOf(members) })),
  ].filter(({ members }) => members.length > 1 || members.some(({ isMerged }) => isMerged));
  const read = groups.flatMap(({ members, releases }) => {
    const values = releases.flatMap((layers) => readRelease(layers, members) ?? []);
    return values.length > 0 ? [{ values, members }] : [];
  });
  return {
    values: read.flatMap(({ values }) => values),
    files: new Set(read.flatMap(({ members }) => members.map(({ file }) => file))),
  };
}

function inFolders(files: readonly ValuesFile[]): readonly (readonly ValuesFile[])[] {
  const names = new Set(files.map(({ file }) => folderOf(file)));
  return [...names].map((name) => files.filter(({ file }) => folderOf(file) === name));
}

export function folderOf(file: string): string {
  return posix.dirname(file.replaceAll("\\", "/"));
}

/** True for the name of a file of values: what stands in it may be only a part of any. */
export function isValuesName(file: string): boolean {
  return /(?:^|[-._])values(?:[-._].*)?\.ya?ml$/i.test(nameOf(file));
}

/** Each with what it lies over. One that sets the chart's `mode` itself is no layer, but the values of another release. */
function releasesOf(members: readonly ValuesFile[]): readonly (readonly ValuesFile[])[] {
  const base = members.find(({ file }) => /^values\.ya?ml$/i.test(nameOf(file)));
  const others = members.filter((one) => one !== base);
  if (base === undefined) return others.map((one) => [one]);
  const layers = others.filter((one) => isValuesName(one.file) && !setsMode(one.document.value));
  const apart = others.filter((one) => !layers.includes(one)).map((one) => [one]);
  return [...(layers.length > 0 ? layers.map((one) => [base, one]) : [[base]]), ...apart];
}

function nameOf(file: string): string {
  return posix.basename(file.replaceAll("\\", "/"));
}

function readRelease(layers: readonly ValuesFile[], members: readonly ValuesFile[]): ReadValues | undefined {
  const { value, marks } = mergeConfigurations(layers.map(({ document }) => document));
  const beside = members.filter((one) => !layers.includes(one)).map(({ document }) => document.value);
  const isPart = beside.length > 0 && layers.length === 1 && !setsMode(value);
  return valuesIn({ kind: "value", value, marks }, layers[0]?.file ?? "", {
    name: layers.map(({ file }) => file).join(" + "),
    beside,
    isPart,
  });
}
