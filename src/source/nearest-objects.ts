/**
 * Which object of a name is meant where files have several, as a folder for each cluster or overlays of one base do: the nearest, which is
 * one in the same file, then in the same folder, then in the nearest common folder. Where several are equally near each is meant once.
 */

import type { Place } from "../diagnostics/place.ts";
import type { SourceObject } from "./source-object.ts";

/** Objects as some of the files mean them: no two files have the same one. */
export interface Neighbourhood {
  readonly objects: readonly SourceObject[];
  /** Whose files they are; undefined for all. */
  readonly files: ReadonlySet<string> | undefined;
  /** By file, the one of several equally near that is taken here, where there are several. */
  readonly takes: ReadonlyMap<string, Place>;
}

export function neighbourhoodsOf(objects: readonly SourceObject[]): readonly Neighbourhood[] {
  const repeated = repeatedIn(objects);
  if (repeated.length === 0) return [{ objects, files: undefined, takes: new Map() }];
  const files = [...new Set(objects.map(({ source }) => source.file))];
  const found = new Map<
    string,
    { readonly chosen: readonly string[]; readonly takes: Map<string, Place | undefined> }
  >();
  for (const file of files) {
    for (const { chosen, takes } of choicesOf(file, repeated)) {
      const signature = JSON.stringify(chosen);
      const one = found.get(signature) ?? { chosen, takes: new Map<string, Place | undefined>() };
      found.set(signature, one);
      one.takes.set(file, takes);
    }
  }
  const isCrowded = found.size > crowd;
  return [...found.values()].map(({ chosen, takes }) => ({
    objects: keptOf(objects, repeated, { chosen, isCrowded }),
    files: new Set(takes.keys()),
    takes: new Map([...takes].flatMap(([file, place]) => (place ? [[file, place] as const] : []))),
  }));
}

/** Above this many neighbourhoods, each is looked at without what other ones have beside the names of all: their product would be too much. */
const crowd = 64;

interface Repeated {
  readonly key: string;
  /** By file that has it. */
  readonly holders: ReadonlyMap<string, SourceObject>;
}

function repeatedIn(objects: readonly SourceObject[]): readonly Repeated[] {
  const byKey = new Map<string, Map<string, SourceObject>>();
  for (const object of objects) {
    const key = keyOf(object);
    if (key === undefined) continue;
    const holders = byKey.get(key) ?? new Map<string, SourceObject>();
    byKey.set(key, holders.set(object.source.file, object));
  }
  return [...byKey].filter(([, holders]) => holders.size > 1).map(([key, holders]) => ({ key, holders }));
}

/** A Namespace is written beside many things, and says nothing else each time. */
function keyOf({ kind, namespace, name }: SourceObject): string | undefined {
  return name === "" || kind === "Namespace" ? undefined : `${kind} ${namespace} ${name}`;
}

interface Choice {
  /** A file for each repeated key. */
  readonly chosen: readonly string[];
  readonly takes: Place | undefined;
}

/** Of several equally near, those beside each of them go together. */
function choicesOf(file: string, repeated: readonly Repeated[]): readonly Choice[] {
  const tied = new Map<string, Place>();
  const nearest = repeated.map(({ holders }) => {
    const near = nearestTo(file, [...holders.keys()]);
    for (const one of near.length > 1 ? near : []) {
      const place = holders.get(one)?.origin;
      if (place && !tied.has(one)) tied.set(one, place);
    }
    return near;
  });
  if (tied.size === 0) return [{ chosen: nearest.map(([only = ""]) => only), takes: undefined }];
  const choices = [...tied].map(([beside, takes]) => ({
    chosen: nearest.map((near) => nearestTo(beside, near)[0] ?? ""),
    takes,
  }));
  return [...new Map(choices.map((one) => [JSON.stringify(one.chosen), one])).values()];
}

function nearestTo(file: string, others: readonly string[]): readonly string[] {
  if (others.length < 2) return others;
  const near = others.map((other) => nearness(file, other));
  const best = Math.max(...near);
  return others.filter((_, index) => near[index] === best);
}

/** Folders that both are in; in the same one is nearer than below it, and names that both have, as `prod`, decide at last. */
function nearness(file: string, other: string): number {
  if (file === other) return Number.POSITIVE_INFINITY;
  const [one, two] = [foldersOf(file), foldersOf(other)];
  const differs = one.findIndex((folder, index) => folder !== two[index]);
  const common = differs < 0 ? one.length : differs;
  const isBeside = one.length === two.length && common === one.length;
  const alike = two.slice(common).filter((folder) => one.includes(folder, common)).length;
  return common + (isBeside ? 0.5 : 0) + alike / 1000;
}

function foldersOf(file: string): readonly string[] {
  return file.replaceAll("\\", "/").split("/").slice(0, -1);
}

/** Objects that only other files have are there, too, as long as it takes a name to find them. */
function keptOf(
  objects: readonly SourceObject[],
  repeated: readonly Repeated[],
  { chosen, isCrowded }: { readonly chosen: readonly string[]; readonly isCrowded: boolean },
): readonly SourceObject[] {
  const winners = new Map(repeated.map(({ key }, index) => [key, chosen[index]]));
  const foreign = new Set(
    repeated.flatMap(({ holders }, index) => [...holders.keys()].filter((file) => file !== chosen[index])),
  );
  return objects.filter((object) => {
    const { kind, source } = object;
    const key = keyOf(object);
    const winner = key === undefined ? undefined : winners.get(key);
    if (winner !== undefined) return winner === source.file;
    return !foreign.has(source.file) || !(isCrowded || kind === "NetworkPolicy");
  });
}
