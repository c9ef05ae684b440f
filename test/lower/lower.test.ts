import { dns, k8s, roundRobin, routeBy, seconds } from "fairlead";
import { describe, expect, test } from "vitest";
import { type Json, jsonAt } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import { everyCase, planOf } from "../every-blueprint.ts";
import { small as smallBlueprint } from "../small.ts";

const small = (pool: object, balancer: object = {}, generator?: object): Plan =>
  planOf(smallBlueprint({ pool, balancer, ...(generator && { generator }) }));

function exporter(plan: Plan, id = "loadbalancing"): Json | undefined {
  const config = plan.configs.find(({ tier }) => tier === "balancer");
  return config && jsonAt(config.body, ["exporters", id]);
}

describe("a plan", () => {
  test.each(everyCase)("of $name holds JSON only, frozen all the way down", ({ blueprint: given }) => {
    const plan = planOf(given);
    expect(JSON.parse(JSON.stringify(plan.configs))).toEqual(plan.configs);
    const frozen = (value: unknown): boolean =>
      typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(plan)).toBe(true);
  });

  test("weights become spellings of one backend: its name, then the port-less twin, then alias Services", () => {
    const plan = small({ weights: [1, 3, 2] });
    const host = (name: string): string => `${name}.small.svc.cluster.local`;
    expect(jsonAt(exporter(plan) ?? null, ["resolver", "static", "hostnames"])).toEqual([
      `${host("backend-1")}:4317`,
      `${host("backend-2")}:4317`,
      host("backend-2"),
      `${host("backend-2-alias-1")}:4317`,
      `${host("backend-3")}:4317`,
      host("backend-3"),
    ]);
    expect(plan.services.map(({ name }) => name)).toContain("backend-2-alias-1");
  });

  test("weights are reduced before they become spellings", () => {
    expect(
      jsonAt(exporter(small({ weights: [10, 20, 10] })) ?? null, ["resolver", "static", "hostnames"]),
    ).toHaveLength(4);
  });

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

  test("the port of the dns resolver is a text, and the k8s resolver names Service and namespace only", () => {
    expect(jsonAt(exporter(small({ discovery: dns() })) ?? null, ["resolver", "dns", "port"])).toBe("4317");
    const watching = small({ discovery: k8s() }, { network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } } });
    expect(jsonAt(exporter(watching) ?? null, ["resolver", "k8s", "service"])).toBe("backend-headless.small");
    expect(watching.roles[0]?.rules).toEqual([
      { apiGroups: [""], resources: ["endpoints"], verbs: ["get", "list", "watch"] },
    ]);
    expect(watching.serviceAccounts.filter(({ automountToken }) => automountToken).map(({ name }) => name)).toEqual([
      "edge-collector",
    ]);
  });

  test("round robin is gRPC's own, and backends age connections so that a new one is found", () => {
    const plan = small({ discovery: dns() }, { routes: { traces: roundRobin() }, queue: undefined });
    expect(exporter(plan, "otlp")).toMatchObject({
      balancer_name: "round_robin",
      endpoint: "dns:///backend-headless.small.svc.cluster.local:4317",
    });
    const backend = plan.configs.find(({ tier }) => tier === "backends");
    expect(
      backend && jsonAt(backend.body, ["receivers", "otlp", "protocols", "grpc", "keepalive", "server_parameters"]),
    ).toEqual({
      max_connection_age: "30s",
      max_connection_age_grace: "10s",
    });
  });

  test("a component named in `pipelines` is used only there; memory_limiter and batch stand around what is named", () => {
    const plan = small(
      {},
      {
        processors: { "filter/own": { metrics: { metric: ['name == "a"'] } } },
        routes: { traces: routeBy.traceID(), metrics: routeBy.service() },
        exporters: { debug: {} },
        pipelines: { "metrics/own": { processors: ["filter/own"], exporters: ["debug"] } },
      },
    );
    const pipelines = jsonAt(plan.configs.find(({ tier }) => tier === "balancer")?.body ?? null, [
      "service",
      "pipelines",
    ]);
    expect(pipelines).toMatchObject({
      traces: { processors: ["memory_limiter", "batch"], exporters: ["loadbalancing/traceID"] },
      "metrics/own": { processors: ["memory_limiter", "filter/own", "batch"], exporters: ["debug"] },
    });
  });

  test.each([
    { signal: "traces", every: seconds(5), rate: "--rate=0.4" }, // two spans in five seconds
    { signal: "metrics", every: seconds(7), rate: "--rate=0.142857" }, // one point in seven
    { signal: "logs", every: seconds(6), rate: "--rate=0.166667" },
  ] as const)("a generator of $signal every $every has $rate", ({ signal, every, rate }) => {
    const routes = { traces: routeBy.service(), metrics: routeBy.service(), logs: routeBy.traceID() };
    const sender = small({}, { routes }, { signal, every }).workloads.find(({ tier }) => tier === "generators");
    expect(sender?.container.args).toContain(rate);
  });
});
