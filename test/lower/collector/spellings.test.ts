import { describe, expect, test } from "vitest";
import { type Json, jsonAt } from "../../../src/model/json.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const weighted = (...weights: readonly number[]): Plan => planOf(small({ pool: { count: weights.length, weights } }));

function hostnames(plan: Plan): Json | undefined {
  const config = plan.configs.find(({ tier }) => tier === "balancer");
  return config && jsonAt(config.body, ["exporters", "loadbalancing", "resolver", "static", "hostnames"]);
}

const host = (name: string): string => `${name}.small.svc.cluster.local`;

describe("a weight on a Collector's ring", () => {
  test("becomes spellings of one backend: its name, then the port-less twin, then alias Services", () => {
    const plan = weighted(1, 3, 2);
    expect(hostnames(plan)).toEqual([
      `${host("backend-1")}:4317`,
      `${host("backend-2")}:4317`,
      host("backend-2"),
      `${host("backend-2-alias-1")}:4317`,
      `${host("backend-3")}:4317`,
      host("backend-3"),
    ]);
    expect(plan.services.map(({ name }) => name)).toContain("backend-2-alias-1");
  });

  test("is reduced first", () => {
    expect(hostnames(weighted(10, 20, 10))).toEqual(hostnames(weighted(1, 2, 1)));
  });

  test("is asked for by backend, and all shares together are the whole ring", () => {
    const shares = planOf(small({ pool: { weights: [1, 3, 2] } })).links[0]?.shares ?? [];
    expect(shares.map(({ backend, asked }) => [backend, asked])).toEqual([
      ["backend-1", 1 / 6],
      ["backend-2", 3 / 6],
      ["backend-3", 2 / 6],
    ]);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });
});
