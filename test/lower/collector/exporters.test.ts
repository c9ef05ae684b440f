import { dns, k8s, roundRobin, seconds } from "fairlead";
import { describe, expect, test } from "vitest";
import { type Json, jsonAt } from "../../../src/model/json.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { planOf } from "../../every-blueprint.ts";
import { small as smallBlueprint } from "../../small.ts";

const small = (pool: object, balancer: object = {}): Plan => planOf(smallBlueprint({ pool, balancer }));

function exporter(plan: Plan, id = "loadbalancing"): Json | undefined {
  const config = plan.configs.find(({ tier }) => tier === "balancer");
  return config && jsonAt(config.body, ["exporters", id]);
}

describe("the exporter of a Collector balancer", () => {
  test("a queue per backend and a central queue are opposite in both levels, every field spelled out", () => {
    const fields = ["block_on_overflow", "enabled", "num_consumers", "queue_size", "sizer", "wait_for_result"];
    const each = exporter(small({}, { queue: "per-backend" })) ?? null;
    expect(Object.keys(jsonAt(each, ["protocol", "otlp", "sending_queue"]) ?? {}).sort()).toEqual(fields);
    expect(jsonAt(each, ["sending_queue"])).toEqual({ enabled: false });
    const central = exporter(small({}, { queue: "central", timeout: seconds(10) })) ?? null;
    expect(jsonAt(central, ["protocol", "otlp", "sending_queue"])).toEqual({ enabled: false });
    expect(Object.keys(jsonAt(central, ["sending_queue"]) ?? {}).sort()).toEqual(fields);
    expect(jsonAt(central, ["retry_on_failure", "max_elapsed_time"])).toBe("5m");
    expect(jsonAt(central, ["timeout"])).toBe("30s"); // three backends, one after the other, 10 s each
  });

  test("the port of the dns resolver is a string, and the k8s resolver names Service and namespace only", () => {
    expect(jsonAt(exporter(small({ discovery: dns() })) ?? null, ["resolver", "dns", "port"])).toBe("4317");
    const watching = small({ discovery: k8s() }, { network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } } });
    expect(jsonAt(exporter(watching) ?? null, ["resolver", "k8s", "service"])).toBe("backend-headless.small");
  });

  test("round robin is gRPC's own, over the headless Service", () => {
    const plan = small({ discovery: dns() }, { routes: { traces: roundRobin() }, queue: undefined });
    expect(exporter(plan, "otlp")).toMatchObject({
      balancer_name: "round_robin",
      endpoint: "dns:///backend-headless.small.svc.cluster.local:4317",
    });
  });
});
