import { expect, test } from "vitest";
import { dns, roundRobin } from "../../../src/blueprint/vocabulary.ts";
import { queueStated } from "../../../src/check/topology/queue-stated.ts";
import { brief, declared } from "./declared.ts";

const silent = { queue: undefined };

test.each(["per-backend", "central"] as const)("%s is said", (queue) => {
  expect(queueStated(declared({ balancer: { queue } }))).toEqual([]);
});

test("round robin has one queue only", () => {
  const balancer = { ...silent, routes: { traces: roundRobin() } };
  expect(queueStated(declared({ pool: { discovery: dns() }, balancer }))).toEqual([]);
});

test("silence is reported, with what it hides", () => {
  expect(queueStated(declared({ balancer: silent })).map(brief)).toEqual([
    {
      code: "FL3005",
      severity: "warning",
      at: "edge/lb: queue",
      message:
        '"lb" does not state where undelivered telemetry waits. By default each backend has a queue: a send to a dead backend counts as success, and what waits for it is dropped when retries end.',
      help: 'set `queue: "per-backend"` to accept that, or `queue: "central"` to have it routed again, possibly twice',
    },
  ]);
});
