import { routeBy, tls } from "fairlead";
import { describe, expect, test } from "vitest";
import { generatorsSpread } from "../../../src/check/topology/generators-spread.ts";
import { brief, declared } from "./declared.ts";

const builtIn = { runner: "built-in" };
const found = (routes: object, generator: object, { balancer = {}, pool = {}, release = "0.161.0" as const } = {}) =>
  generatorsSpread(declared({ release, balancer: { routes, ...balancer }, pool, generator })).map(brief);

const byTenant = { traces: routeBy.attributes("tenant.id") };

test("a generator that does not send what its balancer routes by is told", () => {
  expect(found(byTenant, {})).toEqual([
    {
      code: "FL3025",
      severity: "warning",
      at: "edge/checkout: ",
      message:
        'The balancer routes traces by tenant.id, which "checkout" does not send: all of its traces have one key, and go to one backend.',
      help: 'use `runner: "built-in"` and send it, `tenants: { attribute: "tenant.id", count: 20 }`, or route by what it does send',
    },
  ]);
});

describe("it is told of", () => {
  test.each([
    ["tenants of another attribute", byTenant, { ...builtIn, tenants: { attribute: "tenant", count: 9 } }, "warning"],
    ["one value of the attribute", byTenant, { attributes: { "tenant.id": "acme" } }, "info"],
    ["one service", { traces: routeBy.service() }, {}, "info"],
    [
      "one service of the built-in runner",
      { traces: routeBy.service() },
      { ...builtIn, tenants: { count: 9 } },
      "info",
    ],
    ["one trace", { traces: routeBy.traceID() }, { ...builtIn, traceIds: { count: 1 } }, "info"],
    ["one metric", { metrics: routeBy.metric() }, { signal: "metrics" }, "info"],
    ["one stream", { metrics: routeBy.streamID() }, { ...builtIn, signal: "metrics", series: 1 }, "info"],
    ["one resource", { metrics: routeBy.resource() }, { signal: "metrics", serviceVersion: "1" }, "info"],
    ["no version", { traces: routeBy.attributes("service.version") }, {}, "warning"],
  ])("%s", (_what, routes, generator, severity) => {
    expect(found(routes, generator)).toMatchObject([{ code: "FL3025", severity }]);
  });
});

describe("nothing is said of", () => {
  test.each([
    ["trace ids", { traces: routeBy.traceID() }, {}],
    ["tenants", byTenant, { ...builtIn, tenants: { count: 9 } }],
    ["services", { traces: routeBy.service() }, { ...builtIn, services: { count: 9 } }],
    [
      "services beside an attribute that is missing",
      { traces: routeBy.attributes("service.name", "x") },
      { ...builtIn, services: { count: 9 } },
    ],
    ["names of spans", { traces: routeBy.attributes("span.name") }, {}],
    [
      "records without a trace id, which are spread at random",
      { logs: routeBy.traceID() },
      { ...builtIn, signal: "logs", withTraceId: 0 },
    ],
    [
      "several types of metrics",
      { metrics: routeBy.metric() },
      { ...builtIn, signal: "metrics", metricTypes: ["sum", "gauge"] },
    ],
    ["series", { metrics: routeBy.streamID() }, { ...builtIn, signal: "metrics", series: 9 }],
    ["another signal", byTenant, { signal: "logs" }],
  ])("%s", (_what, routes, generator) => {
    expect(found(routes, generator)).toEqual([]);
  });

  test("one backend, where there is nothing to spread", () => {
    expect(found(byTenant, {}, { pool: { count: 1 } })).toEqual([]);
  });

  test("attributes that a processor of the balancer may write", () => {
    const processors = { "transform/tenant": {} };
    expect(found(byTenant, {}, { balancer: { processors } })).toEqual([]);
    expect(found(byTenant, {}, { balancer: { processors: { "batch/x": {} } } })).toHaveLength(1);
  });
});

test("two generators of one service each are two keys", () => {
  const topology = declared({ balancer: { routes: { traces: routeBy.service() } }, generator: { security: tls() } });
  const [one] = topology.generators;
  const others = one ? [one, { ...one, name: "cart", serviceName: "cart" }] : [];
  expect(generatorsSpread({ ...topology, generators: others })).toEqual([]);
  const same = one ? [one, { ...one, name: "cart", serviceName: "checkout" }] : [];
  expect(generatorsSpread({ ...topology, generators: same }).map(brief)).toMatchObject([{ severity: "info" }]);
});
