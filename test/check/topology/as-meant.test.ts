import { describe, expect, test } from "vitest";
import { asMeant } from "../../../src/check/topology/as-meant.ts";
import { compile } from "../../../src/compile.ts";
import { inBlueprint } from "../../../src/diagnostics/place.ts";
import { brief, declared } from "./declared.ts";

describe("what stands under a misspelt name is read under the one that was meant", () => {
  test("and its place is still where the author wrote it", () => {
    const { topology, written, isMisnamed } = asMeant(declared({ pool: { count: undefined, cuont: 7 } }));
    expect(topology.pools[0]).toMatchObject({ count: 7, unsupported: {} });
    expect(written(inBlueprint("edge/backend", "count")).path).toEqual(["cuont"]);
    expect(isMisnamed(inBlueprint("edge/backend", "cuont"))).toBe(true);
    expect(isMisnamed(inBlueprint("edge/backend", "count"))).toBe(false);
  });

  test("at two levels at once", () => {
    const { topology, written } = asMeant(declared({ pool: { netwrok: { clientz: [{ podLabels: {} }] } } }));
    expect(topology.pools[0]?.network).toEqual({ clients: [{ podLabels: {} }] });
    expect(written(inBlueprint("edge/backend", "network", "clients", 0)).path).toEqual(["netwrok", "clientz", 0]);
  });

  test("in one declaration and not in another of the same option", () => {
    const { written } = asMeant(declared({ pool: { cuont: 7, count: undefined } }));
    expect(written(inBlueprint("edge/lb", "count")).path).toEqual(["count"]);
  });

  test("a word that decides what other options mean", () => {
    const { topology } = asMeant(declared({ balancer: { target: "fairled", ejection: "off" } }));
    expect(topology.balancers[0]).toMatchObject({ target: "fairlead", settings: { ejection: "off" } });
  });
});

describe("a name stays as it is", () => {
  test("where the option that it is like was given too", () => {
    const { topology } = asMeant(declared({ pool: { count: 2, cuont: 7 } }));
    expect(topology.pools[0]).toMatchObject({ count: 2, unsupported: { cuont: 7 } });
  });

  test("where another kind of balancer has it: processes are no misspelt processors", () => {
    const processes = 2;
    const { topology, isMisnamed } = asMeant(declared({ balancer: { processes } }));
    expect(topology.balancers[0]).toMatchObject({ settings: {}, unsupported: { processes } });
    expect(isMisnamed(inBlueprint("edge/lb", "processes"))).toBe(false);
    const found = compile(declared({ balancer: { processes } })).diagnostics.map(brief);
    expect(found.map(({ code, at, help }) => [code, at, help])).toEqual([
      ["FL3015", "edge/lb: processes", 'use `target: "fairlead"`, or leave it out'],
    ]);
  });

  test("where it is like no option", () => {
    const { topology, isMisnamed } = asMeant(declared({ pool: { colour: "red" } }));
    expect(topology.pools[0]).toMatchObject({ unsupported: { colour: "red" } });
    expect(isMisnamed(inBlueprint("edge/backend", "colour"))).toBe(false);
  });

  test("where JavaScript gives it a meaning", () => {
    const given = JSON.parse('{ "__proto__": { "count": 9 } }') as object;
    const { topology } = asMeant(declared({ pool: { network: given } }));
    expect(topology.pools[0]?.count).toBe(2);
    expect(Object.keys(topology.pools[0]?.network ?? {})).toEqual(["__proto__"]);
  });
});
