import { expect, test } from "vitest";
import { seededRandom } from "../../src/generate/random.ts";
import { randomTraceId, sharedTraces } from "../../src/generate/trace-ids.ts";

const even = { zipf: 0, hot: 0 };

test("a trace id has four words, and the same seed gives the same ones", () => {
  const [one, same, other] = [3, 3, 4].map((seed) => [...randomTraceId(seededRandom(seed))]);
  expect(one).toHaveLength(4);
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
});

test("traces that grow are as many as were asked for, and keep their root", () => {
  const draw = sharedTraces({ count: 3, skew: even }, seededRandom(1));
  const drawn = Array.from({ length: 60 }, draw);
  expect(new Set(drawn).size).toBe(3);
  const [first] = drawn;
  if (first) first.root = Uint32Array.of(1, 2);
  expect(drawn.filter(({ root }) => root !== undefined).every((trace) => trace === first)).toBe(true);
});

test("a hot one comes as often as its share says", () => {
  const draw = sharedTraces({ count: 5, skew: { zipf: 0, hot: 0.9 } }, seededRandom(1));
  const drawn = Array.from({ length: 2_000 }, draw);
  const counts = [...new Set(drawn)].map((one) => drawn.filter((other) => other === one).length);
  expect(Math.max(...counts) / drawn.length).toBeCloseTo(0.9, 1);
});
