/**
 * How a way of spreading keys treats backends: what each owns, what a sample of keys says, and what moves when one joins or
 * leaves. A ring and a table are read place by place, so their figures are exact; rendezvous has no places and is sampled.
 */

import { sortEndpoints } from "../routing/endpoint.ts";
import { buildHashPicker, type HashAlgorithm, type HashPicker } from "../routing/pick/hash-picker.ts";
import { rendezvousEndpointsMax } from "../routing/pick/rendezvous.ts";
import type { WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";
import { type ChiSquared, chiSquared } from "./chi-squared.ts";

/** Hashes of keys, and how much each key weighs. */
export interface KeySample {
  readonly hashes: Uint32Array;
  /** Undefined: each weighs 1. */
  readonly weights: Float64Array | undefined;
}

export interface Simulation {
  readonly how: string;
  readonly backends: readonly BackendOwnership[];
  /** Against the exact shares: whether these keys fall as keys do. */
  readonly fit: ChiSquared | undefined;
  /** The load of the busiest backend, as a multiple of what its weight asks for. */
  readonly peak: { readonly owned: number; readonly sampled: number };
  readonly leaving: readonly Move[];
  readonly joining: Move | undefined;
}

export interface BackendOwnership {
  readonly endpoint: string;
  /** Parts of all keys: by weight, and as it is. */
  readonly asked: number;
  readonly owned: number;
  /** Part of the sample, by weight of keys. */
  readonly sampled: number;
}

export interface Move {
  readonly endpoint: string;
  /** Part of all keys that has another owner, and the least that could have. */
  readonly moved: number;
  readonly ideal: number;
}

/** Rings are built anew for each: of many backends, those that own most, about the median, and least. */
const leavingMax = 12;

export function simulate(
  algorithm: HashAlgorithm,
  listed: readonly WeightedEndpoint[],
  sample: KeySample,
  joining: string | undefined,
): Simulation {
  const weighted = listingsFor(algorithm, listed);
  const picker = buildHashPicker(algorithm, weighted);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const sampled = sampledShares(picker, sample);
  const byName = new Map<string, BackendOwnership>();
  // A name that a Collector lists twice is one backend.
  for (const [index, { endpoint, weight }] of weighted.entries()) {
    const { asked, owned, sampled: part } = byName.get(endpoint) ?? { asked: 0, owned: 0, sampled: 0 };
    byName.set(endpoint, {
      endpoint,
      asked: asked + weight / total,
      owned: owned + (picker.shares[index] ?? 0),
      sampled: part + (sampled.parts[index] ?? 0),
    });
  }
  const backends = [...byName.values()];
  const peakOf = (part: (backend: BackendOwnership) => number) =>
    Math.max(...backends.map((backend) => part(backend) / backend.asked));
  const moves = moving(algorithm, weighted, picker, sample);
  return {
    how: nameOf(algorithm),
    backends,
    fit: sample.weights
      ? undefined
      : chiSquared(
          sampled.counts,
          picker.shares.map((share) => share * sample.hashes.length),
        ),
    peak: { owned: peakOf(({ owned }) => owned), sampled: peakOf(({ sampled: part }) => part) },
    leaving: backends.length < 2 ? [] : chosen(backends).map(moves.leaving),
    joining: joining === undefined ? undefined : moves.joining(joining),
  };
}

/** A Collector's ring takes a name twice; everything else has one weight for each. */
export function listingsFor(
  { kind }: HashAlgorithm,
  weighted: readonly WeightedEndpoint[],
): readonly WeightedEndpoint[] {
  if (kind === "ring" && new Set(weighted.map(({ weight }) => weight)).size <= 1) return weighted;
  const weightOf = new Map<string, number>();
  for (const { endpoint, weight } of weighted) weightOf.set(endpoint, (weightOf.get(endpoint) ?? 0) + weight);
  return [...weightOf].map(([endpoint, weight]) => ({ endpoint, weight }));
}

export function nameOf(algorithm: HashAlgorithm): string {
  return algorithm.kind === "ring" ? `ring ${algorithm.generation}` : algorithm.kind;
}

/** Every way that so many backends can be spread by. */
export function algorithmsFor(count: number): readonly HashAlgorithm[] {
  return [
    { kind: "ring", generation: 1 },
    { kind: "ring", generation: 2 },
    { kind: "ring", generation: 3 },
    { kind: "maglev" },
    ...(count < rendezvousEndpointsMax ? [{ kind: "rendezvous" } as const] : []),
  ];
}

/** The part of a sample whose owner differs between two ways, by names of owners. */
export function movedBetween(one: HashPicker, other: HashPicker, { hashes, weights }: KeySample): number {
  let moved = 0;
  let total = 0;
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index] ?? 0;
    const weight = weights?.[index] ?? 1;
    total += weight;
    if (one.endpoints[one.ownerOf(hash)] !== other.endpoints[other.ownerOf(hash)]) moved += weight;
  }
  return total === 0 ? 0 : moved / total;
}

function sampledShares({ ownerOf, endpoints }: HashPicker, { hashes, weights }: KeySample) {
  const counts = new Array<number>(endpoints.length).fill(0);
  let total = 0;
  for (let index = 0; index < hashes.length; index++) {
    const owner = ownerOf(hashes[index] ?? 0);
    const weight = weights?.[index] ?? 1;
    counts[owner] = (counts[owner] ?? 0) + weight;
    total += weight;
  }
  return { counts, parts: counts.map((count) => (total === 0 ? 0 : count / total)) };
}

function chosen(backends: readonly BackendOwnership[]): readonly BackendOwnership[] {
  if (backends.length <= leavingMax) return backends;
  const sorted = [...backends].sort((left, right) => right.owned - left.owned);
  return [0, Math.floor(sorted.length / 2), sorted.length - 1].flatMap((index) => sorted[index] ?? []);
}

/** Places of two tables are compared one by one; where there are none, or not as many, keys of the sample. */
function moving(
  algorithm: HashAlgorithm,
  weighted: readonly WeightedEndpoint[],
  picker: HashPicker,
  sample: KeySample,
): { readonly leaving: (backend: BackendOwnership) => Move; readonly joining: (endpoint: string) => Move } {
  const share = (after: HashPicker): number => {
    const [one, other] = [picker.table, after.table];
    if (!one || !other || one.length !== other.length)
      return movedBetween(picker, after, { ...sample, weights: undefined });
    let moved = 0;
    for (const [place, owner] of one.entries()) {
      if (picker.endpoints[owner] !== after.endpoints[other[place] ?? 0]) moved += 1;
    }
    return moved / one.length;
  };
  return {
    leaving: ({ endpoint, owned }) => {
      const rest = weighted.filter((one) => one.endpoint !== endpoint);
      return { endpoint, moved: share(buildHashPicker(algorithm, rest)), ideal: owned };
    },
    joining: (endpoint) => {
      const mean = weighted.reduce((sum, { weight }) => sum + weight, 0) / weighted.length;
      const weightOf = new Map([...weighted.map((one) => [one.endpoint, one.weight] as const), [endpoint, mean]]);
      const more = sortEndpoints([...weightOf.keys()]).map((name) => ({
        endpoint: name,
        weight: weightOf.get(name) ?? mean,
      }));
      const after = buildHashPicker(algorithm, more);
      return { endpoint, moved: share(after), ideal: after.shares[after.endpoints.indexOf(endpoint)] ?? 0 };
    },
  };
}
