import { describe, expect, test } from "vitest";
import { dns, roundRobin, routeBy } from "../../../src/blueprint/vocabulary.ts";
import { statefulTierHasAffinity } from "../../../src/check/topology/stateful-tier-has-affinity.ts";
import { brief, declared } from "./declared.ts";

function behind(part: object, routes: object, count = 3) {
  return statefulTierHasAffinity(
    declared({
      release: "0.161.0",
      pool: { count, discovery: dns(), ...part },
      balancer: { routes: routes },
    }),
  ).map(brief);
}

const sampling = { processors: { tail_sampling: {} } };

describe("backends", () => {
  test.each([
    [sampling, { traces: routeBy.traceID() }],
    [{ processors: { "groupbytrace/x": {} } }, { traces: routeBy.traceID() }],
    [{ connectors: { spanmetrics: {} } }, { traces: routeBy.service() }],
    [{ connectors: { span_metrics: {} } }, { traces: routeBy.attributes("service.name") }],
    [{ processors: { deltatocumulative: {} } }, { metrics: routeBy.streamID() }],
    [{ processors: { cumulativetodelta: {} } }, { metrics: routeBy.metric() }],
    [sampling, { metrics: roundRobin() }], // no traces reach it
    [{ processors: { batch: {} } }, { traces: roundRobin() }],
  ])("%j behind %j is fine", (part, routes) => {
    expect(behind(part, routes)).toEqual([]);
  });

  test("one backend sees everything", () => {
    expect(behind(sampling, { traces: roundRobin() }, 1)).toEqual([]);
  });

  test.each([
    ["tail_sampling", "traces", routeBy.service(), "all spans of a trace", "traceID"],
    ["tail_sampling/late", "traces", roundRobin(), "all spans of a trace", "traceID"],
    ["groupbytrace", "traces", routeBy.service(), "all spans of a trace", "traceID"],
    [
      "cumulativetodelta",
      "metrics",
      roundRobin(),
      "all points of a series",
      "service or resource or metric or streamID or attributes",
    ],
    [
      "interval",
      "metrics",
      roundRobin(),
      "all points of a series",
      "service or resource or metric or streamID or attributes",
    ],
  ])("%s behind another route is refused", (id, signal, route, needs, keys) => {
    expect(behind({ processors: { [id]: {} } }, { [signal]: route })).toEqual([
      {
        code: "FL3009",
        severity: "error",
        at: `edge/lb: routes.${signal}`,
        message: `"${id}" on the 3 backends of "backend" needs ${needs} at one of them; this route spreads them.`,
        help: `route ${signal} by ${keys}, or use one backend`,
      },
    ]);
  });

  test("spans that are counted one by one add up, so that a person may decide", () => {
    expect(behind({ connectors: { spanmetrics: {} } }, { traces: routeBy.traceID() })).toEqual([
      {
        code: "FL3009",
        severity: "warning",
        at: "edge/lb: routes.traces",
        message:
          '"spanmetrics" on the 3 backends of "backend" needs all spans of a service at one of them; this route spreads them, so that each counts a part of every series, and only sums over all of them are right.',
        help: "route traces by service or attributes, or use one backend; or accept it if each has its own label and queries sum over them",
      },
    ]);
  });
});

describe("a balancer", () => {
  const holding = (replicas: number) =>
    statefulTierHasAffinity(declared({ balancer: { replicas, processors: { tail_sampling: {} } } })).map(brief);

  test("alone may decide over what it sees", () => {
    expect(holding(1)).toEqual([]);
  });

  test("of several sees a part", () => {
    expect(holding(2)).toEqual([
      {
        code: "FL3009",
        severity: "error",
        at: "edge/lb: processors.tail_sampling",
        message:
          '"tail_sampling" needs all spans of a trace at one instance; each of the 2 replicas of "lb" sees a part.',
        help: "move it to the backends, after a route that keeps them together, or run one replica",
      },
    ]);
  });
});

test("keys that leave a backend in the middle of a trace are told", () => {
  const before = (options: object, pool: object = sampling) =>
    statefulTierHasAffinity(declared({ pool, balancer: { target: "fairlead", ...options } })).map(
      ({ severity, place }) => `${severity} ${place.path.join(".")}`,
    );
  expect(before({})).toEqual([]);
  expect(before({ failover: "spill" })).toEqual(["warning failover"]);
  expect(before({ failover: { traces: "spill" } })).toEqual(["warning failover.traces"]);
  expect(before({ failover: { metrics: "spill" } })).toEqual([]);
  expect(before({ algorithm: "bounded-load" })).toEqual(["warning algorithm"]);
  expect(before({ failover: "spill" }, {})).toEqual([]);
});
