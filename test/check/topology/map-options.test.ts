import { expect, test } from "vitest";
import { buildTopology } from "../../../src/blueprint/build-topology.ts";
import { mapOptions } from "../../../src/check/topology/map-options.ts";
import { ownerOf } from "../../../src/diagnostics/place.ts";
import { blueprints } from "../../every-blueprint.ts";
import { declared } from "./declared.ts";

test.each(blueprints.map((one) => [one.name, one] as const))("%s is the same when no option changes", (_, one) => {
  const { topology } = buildTopology(one);
  expect(mapOptions(topology, (options) => options)).toEqual(topology);
});

test("each declaration is asked with what its author wrote, past its options too", () => {
  const asked: Record<string, unknown> = {};
  const topology = declared({ pool: { cuont: 3 }, balancer: { target: "fairlead", ejektion: {} } });
  mapOptions(topology, (options, _table, origin) => {
    asked[ownerOf(origin)] = options;
    return options;
  });
  expect(asked).toMatchObject({
    edge: { namespace: "shop" },
    "edge/backend": { count: 2, cuont: 3 },
    "edge/lb": { target: "fairlead", ejektion: {} },
    "edge/checkout": {},
  });
});

test("a change of the target changes which options there are", () => {
  const asCollector = declared({ balancer: { timeout: "5s", ejection: "off" } });
  const asFairlead = mapOptions(asCollector, (options) =>
    "target" in options ? { ...options, target: "fairlead" } : options,
  );
  expect(asCollector.balancers[0]?.unsupported).toEqual({ ejection: "off" });
  expect(asFairlead.balancers[0]).toMatchObject({ target: "fairlead", settings: { timeout: "5s", ejection: "off" } });
});
