import { routeBy, seconds } from "fairlead";
import { expect, test } from "vitest";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

test.each([
  { signal: "traces", every: seconds(5), rate: "--rate=0.4" }, // two spans in five seconds
  { signal: "metrics", every: seconds(7), rate: "--rate=0.142857" }, // one point in seven
  { signal: "logs", every: seconds(6), rate: "--rate=0.166667" },
] as const)("a generator of $signal every $every has $rate", ({ signal, every, rate }) => {
  const routes = { traces: routeBy.service(), metrics: routeBy.service(), logs: routeBy.traceID() };
  const sender = planOf(small({ balancer: { routes }, generator: { signal, every } })).workloads.find(
    ({ tier }) => tier === "generators",
  );
  expect(sender?.container.args).toContain(rate);
});
