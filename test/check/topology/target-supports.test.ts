import { describe, expect, test } from "vitest";
import { bearerToken, dns, k8s, leastLoaded, roundRobin, routeBy } from "../../../src/blueprint/vocabulary.ts";
import { targetSupports } from "../../../src/check/topology/target-supports.ts";
import { brief, declared } from "./declared.ts";

function found(balancer: object, pool: object = {}): readonly string[] {
  return targetSupports(declared({ pool, balancer })).map((diagnostic) => {
    const { code, at } = brief(diagnostic);
    return `${code} ${at}`;
  });
}

const fairlead = { target: "fairlead" } as const;

describe("Fairlead's balancer", () => {
  test("takes what it can do", () => {
    const asked = {
      ...fairlead,
      routes: { traces: routeBy.traceID(), metrics: leastLoaded(), logs: roundRobin() },
      failover: { traces: "hold", logs: "spill" },
      compression: "none",
      algorithm: "maglev",
    };
    expect(found(asked, { discovery: dns() })).toEqual([]);
  });

  test.each([
    [{ processors: { batch: {} } }, "FL3015 edge/lb: processors"],
    [{ receivers: { otlp: {} } }, "FL3015 edge/lb: receivers"],
    [{ queue: "central" }, "FL3015 edge/lb: queue"],
    [{ image: "x" }, "FL3015 edge/lb: image"],
    [{ autoscaling: { min: 3, max: 2 }, replicas: 3 }, "FL3015 edge/lb: autoscaling.max"],
    [{ autoscaling: { min: 2, max: 4 }, replicas: 3 }, "FL3015 edge/lb: replicas"],
    [{ compatibleWith: "0.140.0" }, "FL3015 edge/lb: compatibleWith"],
    [{ routes: { logs: routeBy.service() } }, "FL3001 edge/lb: routes.logs"],
    [{ routes: { metrics: routeBy.tenant() } }, "FL3001 edge/lb: routes.metrics"],
  ])("refuses %o", (asked, finding) => {
    expect(found({ ...fairlead, ...asked })).toEqual([finding]);
  });

  test("hashes more in its own way than a Collector version does", () => {
    const routes = { traces: routeBy.resource(), metrics: routeBy.tenant(), logs: routeBy.service() };
    expect(found({ ...fairlead, routes })).toHaveLength(3);
    expect(found({ ...fairlead, routes, compatibleWith: "fairlead" })).toEqual([]);
    expect(found({ ...fairlead, routes: { metrics: routeBy.tenant() }, compatibleWith: "0.161.0" })).toEqual([]);
  });

  test("finds backends by every discovery, and shows them a token", () => {
    expect(found(fairlead, { discovery: k8s(), auth: bearerToken({ secret: "s" }) })).toEqual([]);
  });
});

test("the Collector's exporter does not balance by load", () => {
  expect(found({ routes: { traces: leastLoaded() } })).toEqual(["FL3015 edge/lb: routes.traces"]);
});

test("the Collector's exporter has nothing of it", () => {
  expect(found({ failover: "spill", ejection: {}, compatibleWith: "0.129.0" })).toEqual([
    "FL3015 edge/lb: failover",
    "FL3015 edge/lb: ejection",
    "FL3015 edge/lb: compatibleWith",
  ]);
});
