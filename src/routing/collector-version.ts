/**
 * What a Collector version does with a request: which ring it builds and how it writes keys. Versions whose source
 * could not be read or run are left out, not guessed.
 */

import type { RingGeneration } from "./pick/ring-points.ts";

/** Named after the first version of each; a version between two eras whose source was not read belongs to neither. */
export type KeyEra = "0.122" | "0.145" | "0.147" | "0.152" | "0.157";

interface MinorRange {
  readonly from: number;
  readonly to: number;
  readonly ring: RingGeneration;
  /** Undefined where only the ring is known. */
  readonly keys?: KeyEra;
}

/** By minor version of contrib loadbalancingexporter. The sources of 0.136 to 0.144, 0.151 and 0.153 to 0.156 were not read. */
const ranges: readonly MinorRange[] = [
  { from: 15, to: 121, ring: 1 },
  { from: 122, to: 129, ring: 1, keys: "0.122" },
  { from: 130, to: 135, ring: 2, keys: "0.122" },
  { from: 136, to: 144, ring: 2 },
  { from: 145, to: 146, ring: 2, keys: "0.145" },
  { from: 147, to: 150, ring: 2, keys: "0.147" },
  { from: 151, to: 151, ring: 2 },
  { from: 152, to: 152, ring: 2, keys: "0.152" },
  { from: 157, to: 161, ring: 3, keys: "0.157" },
];

function rangeOf(version: string): MinorRange | undefined {
  const minor = Number(/^v?0\.(\d+)\.\d+$/.exec(version)?.[1]);
  return ranges.find(({ from, to }) => minor >= from && minor <= to);
}

/** @returns undefined for a version whose ring is unknown */
export function ringGenerationOf(version: string): RingGeneration | undefined {
  return rangeOf(version)?.ring;
}

/** @returns undefined for a version whose keys are unknown */
export function keyEraOf(version: string): KeyEra | undefined {
  return rangeOf(version)?.keys;
}
