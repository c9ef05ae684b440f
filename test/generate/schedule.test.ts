import { expect, test } from "vitest";
import type { RateConfig } from "../../src/contract/generator-config.ts";
import { createSchedule } from "../../src/generate/schedule.ts";

const steady = (everyMs: number): RateConfig => ({ everyMs, ramp: undefined, bursts: undefined });

/** Asked at odd moments, as a timer is late by what it is late. */
function sentIn(rate: RateConfig, fromMs: number, untilMs: number): number {
  const { due } = createSchedule(rate);
  if (fromMs > 0) due(fromMs - 1e-3);
  let sent = 0;
  for (let elapsed = fromMs; elapsed < untilMs; elapsed += 37) sent += due(elapsed);
  return sent + due(untilMs - 1e-3);
}

test.each([
  [5_000, 12],
  [7_500, 8],
  [3, 20_000],
  [0.3, 200_000],
  [0.007, 8_571_429],
])("one piece every %d ms makes %d in the first minute, and after a day", (everyMs, expected) => {
  expect(sentIn(steady(everyMs), 0, 60_000)).toBe(expected);
  const day = 86_400_000;
  // Of what does not divide a minute, a minute has one more or less.
  expect(Math.abs(sentIn(steady(everyMs), day, day + 60_000) - 60_000 / everyMs)).toBeLessThan(1);
});

test("a ramp from one to ten a second over a minute is the area below it", () => {
  const rate: RateConfig = { everyMs: 100, ramp: { fromMs: 1_000, overMs: 60_000 }, bursts: undefined };
  expect(sentIn(rate, 0, 30_000)).toBe((30 * (1 + 5.5)) / 2 + 0.5);
  expect(sentIn(rate, 0, 60_000)).toBe((60 * (1 + 10)) / 2);
  expect(sentIn(rate, 60_000, 120_000)).toBe(600);
});

test("bursts add what they are times the rate while they last, in a ramp too", () => {
  const bursts = { everyMs: 10_000, lastingMs: 2_000, factor: 5 };
  const rate: RateConfig = { ...steady(100), bursts };
  // Six times two seconds of 50 a second, and eight of 10.
  expect(sentIn(rate, 0, 60_000)).toBe(6 * (2 * 50 + 8 * 10));
  expect(sentIn(rate, 0, 2_000)).toBe(100);
  expect(sentIn(rate, 86_400_000, 86_460_000)).toBe(1_080);
  const ramped: RateConfig = { ...rate, ramp: { fromMs: 1_000, overMs: 30_000 } };
  // 1 + 0.3 t a second: over 0–2, 10–12 and 20–22 s the area is 2.6, 8.6 and 14.6, four times more of each.
  expect(sentIn(ramped, 0, 30_000)).toBe(Math.ceil((30 * (1 + 10)) / 2 + 4 * (2.6 + 8.6 + 14.6)));
  expect(sentIn(ramped, 30_000, 60_000) - 540).toBeLessThanOrEqual(1);
});
