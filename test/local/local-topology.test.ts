import zlib from "node:zlib";
import { blueprint, collector, dns, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import { loadbalancerDemo } from "../../blueprints/loadbalancer-demo.ts";
import { tenants } from "../../blueprints/tenants.ts";
import { buildTopology } from "../../src/blueprint/build-topology.ts";
import { compileBlueprint } from "../../src/blueprint/compile-blueprint.ts";
import { parseBalancerConfig } from "../../src/contract/parse-balancer-config.ts";
import { prepareRoutes } from "../../src/inspect/prepared-route.ts";
import { localTopology, shopSenders } from "../../src/local/local-topology.ts";
import { onLoopback } from "../../src/local/loopback.ts";
import { blueprints } from "../every-blueprint.ts";

function localOf(blueprint: Parameters<typeof compileBlueprint>[0]) {
  const { plan } = compileBlueprint(blueprint);
  if (!plan) throw new Error("the blueprint compiles");
  return localTopology(plan, buildTopology(blueprint).topology);
}

describe("every blueprint of this project", () => {
  test.each(blueprints.map((blueprint) => [blueprint.name, blueprint] as const))(
    "%s has a balancer that starts on this machine, with a sink for all that its rings list",
    (_name, blueprint) => {
      const { balancers, backends } = localOf(blueprint);
      for (const { config, routed, backendAt } of balancers) {
        const listed = routed.routes[0]?.backends;
        const all = listed?.kind === "listed" ? listed.weighted : [];
        const local = onLoopback(config, all, { grpc: 1, http: 2, metrics: 3, health: 4 });
        expect(parseBalancerConfig(JSON.stringify(local))).toMatchObject({ kind: "config" });
        expect(all.length).toBeGreaterThan(0);
        for (const name of backendAt.values()) expect(backends.map((one) => one.name)).toContain(name);
        expect(prepareRoutes(routed).filter(({ kind }) => kind === "unroutable")).toEqual([]);
      }
    },
  );
});

test("a backend that stands on a ring under several names is one sink", () => {
  const otel = collector("0.129.1");
  const pool = otel.backends("backend", { count: 2, weights: [1, 4], discovery: "static", security: "plaintext" });
  const edge = otel.balancer("edge", { to: pool, queue: "central", routes: { traces: routeBy.traceID() } });
  const heavy = blueprint("heavy", { namespace: "heavy", collector: otel, backends: [pool], balancers: [edge] });
  const { balancers, backends } = localOf(heavy);
  const targets = [...(balancers[0]?.backendAt.keys() ?? [])];
  expect(targets.some((target) => target.includes("-alias-"))).toBe(true);
  expect(backends.map(({ name }) => name)).toEqual([...new Set(balancers[0]?.backendAt.values())]);
  expect(backends.every(({ endpoint }) => !endpoint.includes("-alias-"))).toBe(true);
});

test("a generator of a blueprint sends what it will send in the cluster", () => {
  expect(localOf(loadbalancerDemo).senders[0]).toMatchObject({
    ...{ name: "service-a", replicas: 2, isSeeded: false },
    config: {
      ...{ rate: { everyMs: 5_000 }, attributes: { "operation.type": "database_query" } },
      services: [{ name: "service-a", resource: { "service.version": "1.0.0" } }],
      telemetry: { kind: "traces", spans: { min: 2, max: 2 } },
    },
  });
});

test("the shop sends as much as asked, and differs in what is routed by", () => {
  const [balancer] = localOf(tenants).balancers;
  const shop = balancer ? shopSenders(balancer, 40) : [];
  expect(shop.reduce((sum, { config }) => sum + 1_000 / config.rate.everyMs, 0)).toBeCloseTo(40);
  expect(new Set(shop[0]?.config.services.map(({ resource }) => resource["tenant.id"])).size).toBe(8);
});

describe("what is otherwise here than in the cluster", () => {
  const otel = collector("0.161.0");
  const routes = { traces: routeBy.traceID() };
  const named = { namespace: "shop", collector: otel } as const;

  test.each([
    [6, 6, []],
    [undefined, 3, ['3 backends stand for those of "samplers"']],
  ])("an existing pool with count %s is %d backends", (count, expected, differences) => {
    const samplers = otel.existing("samplers", {
      service: "sampling/samplers",
      discovery: dns(),
      security: "plaintext",
      ...(count !== undefined && { count }),
    });
    const queue = count === undefined ? "per-backend" : "central"; // which alone asks for the count
    const edge = otel.balancer("edge", { to: samplers, queue, routes });
    const { balancers, backends } = localOf(blueprint("shop", { ...named, balancers: [edge] }));
    expect(backends).toHaveLength(expected);
    expect(balancers.map((one) => one.differences)).toEqual([differences]);
  });

  test("zstd is said to be gzip where this Node does not have it", () => {
    const pool = otel.backends("store", { count: 2, discovery: "static", security: "plaintext" });
    const edge = otel.balancer("edge", { to: pool, target: "fairlead", routes, compression: "zstd" });
    const { balancers } = localOf(blueprint("shop", { ...named, backends: [pool], balancers: [edge] }));
    const note = `gzip to backends instead of zstd, which Node ${process.versions.node} does not have`;
    expect(balancers.map((one) => one.differences)).toEqual(["createZstdCompress" in zlib ? [] : [note]]);
  });
});
