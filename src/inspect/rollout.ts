/**
 * What a rollout of the backends, one by one, does to keys: each leaves the list and comes back, under its name as a pod of a StatefulSet
 * does, or under another, as those of a Deployment whose addresses are on the ring.
 */

import { sortEndpoints } from "../routing/endpoint.ts";
import { buildHashPicker, type HashAlgorithm } from "../routing/pick/hash-picker.ts";
import type { WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";
import { nextName } from "./next-name.ts";

export type RolloutNames = "same" | "new";

export interface Rollout {
  readonly names: RolloutNames;
  /** In turn: the part of the keys that moves while it is away, and once it is back. */
  readonly steps: readonly { readonly endpoint: string; readonly leaving: number; readonly returning: number }[];
  /** Parts of the keys. */
  readonly movedOnce: number;
  readonly endElsewhere: number;
  /** Of all keys, those that do not move among them. */
  readonly movesPerKey: number;
}

/** Tables are built twice for each backend, and looked up for each key. */
export const rolloutMax = { backends: 200 } as const;

/** Of keys that are spread as evenly as can be. */
const hashes: Uint32Array = Uint32Array.from({ length: 20_000 }, (_, index) => Math.imul(index, 0x9e37_79b1) >>> 0);

/** @param weighted not more than `rolloutMax.backends` @returns undefined for new names where none follows */
export function rollOut(
  algorithm: HashAlgorithm,
  weighted: readonly WeightedEndpoint[],
  names: RolloutNames,
): Rollout | undefined {
  const owners = (list: readonly WeightedEndpoint[]): readonly string[] => {
    const { endpoints, ownerOf } = buildHashPicker(algorithm, list);
    return Array.from(hashes, (hash) => endpoints[ownerOf(hash)] ?? "");
  };
  const moves = new Uint32Array(hashes.length);
  let list = weighted;
  let now = owners(list);
  const first = now;
  const renamed = new Map<string, string>();
  const moveTo = (next: readonly WeightedEndpoint[]): number => {
    const then = owners(next);
    let moved = 0;
    for (const [index, owner] of then.entries()) {
      if (owner === now[index]) continue;
      moved += 1;
      moves[index] = (moves[index] ?? 0) + 1;
    }
    [list, now] = [next, then];
    return moved / hashes.length;
  };
  const steps: Rollout["steps"][number][] = [];
  for (const { endpoint, weight } of weighted) {
    const back = names === "same" ? endpoint : nextName(list);
    if (back === undefined) return undefined;
    renamed.set(back, endpoint);
    const leaving = moveTo(list.filter((one) => one.endpoint !== endpoint));
    const returning = moveTo(inOrder([...list, { endpoint: back, weight }]));
    steps.push({ endpoint, leaving, returning });
  }
  const part = (count: number) => count / hashes.length;
  return {
    names,
    steps,
    movedOnce: part(moves.filter((count) => count > 0).length),
    endElsewhere: part(now.filter((owner, index) => (renamed.get(owner) ?? owner) !== first[index]).length),
    movesPerKey: part(moves.reduce((sum, count) => sum + count, 0)),
  };
}

function inOrder(weighted: readonly WeightedEndpoint[]): readonly WeightedEndpoint[] {
  const weightOf = new Map(weighted.map(({ endpoint, weight }) => [endpoint, weight]));
  return sortEndpoints([...weightOf.keys()]).map((endpoint) => ({ endpoint, weight: weightOf.get(endpoint) ?? 1 }));
}
