import { blueprint, collector, dns, roundRobin, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import type { Alert } from "../../../src/model/monitoring.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

type Release = "0.129.0" | "0.161.0";

/** Names and signals of the alerts of a balancer on a pool of three. */
function alertsOf(release: Release, balancer: object, pool: object = {}): readonly Alert[] {
  const routes = { traces: routeBy.traceID() };
  return planOf(small({ release, pool: { count: 3, ...pool }, balancer: { routes, ...balancer } })).alerts;
}

const namesOf = (alerts: readonly Alert[]) => new Set(alerts.map(({ name }) => name));
const of = (alerts: readonly Alert[], name: Alert["name"]) => alerts.find((alert) => alert.name === name)?.expression;

describe("alerts", () => {
  test("ask of a queue for each backend what its version counts, and else what backends accept", () => {
    const [old, fresh] = (["0.129.0", "0.161.0"] as const).map((release) =>
      namesOf(alertsOf(release, { queue: "per-backend" })),
    );
    expect([old?.has("QueueFilling"), old?.has("TelemetryNotArriving")]).toEqual([true, false]);
    expect([fresh?.has("QueueFilling"), fresh?.has("TelemetryNotArriving")]).toEqual([false, true]);
    expect(namesOf(alertsOf("0.161.0", { queue: "central" })).has("QueueFilling")).toBe(true);
  });

  test("know how many backends there are, and ask for them only where they are looked for", () => {
    expect(of(alertsOf("0.129.0", {}, { discovery: dns(), count: 7 }), "BackendsMissing")).toMatch(/\) < 7$/);
    expect(namesOf(alertsOf("0.129.0", {}, { discovery: "static" })).has("BackendsMissing")).toBe(false);
  });

  test("count the pods of the balancer, and not that of the Job that verifies it", () => {
    const alerts = alertsOf("0.161.0", { queue: "central", replicas: 2, verify: {} });
    expect(of(alerts, "BalancerPodsMissing")).toMatch(/\) < 2$/);
    expect(alerts.filter(({ expression }) => expression.includes("verify"))).toEqual([]);
  });

  test("hold what all processes of a pod hold against the room of all", () => {
    const limitOf = (processes: number) => {
      const memory = { cpu: "2", memory: "1Gi" };
      const resources = { requests: memory, limits: memory };
      const balancer = small({ release: "0.161.0", balancer: { target: "fairlead", processes, resources } });
      const { alerts, programs } = planOf(balancer);
      const limit = /> (\d+)$/.exec(of(alerts, "MemoryFilling") ?? "")?.[1];
      return Number(limit) / (programs[0]?.config.limits.heldBytesMax ?? 0);
    };
    expect([limitOf(1), limitOf(2)]).toEqual([expect.closeTo(0.8, 3), expect.closeTo(1.6, 3)]);
  });

  test("take a busy backend for a fault only where keys are many", () => {
    for (const [route, isAsked] of [
      [routeBy.traceID(), true],
      [roundRobin(), true],
      [routeBy.service(), false],
    ] as const) {
      const discovery = dns();
      expect(namesOf(alertsOf("0.161.0", { routes: { traces: route } }, { discovery })).has("BackendIdle")).toBe(
        isAsked,
      );
    }
  });

  test("take half more than the largest share for too much", () => {
    const weighted = { target: "fairlead", algorithm: "maglev" };
    const limit = of(alertsOf("0.161.0", weighted, { discovery: "static", weights: [2, 1, 1] }), "BackendOverloaded");
    expect(Number(/> on \(\) group_left \(\) \(([\d.]+) \* sum/.exec(limit ?? "")?.[1])).toBeCloseTo(0.75, 2);
  });

  test("find pods by names that no other workload of the blueprint has", () => {
    const otel = collector("0.161.0");
    const pool = otel.backends("edge", { count: 2, discovery: "static", security: "plaintext" });
    const more = otel.backends("edge-collector", { count: 2, discovery: dns(), security: "plaintext" });
    const routes = { traces: routeBy.traceID() };
    const [one, two] = ["edge", "edge-collector-x"].map((name, index) => [pool, more][index] && name);
    const plan = planOf(
      blueprint("pods", {
        namespace: "pods",
        collector: otel,
        backends: [pool, more],
        balancers: [
          otel.balancer(`${one}s`, { to: pool, routes, queue: "central" }),
          otel.balancer(`${two}`, { to: more, routes, queue: "central" }),
        ],
      }),
    );
    const patterns = plan.alerts
      .filter(({ name }) => name === "BalancerDown")
      .map(({ expression }) => new RegExp(`^(?:${/pod=~"(.*?)"/.exec(expression)?.[1]})$`));
    // As the controllers of Kubernetes name them.
    const pods = ["edges-collector-6d4cf56db6-x7abc", "edge-collector-x-collector-7c9f8d7b5-abcde", "edge-collector-0"];
    expect(pods.map((pod) => patterns.map((pattern) => pattern.test(pod)))).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  test("are none where the author's own metrics are not those that they would ask for", () => {
    const telemetry = { metrics: { level: "none" } };
    expect(alertsOf("0.161.0", { telemetry })).toEqual([]);
    expect(namesOf(alertsOf("0.161.0", {}, { telemetry })).has("BackendPodsMissing")).toBe(false);
  });
});
