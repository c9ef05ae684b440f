import { expect, test } from "vitest";
import { somethingRouted } from "../../../src/check/topology/something-routed.ts";
import { brief, declared } from "./declared.ts";

test("a balancer that routes what it is sent is fine", () => {
  expect(somethingRouted(declared())).toEqual([]);
});

test("a balancer without a route is refused, and not again for each that sends to it", () => {
  expect(somethingRouted(declared({ balancer: { routes: {} } })).map(brief)).toEqual([
    {
      code: "FL3010",
      severity: "error",
      at: "edge/lb: routes",
      message: '"lb" does not route any signal: it would have no pipelines and would not start.',
      help: "give traces, metrics or logs a route, as in `routes: { traces: routeBy.traceID() }`",
    },
  ]);
});

test("a generator's signal is routed", () => {
  expect(somethingRouted(declared({ generator: { signal: "logs" } })).map(brief)).toEqual([
    {
      code: "FL3010",
      severity: "error",
      at: "edge/checkout: signal",
      message: '"checkout" sends logs to "lb", which does not route them: every request would be refused.',
      help: 'give "lb" a route for logs, or send another signal',
    },
  ]);
});
