import { expect, test } from "vitest";
import { everySchedule } from "../../src/generate/schedule.ts";

test.each([
  [5_000, 12],
  [7_000, 9],
  [3, 20_000],
])("one piece every %d ms makes %d in a minute, whenever it is asked", (everyMs, expected) => {
  const schedule = everySchedule(everyMs);
  let sent = 0;
  for (let elapsed = 0; elapsed < 60_000; elapsed += 37) sent += schedule.due(elapsed);
  expect(sent + schedule.due(59_999)).toBe(expected);
});
