import fc from "fast-check";
import { expect, test } from "vitest";
import { buildTopology } from "../../../src/blueprint/build-topology.ts";
import { optionsWellFormed } from "../../../src/check/topology/options-well-formed.ts";
import { identityRules, topologyRules } from "../../../src/check/topology/rules.ts";
import { soundTopology } from "../../../src/check/topology/sound-topology.ts";
import { type Diagnostic, diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { inBlueprint, within } from "../../../src/diagnostics/place.ts";
import type { Topology } from "../../../src/model/topology.ts";
import { planted, withMistakes } from "../../planted-mistakes.ts";
import { declared } from "./declared.ts";

const errorsOf = (topology: Topology): readonly Diagnostic[] =>
  [optionsWellFormed, ...identityRules, ...topologyRules]
    .flatMap((rule) => rule(topology))
    .filter(({ severity }) => severity === "error");

/** Mistakes that are mended for what is deployed. */
const shapes = planted.filter(({ code }) =>
  ["FL1009", "FL3013", "FL3014", "FL4001", "FL4002", "FL4010"].includes(code),
);

test("of what has a shape, a name or a number that it may not have, nothing of the kind is left", () => {
  fc.assert(
    fc.property(fc.subarray([...shapes], { minLength: 1, maxLength: 3 }), (mistakes) => {
      const { topology } = buildTopology(withMistakes(mistakes));
      const codes = new Set(mistakes.map(({ code }) => code));
      expect(errorsOf(soundTopology(topology, errorsOf(topology))).filter(({ code }) => codes.has(code))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("what has no finding stays", () => {
  const topology = declared();
  expect(soundTopology(topology, [])).toEqual(topology);
});

test("a balancer of a pool that is not there has one, and a generator of a balancer that is not there another", () => {
  const topology = declared();
  const lost = {
    ...topology,
    pools: [],
    generators: topology.generators.map((one) => ({ ...one, to: "nobody" })),
  };
  const sound = soundTopology(lost, []);
  expect(sound.pools.map(({ name }) => name)).toEqual(["backend"]);
  expect(sound.generators.map(({ to }) => to)).toEqual(["lb"]);
});

test("two of one name have different names, and what refers to them follows to the first", () => {
  const topology = declared();
  const [pool] = topology.pools;
  const twice = { ...topology, pools: [pool, { ...pool, origin: inBlueprint("edge/other") }] } as Topology;
  const sound = soundTopology(twice, []);
  expect(sound.pools.map(({ name }) => name)).toEqual(["backend", "backend-2"]);
  expect(sound.balancers.map(({ to }) => to)).toEqual(["backend"]);
});

test("a route that was found wrong becomes one that every version has", () => {
  const topology = declared({ balancer: { routes: { metrics: { kind: "hash", key: "colour" } } } });
  const [balancer] = topology.balancers;
  const at = within(balancer?.origin ?? topology.origin, "routes", "metrics");
  const found = diagnostic("FL3001", { at, message: "", help: "" });
  expect(soundTopology(topology, [found]).balancers[0]?.routes).toEqual({ metrics: { kind: "hash", key: "service" } });
});
