/** What the vectors runner has compared so far. */

import { isDeepStrictEqual } from "node:util";

export interface Tally {
  readonly counts: {
    files: number;
    rings: number;
    lookups: number;
    requests: number;
    runs: number;
    identifiers: number;
    items: number;
    "dropped items": number;
    "routed by generated code": number;
    "left to the general functions": number;
    errors: number;
  };
  readonly mismatches: string[];
}

export function createTally(): Tally {
  return {
    counts: {
      files: 0,
      rings: 0,
      lookups: 0,
      requests: 0,
      runs: 0,
      identifiers: 0,
      items: 0,
      "dropped items": 0,
      "routed by generated code": 0,
      "left to the general functions": 0,
      errors: 0,
    },
    mismatches: [],
  };
}

export function expectEqual(tally: Tally, what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  const [got, wanted] = [actual, expected].map((value) => JSON.stringify(value)?.slice(0, 600));
  tally.mismatches.push(`${what}\n  recorded ${wanted}\n  got      ${got}`);
}

/** The version in `<module>@v<version>`. */
export function versionOf(source: string): string {
  return source.slice(source.lastIndexOf("@") + 1);
}
