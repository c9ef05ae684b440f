import { expect, test } from "vitest";
import { dns, k8s, roundRobin, routeBy } from "../../../src/blueprint/vocabulary.ts";
import { roundRobinMappable } from "../../../src/check/topology/round-robin-mappable.ts";
import { seconds } from "../../../src/model/duration.ts";
import { brief, declared } from "./declared.ts";

test("round robin over a pool that DNS finds is fine", () => {
  const topology = declared({ pool: { discovery: dns() }, balancer: { routes: { traces: roundRobin() } } });
  expect(roundRobinMappable(topology)).toEqual([]);
});

test.each([
  ["static" as const, "the names of its backends"],
  [k8s(), "watching Kubernetes"],
])("round robin over another pool is refused: %j", (discovery, words) => {
  const topology = declared({
    pool: { discovery },
    balancer: { routes: { traces: routeBy.traceID(), metrics: roundRobin() } },
  });
  expect(roundRobinMappable(topology).map(brief)).toEqual([
    {
      code: "FL3012",
      severity: "error",
      at: "edge/lb: routes.metrics",
      message: `gRPC does round robin over the addresses behind one DNS name; "backend" is found by ${words}.`,
      help: 'declare "backend" with `discovery: dns()`',
    },
  ]);
});

test("settings of a resolver that nothing would use are reported", () => {
  const pool = { discovery: dns({ interval: seconds(10) }) };
  expect(roundRobinMappable(declared({ pool, balancer: { routes: { traces: roundRobin() } } })).map(brief)).toEqual([
    {
      code: "FL3012",
      severity: "warning",
      at: "edge/backend: discovery.interval",
      message:
        'Round robin does not use this interval: gRPC looks up the backends of "backend" when a connection closes.',
      help: "leave it out; maxConnectionAge decides how soon a new backend is used",
    },
  ]);
  const routes = { traces: roundRobin(), metrics: routeBy.service() };
  expect(roundRobinMappable(declared({ pool, balancer: { routes } }))).toEqual([]);
});
