import { describe, expect, test } from "vitest";
import { planOf } from "../../every-blueprint.ts";
import { small, type Variation } from "../../small.ts";

const budgetsOf = (variation: Variation) => planOf(small(variation)).disruptionBudgets.map(({ name }) => name);

describe("a disruption budget", () => {
  test("is for tiers of several pods", () => {
    expect(budgetsOf({ pool: { count: 1 } })).toEqual([]);
    expect(budgetsOf({ pool: { count: 2 } })).toEqual(["backend"]);
    expect(budgetsOf({ pool: { count: 1 }, balancer: { replicas: 2 } })).toEqual(["edge-collector"]);
  });

  test("is for a balancer that may come to have several", () => {
    const balancer = { target: "fairlead", autoscaling: { min: 1, max: 2 } };
    expect(budgetsOf({ pool: { count: 1 }, balancer })).toEqual(["edge-balancer"]);
  });

  test("is the operator's own for an OpenTelemetryCollector", () => {
    const blueprint = { output: "operator" };
    expect(budgetsOf({ pool: { count: 1 }, balancer: { replicas: 2 }, blueprint })).toEqual([]);
    expect(budgetsOf({ pool: { count: 1 }, balancer: { target: "fairlead", replicas: 2 }, blueprint })).toEqual([
      "edge-balancer",
    ]);
  });
});

test("an autoscaler takes the place of a number, and its cpu is what the blueprint says", () => {
  const scaled = (autoscaling: object) => planOf(small({ balancer: { target: "fairlead", autoscaling } }));
  const plan = scaled({ min: 2, max: 5 });
  expect(plan.autoscalers).toMatchObject([{ name: "edge-balancer", min: 2, max: 5, averageCpu: "700m" }]);
  const workload = plan.workloads.find(({ name }) => name === "edge-balancer");
  expect([workload?.replicas, workload?.autoscaled]).toEqual([2, true]);
  expect(scaled({ min: 1, max: 5, cpu: "1" }).autoscalers).toMatchObject([{ averageCpu: "1" }]);
  expect(planOf(small()).autoscalers).toEqual([]);
});
