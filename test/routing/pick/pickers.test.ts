import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightRatioMax } from "../../../src/contract/limits.ts";
import { loadBound, pickBounded } from "../../../src/routing/pick/bounded-load.ts";
import { pickLeastLoaded } from "../../../src/routing/pick/least-loaded.ts";
import {
  buildMaglev,
  maglevOwnerIndex,
  maglevOwnerWhere,
  maglevShares,
  maglevSize,
} from "../../../src/routing/pick/maglev.ts";
import {
  buildRendezvous,
  rendezvousOwnerIndex,
  rendezvousOwnerWhere,
  rendezvousShares,
} from "../../../src/routing/pick/rendezvous.ts";
import { buildRing, ringOwnerIndex } from "../../../src/routing/pick/ring.ts";
import { createRoundRobin, pickRoundRobin } from "../../../src/routing/pick/round-robin.ts";
import { evenWeights, type WeightedEndpoint } from "../../../src/routing/pick/weighted-endpoint.ts";
import { seededRandom } from "../random-otlp.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `backend-${index + 1}:4317`);
const weighted = (...weights: number[]): readonly WeightedEndpoint[] =>
  weights.map((weight, index) => ({ endpoint: `backend-${index + 1}:4317`, weight }));
const keys = Array.from({ length: 20_000 }, (_, index) => Buffer.from(`key-${index}`));

/** The part of the keys that each index gets. */
function spread(pick: (key: Uint8Array) => number, count: number): readonly number[] {
  const counts = new Array<number>(count).fill(0);
  for (const key of keys) {
    const picked = pick(key);
    counts[picked] = (counts[picked] ?? 0) + 1;
  }
  return counts.map((got) => got / keys.length);
}

describe("maglev", () => {
  test("shares are even to within one place", () => {
    const shares = maglevShares(buildMaglev(evenWeights(names(10))));
    expect((Math.max(...shares) - Math.min(...shares)) * maglevSize).toBeLessThanOrEqual(1 + 1e-6);
  });

  test("shares follow weights to within a few places", () => {
    const shares = maglevShares(buildMaglev(weighted(1, 2, 5)));
    for (const [index, share] of [1 / 8, 2 / 8, 5 / 8].entries()) expect(shares[index]).toBeCloseTo(share, 4);
  });

  test("an endpoint that goes takes few keys of others along", () => {
    const before = buildMaglev(evenWeights(names(10)));
    const after = buildMaglev(evenWeights(names(9)));
    const stayed = keys.filter((key) => maglevOwnerIndex(before, key) !== 9);
    const moved = stayed.filter((key) => maglevOwnerIndex(before, key) !== maglevOwnerIndex(after, key));
    expect(moved.length / stayed.length).toBeLessThan(0.05);
  });

  test("skips endpoints that are not accepted", () => {
    const maglev = buildMaglev(evenWeights(names(3)));
    const key = Buffer.from("cart");
    const owner = maglevOwnerIndex(maglev, key);
    expect(maglevOwnerWhere(maglev, key, (other) => other !== owner)).not.toBe(owner);
    expect(maglevOwnerWhere(maglev, key, () => false)).toBe(-1);
  });

  test("without endpoints owns nothing", () => {
    expect(maglevOwnerIndex(buildMaglev([]), Buffer.from("cart"))).toBe(-1);
    expect(maglevShares(buildMaglev([]))).toEqual([]);
  });
});

describe("rendezvous", () => {
  test("keys spread by weight", () => {
    const rendezvous = buildRendezvous(weighted(1, 2, 5));
    const shares = spread((key) => rendezvousOwnerIndex(rendezvous, key), 3);
    expect(rendezvousShares(rendezvous)).toEqual([1 / 8, 2 / 8, 5 / 8]);
    for (const [index, share] of rendezvousShares(rendezvous).entries()) expect(shares[index]).toBeCloseTo(share, 1);
  });

  test("keys that differ in little still spread evenly", () => {
    const rendezvous = buildRendezvous(evenWeights(names(4)));
    for (const share of spread((key) => rendezvousOwnerIndex(rendezvous, key), 4))
      expect(Math.abs(share - 0.25)).toBeLessThan(0.02);
  });

  test("when an endpoint goes, only its keys move", () => {
    const lists = fc.uniqueArray(fc.stringMatching(/^[a-z0-9.-]{1,12}$/), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(lists, fc.uint8Array(), (endpoints, key) => {
        const all = endpoints[rendezvousOwnerIndex(buildRendezvous(evenWeights(endpoints)), key)];
        const fewer = endpoints.slice(1);
        const then = fewer[rendezvousOwnerIndex(buildRendezvous(evenWeights(fewer)), key)];
        if (all !== endpoints[0]) expect(then).toBe(all);
      }),
    );
  });

  test("the second best lot is what is picked when the best is not accepted", () => {
    const endpoints = evenWeights(names(3));
    const key = Buffer.from("cart");
    const owner = rendezvousOwnerIndex(buildRendezvous(endpoints), key);
    const rest = endpoints.filter((_, index) => index !== owner);
    const second = rendezvousOwnerWhere(buildRendezvous(endpoints), key, (index) => index !== owner);
    expect(endpoints[second]).toBe(rest[rendezvousOwnerIndex(buildRendezvous(rest), key)]);
    expect(rendezvousOwnerIndex(buildRendezvous([]), key)).toBe(-1);
  });
});

describe("round robin", () => {
  const picks = (list: readonly WeightedEndpoint[], count: number) => {
    const state = createRoundRobin(list);
    return Array.from({ length: count }, () => pickRoundRobin(state));
  };

  test("goes through the list", () => {
    expect(picks(evenWeights(names(3)), 7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
    expect(picks([], 1)).toEqual([-1]);
  });

  test("with weights 5, 1, 1 goes as nginx documents it", () => {
    expect(picks(weighted(5, 1, 1), 7)).toEqual([0, 0, 1, 0, 2, 0, 0]);
  });
});

describe("least loaded", () => {
  const draws =
    (...values: number[]) =>
    () =>
      values.shift() ?? 0;

  test("takes the less loaded of the two drawn, the first if they are alike", () => {
    const weights = [1, 1, 1];
    expect(pickLeastLoaded({ loads: [9, 1, 0], weights }, draws(0, 0))).toBe(1);
    expect(pickLeastLoaded({ loads: [9, 1, 0], weights }, draws(0.4, 0.9))).toBe(2);
    expect(pickLeastLoaded({ loads: [4, 4, 4], weights }, draws(0.9, 0))).toBe(2);
  });

  test("counts load by weight", () => {
    expect(pickLeastLoaded({ loads: [3, 1], weights: [10, 1] }, draws(0.9, 0))).toBe(0);
  });

  test("never draws the same twice", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.integer(), (count, seed) => {
        // Only one is idle: whenever it is drawn it is picked, and any other is picked only over another.
        const loads = Array.from({ length: count }, (_, index) => index);
        const picked = pickLeastLoaded({ loads, weights: loads.map(() => 1) }, seededRandom(seed));
        expect(picked).toBeLessThan(count - 1);
      }),
    );
  });

  test("of one there is no choice, of none no pick", () => {
    expect(pickLeastLoaded({ loads: [5], weights: [1] }, Math.random)).toBe(0);
    expect(pickLeastLoaded({ loads: [], weights: [] }, Math.random)).toBe(-1);
  });
});

describe("bounded load", () => {
  const ring = buildRing(3, names(5));

  test("picks the owner while it has room, then another", () => {
    const key = Buffer.from("cart");
    const owner = ringOwnerIndex(ring, key);
    expect(pickBounded(ring, key, { loads: [0, 0, 0, 0, 0], balanceFactor: 1.25 })).toBe(owner);
    const full = names(5).map((_, index) => (index === owner ? 10 : 0));
    expect(pickBounded(ring, key, { loads: full, balanceFactor: 1.25 })).not.toBe(owner);
    expect(pickBounded(buildRing(3, []), key, { loads: [], balanceFactor: 1.25 })).toBe(-1);
  });

  test("keeps every endpoint within its bound whatever the keys", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }),
        fc.double({ min: 1.05, max: 3, noNaN: true }),
        (list, factor) => {
          const loads = new Array<number>(5).fill(0);
          for (const key of list) {
            const bound = loadBound(loads, factor);
            const picked = pickBounded(ring, Buffer.from(key), { loads, balanceFactor: factor });
            loads[picked] = (loads[picked] ?? 0) + 1;
            expect(loads[picked]).toBeLessThanOrEqual(bound);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

test("weights of nothing, or too far apart, are a bug of ours", () => {
  expect(() => buildMaglev(weighted(1, 0))).toThrow(/weights/);
  expect(() => buildRendezvous(weighted(1, weightRatioMax + 1))).toThrow(/weights/);
});
