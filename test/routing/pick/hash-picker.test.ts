import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightRatioMax } from "../../../src/contract/limits.ts";
import { buildHashPicker, type HashAlgorithm, type HashPicker } from "../../../src/routing/pick/hash-picker.ts";
import { maglevSize } from "../../../src/routing/pick/maglev.ts";
import { buildRing } from "../../../src/routing/pick/ring.ts";
import { evenWeights, type WeightedEndpoint } from "../../../src/routing/pick/weighted-endpoint.ts";
import { ringOwner } from "./ring-owner.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `backend-${index + 1}:4317`);
const weighted = (...weights: number[]): readonly WeightedEndpoint[] =>
  weights.map((weight, index) => ({ endpoint: `backend-${index + 1}:4317`, weight }));
const keys = Array.from({ length: 20_000 }, (_, index) => Buffer.from(`key-${index}`));
const hashes = keys.map((key) => crc32(key));

const algorithms: readonly HashAlgorithm[] = [
  { kind: "ring", generation: 1 },
  { kind: "ring", generation: 2 },
  { kind: "ring", generation: 3 },
  { kind: "maglev" },
  { kind: "rendezvous" },
];
const maglev = (endpoints: readonly WeightedEndpoint[]) => buildHashPicker({ kind: "maglev" }, endpoints);
const rendezvous = (endpoints: readonly WeightedEndpoint[]) => buildHashPicker({ kind: "rendezvous" }, endpoints);

/** The part of the keys that each index gets. */
function spread({ ownerOf, endpoints }: HashPicker): readonly number[] {
  const counts = endpoints.map(() => 0);
  for (const hash of hashes) counts[ownerOf(hash)] = (counts[ownerOf(hash)] ?? 0) + 1;
  return counts.map((got) => got / hashes.length);
}

const endpointLists = fc.uniqueArray(fc.stringMatching(/^[a-z0-9.-]{1,12}$/), { minLength: 2, maxLength: 8 });

describe.each(algorithms)("%o", (algorithm) => {
  const picker = buildHashPicker(algorithm, evenWeights(names(4)));

  test("gives each endpoint about its share of the keys", () => {
    const got = spread(picker);
    expect(picker.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    for (const [index, share] of picker.shares.entries())
      expect(Math.abs((got[index] ?? 0) - share)).toBeLessThan(0.02);
  });

  test("leaves a key where it is when an endpoint that does not own it is not accepted", () => {
    for (const hash of hashes.slice(0, 1_000)) {
      const owner = picker.ownerOf(hash);
      const other = (owner + 1) % 4;
      expect(picker.ownerWhere(hash, (index) => index !== other)).toBe(owner);
    }
  });

  test("says the same of one key and of all of them laid out anew", () => {
    const accepts = (index: number) => index !== 1 && index !== 2;
    const ownerOf = picker.restrictedTo(accepts);
    for (const hash of hashes.slice(0, 1_000)) expect(ownerOf(hash)).toBe(picker.ownerWhere(hash, accepts));
  });

  test("has no owner where none is accepted, or there is none", () => {
    expect(picker.ownerWhere(7, () => false)).toBe(-1);
    expect(picker.restrictedTo(() => false)(7)).toBe(-1);
    const empty = buildHashPicker(algorithm, []);
    expect(empty.ownerOf(7)).toBe(-1);
    expect(empty.shares).toEqual([]);
  });
});

describe("a ring", () => {
  test("gives a key to the owner of the next point at or after its place", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3), endpointLists, fc.uint8Array(), (generation, endpoints, key) => {
        const { ownerOf } = buildHashPicker({ kind: "ring", generation }, evenWeights(endpoints));
        expect(endpoints[ownerOf(crc32(key))]).toBe(ringOwner(buildRing(generation, endpoints), key));
      }),
    );
  });

  test("gives the keys of one that is not accepted to the owner of the next point that is another's", () => {
    const endpoints = ["a:1", "b:1", "c:1"];
    const { positions, owners } = buildRing(2, endpoints);
    const { ownerOf, ownerWhere } = buildHashPicker({ kind: "ring", generation: 2 }, evenWeights(endpoints));
    for (const hash of hashes.slice(0, 1_000)) {
      const owner = ownerOf(hash);
      // Twice around, from the first point of all on.
      const points = [...positions, ...positions].map((position, item) => ({
        position: item < positions.length ? position : position + 36_000,
        owner: owners[item % owners.length],
      }));
      const next = points.find((point) => point.position >= hash % 36_000 && point.owner !== owner);
      expect(ownerWhere(hash, (index) => index !== owner)).toBe(next?.owner);
    }
  });
});

describe("maglev", () => {
  test("shares are even to within one place", () => {
    const { shares } = maglev(evenWeights(names(10)));
    expect((Math.max(...shares) - Math.min(...shares)) * maglevSize).toBeLessThanOrEqual(1 + 1e-6);
  });

  test("shares follow weights to within a few places", () => {
    const { shares } = maglev(weighted(1, 2, 5));
    for (const [index, share] of [1 / 8, 2 / 8, 5 / 8].entries()) expect(shares[index]).toBeCloseTo(share, 4);
  });

  test("removing an endpoint moves few keys of the others", () => {
    const before = maglev(evenWeights(names(10)));
    const after = maglev(evenWeights(names(9)));
    const stayed = hashes.filter((hash) => before.ownerOf(hash) !== 9);
    const moved = stayed.filter((hash) => before.ownerOf(hash) !== after.ownerOf(hash));
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.length / stayed.length).toBeLessThan(0.05);
  });
});

describe("rendezvous", () => {
  test("keys spread by weight", () => {
    const picker = rendezvous(weighted(1, 2, 5));
    expect(picker.shares).toEqual([1 / 8, 2 / 8, 5 / 8]);
    for (const [index, share] of spread(picker).entries()) {
      expect(Math.abs(share - (picker.shares[index] ?? 0))).toBeLessThan(0.02);
    }
  });

  test("when an endpoint is removed, only its keys move, each to its next owner", () => {
    fc.assert(
      fc.property(endpointLists, fc.nat(), (endpoints, hash) => {
        const all = rendezvous(evenWeights(endpoints));
        const fewer = rendezvous(evenWeights(endpoints.slice(1)));
        const next = all.ownerWhere(hash, (index) => index !== 0);
        expect(fewer.endpoints[fewer.ownerOf(hash)]).toBe(endpoints[next]);
        if (all.ownerOf(hash) !== 0) expect(next).toBe(all.ownerOf(hash));
      }),
    );
  });
});

test("weights of nothing, or too far apart, are a bug of ours", () => {
  expect(() => maglev(weighted(1, 0))).toThrow(/weights/);
  expect(() => rendezvous(weighted(1, weightRatioMax + 1))).toThrow(/weights/);
});
