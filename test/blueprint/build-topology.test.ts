import { blueprint, collector, compileBlueprint, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import { ownerOf } from "../../src/diagnostics/place.ts";

const otel = collector("0.129.1");
const pool = otel.backends("backend", { count: 3, discovery: "static", security: "plaintext" });
const routes = { traces: routeBy.traceID() };

function codesOf(backends: object, balancer: object): readonly string[] {
  const declared = otel.backends("backend", { count: 3, discovery: "static", security: "plaintext", ...backends });
  const edge = otel.balancer("edge", { to: declared, routes, queue: "central", ...balancer });
  const given = blueprint("cast", { namespace: "cast", collector: otel, backends: [declared], balancers: [edge] });
  const { diagnostics } = compileBlueprint(given);
  return diagnostics.map(({ code, place }) => `${code} ${[ownerOf(place), ...place.path].join("/")}`);
}

describe("options that the types would have refused", () => {
  test.each([
    { name: "a balancer to nowhere", balancer: { to: undefined }, found: "FL2021 cast/edge/to" },
    { name: "a target that does not exist yet", balancer: { target: "envoy" }, found: "FL1009 cast/edge/target" },
    { name: "a function for a text", balancer: { image: () => "x" }, found: "FL1009 cast/edge/image" },
    { name: "no routes", balancer: { routes: undefined }, found: "FL3010 cast/edge/routes" },
    { name: "an endless count", backends: { count: Number.POSITIVE_INFINITY }, found: "FL3013 cast/backend/count" },
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

describe("a topology", () => {
  test("leaves the author's options alone", () => {
    const options = {
      to: pool,
      routes: { traces: routeBy.traceID() },
      queue: "central" as const,
      headers: { "x-a": "1" },
    };
    const edge = otel.balancer("edge", options);
    compileBlueprint(
      blueprint("own", {
        namespace: "own",
        collector: otel,
        backends: [pool],
        balancers: [edge],
      }),
    );
    expect(Object.isFrozen(options.headers)).toBe(false);
  });
});
