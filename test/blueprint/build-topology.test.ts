import { blueprint, collector, compileBlueprint, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import { ownerOf } from "../../src/diagnostics/place.ts";
import { small } from "../small.ts";

function codesOf(pool: object, balancer: object): readonly string[] {
  const { diagnostics } = compileBlueprint(small({ names: { blueprint: "cast" }, pool, balancer }));
  return diagnostics.map(({ code, place }) => `${code} ${[ownerOf(place), ...place.path].join("/")}`);
}

describe("options that the types would have refused", () => {
  test.each([
    { name: "a balancer to nowhere", balancer: { to: undefined }, found: "FL2021 cast/edge/to" },
    { name: "a target that does not exist yet", balancer: { target: "envoy" }, found: "FL1009 cast/edge/target" },
    { name: "a function for a text", balancer: { image: () => "x" }, found: "FL1009 cast/edge/image" },
    { name: "no routes", balancer: { routes: undefined }, found: "FL1009 cast/edge/routes" },
    { name: "an endless count", backends: { count: Number.POSITIVE_INFINITY }, found: "FL3013 cast/backend/count" },
    {
      name: "a hole in a list",
      balancer: { imagePullSecrets: Object.assign([], { 1: "registry" }) },
      found: "FL1009 cast/edge/imagePullSecrets/0",
    },
    {
      name: "weights that are no numbers",
      backends: { weights: [Number.NaN, 1, 1] },
      found: "FL3007 cast/backend/weights",
    },
  ])("$name is a finding, not an exception", ({ backends, balancer, found }) => {
    const codes = codesOf(backends ?? {}, balancer ?? {});
    expect(codes.some((code) => code.startsWith(found))).toBe(true);
  });
});

describe("what is not a list of declarations", () => {
  test.each([
    { options: { collector: null }, found: "FL1007 collector", says: "No Collector release is bound" },
    { options: { backends: 5 }, found: "FL1009 backends", says: "backends is 5" },
    { options: { balancers: [null] }, found: "FL1009 balancers", says: "balancers is [null]" },
    { options: { generators: "all" }, found: "FL1009 generators", says: 'generators is "all"' },
  ])("$found is a finding, not an exception", ({ options, found, says }) => {
    const { diagnostics } = compileBlueprint(small({ blueprint: options }));
    const atBlueprint = diagnostics.filter(({ place }) => ownerOf(place) === "small");
    expect(atBlueprint.map(({ code, place }) => `${code} ${place.path.join("/")}`)).toEqual([found]);
    expect(atBlueprint[0]?.message).toContain(says);
  });
});

describe("a topology", () => {
  test("leaves the author's options alone", () => {
    const options = { headers: { "x-a": "1" } };
    compileBlueprint(small({ balancer: options }));
    expect(Object.isFrozen(options.headers)).toBe(false);
  });
});

test("two declarations of one name keep their own places, so that each finding is shown at its own line", () => {
  const otel = collector("0.161.0");
  const options = { count: 2, discovery: "static", security: "plaintext" } as const;
  const first = otel.backends("store", { ...options, replicas: 2 } as never);
  const second = otel.backends("store", options);
  const balancers = [otel.balancer("edge", { to: first, routes: { traces: routeBy.traceID() } })];
  const { diagnostics } = compileBlueprint(
    blueprint("twice", { namespace: "twice", collector: otel, backends: [first, second], balancers }),
  );
  const unknown = diagnostics.find(({ message }) => message.includes("replicas"));
  const named = diagnostics.find(({ code }) => code === "FL2020");
  const lineOf = (found: typeof named) => (found?.place.range?.start.line ?? 0) - lineOfFirst;
  const lineOfFirst = Number(first.callSite.stack?.match(/:(\d+):\d+\)?$/m)?.[1]);
  expect([lineOf(unknown), lineOf(named)]).toEqual([0, 1]);
});
