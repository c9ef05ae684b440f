import * as cdk8s from "cdk8s";
import { BlueprintChart } from "fairlead";
import { describe, expect, test } from "vitest";
import { small } from "../small.ts";

describe("a blueprint in a plain cdk8s App", () => {
  test("is a chart of its name and namespace, with its objects to be patched", () => {
    const chart = new BlueprintChart(new cdk8s.App(), small({ names: { blueprint: "shop" } }));
    expect([chart.node.id, chart.namespace]).toEqual(["shop", "shop"]);
    expect(chart.findings).toEqual([]);
    expect(chart.plan?.blueprint).toBe("shop");
    expect(cdk8s.Testing.synth(chart).length).toBeGreaterThan(0);
    expect(chart.node.validate()).toEqual([]);
  });

  test("may have another id", () => {
    expect(new BlueprintChart(new cdk8s.App(), small(), "other").node.id).toBe("other");
  });

  test("that is wrong does not validate, has no plan, and puts nothing into the chart", () => {
    const chart = new BlueprintChart(new cdk8s.App(), small({ pool: { count: 0 } }));
    expect(chart.node.validate()).toEqual([
      expect.stringMatching(/^error FL3013 .*\n {2}The number of backends is 0\./),
    ]);
    expect(chart.plan).toBeUndefined();
    expect(chart.node.children).toEqual([]);
  });
});
