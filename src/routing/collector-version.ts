/**
 * What a Collector version does with a request: which ring it builds and how it writes keys. Versions whose source
 * could not be read or run are left out, not guessed.
 */

import type { RingGeneration } from "./pick/ring.ts";

/** Named after the first version of each; a version between two eras whose source was not read belongs to neither. */
export type KeyEra = "0.122" | "0.145" | "0.147" | "0.152" | "0.157";

export interface RoutingEra {
  readonly ring: RingGeneration;
  readonly keys: KeyEra;
}

interface MinorRange {
  readonly from: number;
  readonly to: number;
}

/** By minor version of contrib loadbalancingexporter. The sources of 0.136 to 0.144, 0.151 and 0.153 to 0.156 were not read. */
const eras: readonly (MinorRange & RoutingEra)[] = [
  { from: 122, to: 129, ring: 1, keys: "0.122" },
  { from: 130, to: 135, ring: 2, keys: "0.122" },
  { from: 145, to: 146, ring: 2, keys: "0.145" },
  { from: 147, to: 150, ring: 2, keys: "0.147" },
  { from: 152, to: 152, ring: 2, keys: "0.152" },
  { from: 157, to: 161, ring: 3, keys: "0.157" },
];

/** Wider than the eras: generation 1 is older than the keys of 0.122, and generation 2 is on both sides of two gaps in the eras. */
const rings: readonly (MinorRange & { readonly ring: RingGeneration })[] = [
  { from: 15, to: 129, ring: 1 },
  { from: 130, to: 152, ring: 2 },
  { from: 157, to: 161, ring: 3 },
];

function inRange<Range extends MinorRange>(version: string, ranges: readonly Range[]): Range | undefined {
  const match = /^v?0\.(\d+)\.\d+$/.exec(version);
  if (!match) return undefined;
  const minor = Number(match[1]);
  return ranges.find(({ from, to }) => minor >= from && minor <= to);
}

/** @returns undefined for a version whose routes are unknown */
export function routingEra(version: string): RoutingEra | undefined {
  const era = inRange(version, eras);
  return era && { ring: era.ring, keys: era.keys };
}

/** @returns undefined for a version whose ring is unknown */
export function ringGenerationOf(version: string): RingGeneration | undefined {
  return inRange(version, rings)?.ring;
}
