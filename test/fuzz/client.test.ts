import { expect, test } from "vitest";
import { hostileCalls } from "./hostile-calls.ts";

test("calls to 60 backends whose frames are drawn end once, in time, with what is known of them", async () => {
  const first = Number(process.env["FAIRLEAD_SEED"] ?? 1) * 1_000;
  const results = await Promise.all(Array.from({ length: 60 }, (_, index) => hostileCalls(first + index)));
  expect(results.flatMap(({ failures }) => failures)).toEqual([]);
  const kinds = new Set(results.flatMap(({ outcomes }) => outcomes));
  expect([...kinds].sort()).toEqual(expect.arrayContaining(["accepted", "unknown", "unsent"]));
});
