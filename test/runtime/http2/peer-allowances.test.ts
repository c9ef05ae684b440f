import { expect, test } from "vitest";
import { PeerAllowances } from "../../../src/runtime/http2/peer-allowances.ts";
import { floods } from "../../../src/runtime/http2/session-limits.ts";

/** Two of everything at once, and none a second. */
function twoOfEach() {
  const exceeded: string[] = [];
  const limits = floods(() => ({ atOnce: 2, aSecond: 0 }));
  return { allowances: new PeerAllowances(limits, (flood) => exceeded.push(flood)), exceeded };
}

test("each kind has its own allowance, and who goes beyond is told of once for each time", () => {
  const { allowances, exceeded } = twoOfEach();
  const used = ["pings", "pings", "pings", "settings"] as const;
  expect(used.map((flood) => allowances.use(flood))).toEqual([true, true, false, true]);
  expect(exceeded).toEqual(["pings"]);
});

test("a request is worth a ping and another frame, a frame of DATA that was sent one more", () => {
  const { allowances, exceeded } = twoOfEach();
  const uses = (times: number) => {
    for (let time = 0; time < times; time++)
      for (const kind of ["pings", "other frames"] as const) allowances.use(kind);
  };
  uses(2);
  allowances.asked();
  uses(1);
  expect(exceeded).toEqual([]);
  allowances.sent();
  uses(1);
  expect([exceeded, allowances.use("other frames"), allowances.use("resets")]).toEqual([[], true, true]);
  expect(allowances.use("pings")).toBe(false);
});
