import { expect, test } from "vitest";
import { loadWords, rateWords } from "../../src/local/rate-words.ts";

const rate = (everyMs: number, others: object = {}) => ({ everyMs, ramp: undefined, bursts: undefined, ...others });

test.each([
  [rate(5_000), 2, "2 at a time every 5 s"],
  [rate(1_500), 1, "one every 1.5 s"],
  [rate(20), 1, "50 a second"],
  [rate(0.02), 3, "50000 a second from each of 3"],
  [rate(20, { ramp: { fromMs: 1_000, overMs: 60_000 } }), 1, "one every 1 s at first, 50 a second after 60 s"],
  [
    rate(1_000, { bursts: { everyMs: 10_000, lastingMs: 500, factor: 10 } }),
    1,
    "one every 1 s, and 10 times as often for 0.5 s in every 10 s",
  ],
])("%j of %i pods is told as it is", (told, replicas, words) => {
  expect(rateWords(told, replicas)).toBe(words);
});

test.each([
  [["traces"], "traces"],
  [["traces", "logs"], "traces and records"],
  [["traces", "metrics", "logs"], "traces, data points and records"],
] as const)("of the shop that sends %j only these are told", (routed, what) => {
  expect(loadWords(50, routed)).toBe(`a shop of eight services: 50 ${what} a second (--load 0 for none)`);
});
