import { describe, expect, test } from "vitest";
import { seededRandom } from "../../src/generate/random.ts";
import { algorithmsFor, movedBetween, nameOf, simulate } from "../../src/inspect/simulation.ts";
import { buildHashPicker } from "../../src/routing/pick/hash-picker.ts";
import { evenWeights } from "../../src/routing/pick/weighted-endpoint.ts";

const random = seededRandom(3);
const sample = { hashes: Uint32Array.from({ length: 50_000 }, random.next), weights: undefined };
const backends = ["backend-1:4317", "backend-2:4317", "backend-3:4317", "backend-4:4317"];

describe.each(algorithmsFor(4).map((algorithm) => [nameOf(algorithm), algorithm] as const))(
  "by %s",
  (_name, algorithm) => {
    const found = simulate(algorithm, evenWeights(backends), sample, "backend-5:4317");

    test("what is owned adds up to all keys, and these keys fall as it says", () => {
      expect(found.backends.reduce((sum, { owned }) => sum + owned, 0)).toBeCloseTo(1, 9);
      expect(found.fit?.p).toBeGreaterThan(0.001);
    });

    test("what moves when one leaves or joins is what a sample sees, and no less than has to", () => {
      const before = buildHashPicker(algorithm, evenWeights(backends));
      for (const { endpoint, moved, ideal } of found.leaving) {
        const rest = backends.filter((one) => one !== endpoint);
        // Of 50 000 keys a part of a third varies by less than a hundredth.
        expect(moved).toBeCloseTo(movedBetween(before, buildHashPicker(algorithm, evenWeights(rest)), sample), 1.9);
        expect(moved).toBeGreaterThan(ideal - 0.01);
      }
      const more = buildHashPicker(algorithm, evenWeights([...backends, "backend-5:4317"]));
      expect(found.joining?.moved).toBeCloseTo(movedBetween(before, more, sample), 1.9);
    });
  },
);

test.each(algorithmsFor(3))("a name that is listed twice is one backend ($kind)", (algorithm) => {
  const found = simulate(algorithm, evenWeights(["a:1", "a:1", "b:1"]), sample, undefined);
  expect(found.backends.map(({ endpoint }) => endpoint)).toEqual(["a:1", "b:1"]);
  expect(found.backends[0]?.asked).toBeCloseTo(2 / 3, 9);
  for (const part of ["owned", "sampled"] as const) {
    expect(found.backends.reduce((sum, backend) => sum + backend[part], 0)).toBeCloseTo(1, 9);
  }
  expect(found.fit?.p).toBeGreaterThan(0.001);
});

test("keys with weights load their owners by them", () => {
  const picker = buildHashPicker({ kind: "maglev" }, evenWeights(["a:1", "b:1"]));
  const [light = 0, heavy = 0] = ["a:1", "b:1"].map((name) =>
    sample.hashes.find((hash) => picker.endpoints[picker.ownerOf(hash)] === name),
  );
  const weights = Float64Array.from([1, 3]);
  const found = simulate(
    { kind: "maglev" },
    evenWeights(["a:1", "b:1"]),
    { hashes: Uint32Array.from([light, heavy]), weights },
    undefined,
  );
  expect(found.backends.map(({ sampled }) => sampled)).toEqual([0.25, 0.75]);
  expect(found.peak.sampled).toBe(1.5);
});

test("weights are what is asked for, and the peak is told against them", () => {
  const weighted = [
    { endpoint: "a:1", weight: 3 },
    { endpoint: "b:1", weight: 1 },
  ];
  const { backends: found, peak } = simulate({ kind: "maglev" }, weighted, sample, undefined);
  expect(found.map(({ asked }) => asked)).toEqual([0.75, 0.25]);
  expect(peak.owned).toBeLessThan(1.01);
});
