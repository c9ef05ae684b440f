/** Which numbered items each backend got, and how often: what a source of truth that tells items apart has to say. */

import { marksIn } from "../generate/mark.ts";

/** By backend, then by the item's number. */
export type Sightings = ReadonlyMap<string, ReadonlyMap<number, number>>;

export interface SightingBook {
  /** @returns how many marked items the request had */
  readonly received: (backend: string, request: Uint8Array) => number;
  readonly of: (run: string) => Sightings;
}

/** Of runs that are forgotten, the oldest is first: whoever asks for one asks soon. */
const runsMax = 12;

export function sightingBook(): SightingBook {
  const runs = new Map<string, Map<string, Map<number, number>>>();
  const runOf = (run: string) => {
    const known = runs.get(run) ?? new Map<string, Map<number, number>>();
    runs.set(run, known);
    for (const oldest of runs.keys()) {
      if (runs.size <= runsMax) break;
      runs.delete(oldest);
    }
    return known;
  };
  return {
    of: (run) => runs.get(run) ?? new Map(),
    received: (backend, request) => {
      const marks = marksIn(request);
      for (const { run, index } of marks) note(runOf(run), backend, index);
      return marks.length;
    },
  };
}

export function note(sightings: Map<string, Map<number, number>>, backend: string, index: number): void {
  const seen = sightings.get(backend) ?? new Map<number, number>();
  sightings.set(backend, seen);
  seen.set(index, (seen.get(index) ?? 0) + 1);
}

/** As JSON: of each backend the numbers in pairs, the item's and how often. */
export type WrittenSightings = Readonly<Record<string, readonly number[]>>;

export function writeSightings(sightings: Sightings): WrittenSightings {
  return Object.fromEntries([...sightings].map(([backend, seen]) => [backend, [...seen].flat()]));
}

export function readSightings(written: WrittenSightings): Sightings {
  const pairs = (numbers: readonly number[]) =>
    Array.from({ length: numbers.length / 2 }, (_, pair): [number, number] => [
      numbers[2 * pair] ?? 0,
      numbers[2 * pair + 1] ?? 0,
    ]);
  return new Map(Object.entries(written).map(([backend, numbers]) => [backend, new Map(pairs(numbers))]));
}
