import { bearerToken, mutualTls, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import { valuesAgree } from "../../../src/check/topology/values-agree.ts";
import { brief, declared } from "./declared.ts";

const found = (balancer: object, pool: object = {}) => valuesAgree(declared({ balancer, pool })).map(brief);
const fairlead = { target: "fairlead", queue: undefined };
const at = (balancer: object) => found({ ...fairlead, ...balancer }).map((one) => one.at);

describe("what every resource is given decides every key", () => {
  const resourceAttributes = { "service.name": "shop", tenant: "a" };

  test("of a route by it, and all goes to one backend", () => {
    const routes = { traces: routeBy.service() };
    expect(found({ ...fairlead, resourceAttributes, routes })).toEqual([
      {
        code: "FL1006",
        severity: "warning",
        at: "edge/lb: resourceAttributes.service.name",
        message:
          "Every resource is given the same service.name before it is routed, and traces are routed by it: all of them go to one backend.",
        help: "leave it out, or route by another key",
      },
    ]);
    expect(at({ resourceAttributes, routes: { traces: routeBy.attributes("tenant") } })).toHaveLength(1);
  });

  test("but not of one by something else besides", () => {
    expect(at({ resourceAttributes, routes: { traces: routeBy.attributes("tenant", "zone") } })).toEqual([]);
    expect(at({ resourceAttributes })).toEqual([]);
  });
});

describe("a pod that cannot use what autoscaling waits for is never helped", () => {
  const autoscaling = { min: 1, max: 3, cpu: "900m" };
  const limited = (cpu: string) => ({ requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu, memory: "256Mi" } });

  test("because of its limit, or of its one thread", () => {
    expect(found({ ...fairlead, autoscaling, resources: limited("500m") })).toMatchObject([
      {
        at: "edge/lb: autoscaling.cpu",
        message:
          'A pod of "lb" does not use more than "900m" of CPU on average, because its limit is "500m": no pod would be added.',
      },
    ]);
    expect(at({ autoscaling: { min: 1, max: 3 }, resources: limited("600m") })).toHaveLength(1);
    expect(at({ autoscaling: { ...autoscaling, cpu: "2" } })).toEqual(["edge/lb: autoscaling.cpu"]);
  });

  test("where it has several processes, as many threads", () => {
    expect(at({ processes: 2, autoscaling: { ...autoscaling, cpu: "1900m" } })).toEqual([]);
    expect(found({ ...fairlead, processes: 2, autoscaling: { ...autoscaling, cpu: "2" } })).toMatchObject([
      { message: expect.stringContaining("because it has 2 busy threads") },
    ]);
  });

  test("and one that can is", () => {
    expect(at({ autoscaling, resources: limited("1") })).toEqual([]);
    expect([at({ autoscaling }), at({})]).toEqual([[], []]);
  });
});

test("processes beyond the cores that a pod may use are idle", () => {
  const limited = (cpu: string) => ({ requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu, memory: "1Gi" } });
  expect(found({ ...fairlead, processes: 4, resources: limited("1500m") })).toMatchObject([
    {
      code: "FL1006",
      at: "edge/lb: processes",
      message:
        'The pods of "lb" may use "1500m" CPU, and each of 4 processes can use one: the others take memory and turns from each other.',
      help: "have at most 2, or raise resources.limits.cpu",
    },
  ]);
  expect([at({ processes: 2, resources: limited("1500m") }), at({ processes: 4 })]).toEqual([[], []]);
});

test("a token of the pool and a header for it are two", () => {
  const pool = { security: mutualTls({ serverSecret: "a", clientSecret: "b" }), auth: bearerToken({ secret: "t" }) };
  const headers = { Authorization: "Bearer x" };
  expect(found({ headers }, pool).map((one) => one.at)).toEqual(["edge/lb: headers.Authorization"]);
  expect(found({ ...fairlead, headers }, pool)).toHaveLength(1);
  expect([found({ headers }), found({}, pool)]).toEqual([[], []]);
});

test("a key that a processor takes away, or makes the same, before it is routed", () => {
  const before = (action: object, routes: object = { traces: routeBy.service() }) =>
    valuesAgree(declared({ balancer: { routes, processors: { resource: { attributes: [action] } } } })).map(
      ({ place }) => place.path.join("."),
    );
  const place = ["processors.resource.attributes.0"];
  expect(before({ key: "service.name", action: "delete" })).toEqual(place);
  expect(before({ key: "service.name", action: "upsert", value: "shop" })).toEqual(place);
  expect(before({ key: "service.name", action: "upsert", from_attribute: "app" })).toEqual([]);
  expect(before({ key: "other", action: "delete" })).toEqual([]);
  expect(before({ key: "service.name", action: "delete" }, { traces: routeBy.traceID() })).toEqual([]);
});

test.each([
  ["panicThreshold", { panicThreshold: 100 }, { panicThreshold: 50 }],
  ["maxRequestSize", { maxRequestSize: "1Ki" }, { maxRequestSize: "1Mi" }],
  ["autoscaling.cpu", { autoscaling: { min: 1, max: 3, cpu: "1m" } }, { autoscaling: { min: 1, max: 3, cpu: "500m" } }],
])("%s that switches off what it is for", (path, odd, usual) => {
  const places = (balancer: object) =>
    valuesAgree(declared({ balancer: { target: "fairlead", ...balancer } })).map(({ place }) => place.path.join("."));
  expect(places(odd)).toEqual([path]);
  expect(places(usual)).toEqual([]);
});
