import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sortEndpoints } from "../../../src/routing/endpoint.ts";
import { buildRing, buildWeightedRing, type Ring, ringShares } from "../../../src/routing/pick/ring.ts";
import type { RingGeneration } from "../../../src/routing/pick/ring-points.ts";
import { ringOwner } from "./ring-owner.ts";

interface Figures {
  readonly endpoints: readonly string[];
  readonly items: readonly number[];
  readonly digests: readonly string[];
  readonly owners: Readonly<Record<string, readonly number[]>>;
}

const fixture = new URL("../../fixtures/routing/rings.json", import.meta.url);
// Our own file: its shape is known.
const { rings } = JSON.parse(readFileSync(fixture, "utf8")) as { readonly rings: readonly Figures[] };
const generations: readonly RingGeneration[] = [1, 2, 3];
const cases = rings.flatMap((figures) => generations.map((generation) => ({ figures, generation })));

function digestOf({ positions, owners, endpoints }: Ring): string {
  const lines = Array.from(positions, (position, item) => `${position} ${endpoints[owners[item] ?? -1]}\n`);
  return createHash("sha256").update(lines.join("")).digest("hex").slice(0, 16);
}

const keyBytes = (key: string) => (key.startsWith("trace ") ? Buffer.from(key.slice(6), "hex") : Buffer.from(key));

describe("the ring of the real exporter", () => {
  test.each(cases)("generation $generation of $figures.endpoints is the same", ({ figures, generation }) => {
    const ring = buildRing(generation, figures.endpoints);
    expect(ring.positions.length).toBe(figures.items[generation - 1]);
    expect(digestOf(ring)).toBe(figures.digests[generation - 1]);
    for (const [key, owners] of Object.entries(figures.owners)) {
      const number = owners[generation - 1];
      expect([key, ringOwner(ring, keyBytes(key))]).toEqual([key, figures.endpoints[(number ?? 0) - 1]]);
    }
  });

  test("generation 1 gives a contested place to the endpoint that comes first", () => {
    const ring = buildRing(1, ["backend-1:4317", "backend-2:4317", "backend-3:4317"]);
    const ownerAt = (position: number) => ring.owners[ring.positions.indexOf(position)];
    // Three points of the third endpoint: places held by the second, the first and the second.
    expect([10_833, 26_102, 3_075].map(ownerAt)).toEqual([1, 0, 1]);
  });

  test("a key behind the last point belongs to the first, one on a point to that point", () => {
    const ring = buildRing(1, ["backend-1:4317", "backend-2:4317", "backend-3:4317"]);
    expect(crc32("svc-105") % 36_000).toBe(35_901);
    expect(ring.positions.at(-1)).toBe(35_782);
    expect(ringOwner(ring, Buffer.from("svc-105"))).toBe("backend-2:4317");
    expect(crc32("svc-281") % 36_000).toBe(8_597);
    expect(ringOwner(ring, Buffer.from("svc-281"))).toBe("backend-3:4317");
  });

  test("an endpoint listed fifteen times has 100, 983 and 1992 points by generation", () => {
    const endpoints = new Array<string>(15).fill("endpoint-1");
    expect(generations.map((generation) => buildRing(generation, endpoints).positions.length)).toEqual([
      100, 983, 1992,
    ]);
  });

  test("an empty ring has no owner", () => {
    expect(ringOwner(buildRing(3, []), Buffer.from("cart"))).toBeUndefined();
  });
});

const endpointLists = fc.uniqueArray(fc.stringMatching(/^[a-z0-9.-]{1,20}(:4317)?$/), { minLength: 1, maxLength: 12 });

describe("properties", () => {
  test("in generation 1 a new endpoint takes keys, and no key moves between the others", () => {
    fc.assert(
      fc.property(endpointLists, fc.string(), fc.uint8Array(), (endpoints, added, key) => {
        fc.pre(!endpoints.includes(added));
        const before = ringOwner(buildRing(1, sortEndpoints(endpoints)), key);
        const after = ringOwner(buildRing(1, sortEndpoints([...endpoints, added])), key);
        expect([before, added]).toContain(after);
      }),
    );
  });

  test("in generation 3 the order of the endpoints does not matter", () => {
    fc.assert(
      fc.property(endpointLists, (endpoints) => {
        expect(digestOf(buildRing(3, [...endpoints].reverse()))).toBe(digestOf(buildRing(3, endpoints)));
      }),
      { numRuns: 20 },
    );
  });

  test("shares of distinct endpoints add up to 1", () => {
    fc.assert(
      fc.property(fc.constantFrom(...generations), endpointLists, (generation, endpoints) => {
        const shares = ringShares(buildRing(generation, endpoints));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("shares", () => {
  // Relative standard deviation and largest over smallest share, computed outside this project.
  test.each([
    { count: 3, generation: 1 as const, deviation: 0.048, ratio: 1.11 },
    { count: 10, generation: 1 as const, deviation: 0.079, ratio: 1.29 },
    { count: 3, generation: 2 as const, deviation: 0.102, ratio: 1.27 },
    { count: 10, generation: 2 as const, deviation: 0.115, ratio: 1.4 },
  ])(
    "of $count backends in generation $generation are as uneven as known",
    ({ count, generation, deviation, ratio }) => {
      const endpoints = sortEndpoints(Array.from({ length: count }, (_, index) => `backend-${index + 1}:4317`));
      const shares = ringShares(buildRing(generation, endpoints));
      const squares = shares.reduce((sum, share) => sum + (share * count - 1) ** 2, 0);
      expect(Math.sqrt(squares / count)).toBeCloseTo(deviation, 2);
      expect(Math.max(...shares) / Math.min(...shares)).toBeCloseTo(ratio, 1);
    },
  );

  test("a name listed twice has its share once, so that shares add up to all keys", () => {
    const [first, second, other] = ringShares(buildRing(2, ["a", "a", "b"]));
    expect(second).toBe(0);
    expect((first ?? 0) + (other ?? 0)).toBeCloseTo(1, 12);
  });
});

describe("weighted rings", () => {
  test("of equal weights are the Collector's", () => {
    for (const { figures, generation } of cases) {
      const weighted = figures.endpoints.map((endpoint) => ({ endpoint, weight: 7 }));
      expect(digestOf(buildWeightedRing(generation, weighted))).toBe(figures.digests[generation - 1]);
    }
  });

  test("of weights 1 and 3 share about one to three", () => {
    const shares = ringShares(
      buildWeightedRing(3, [
        { endpoint: "a:1", weight: 1 },
        { endpoint: "b:1", weight: 3 },
      ]),
    );
    expect(shares[1]).toBeGreaterThan(0.7);
    expect(shares[1]).toBeLessThan(0.8);
  });
});
