import { bearerToken, leastLoaded, milliseconds, minutes, routeBy, seconds } from "fairlead";
import { describe, expect, test } from "vitest";
import { parseBalancerConfig } from "../../../src/contract/parse-balancer-config.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { blueprints, planOf } from "../../every-blueprint.ts";
import { small as smallBlueprint } from "../../small.ts";

const small = (pool: object, balancer: object = {}): Plan =>
  planOf(smallBlueprint({ pool, balancer: { target: "fairlead", ...balancer } }));

const configOf = (plan: Plan) => plan.programs[0]?.config;

describe("a program of Fairlead's own", () => {
  test.each(blueprints.flatMap((given) => planOf(given).programs))("is told what it takes: $name", ({ config }) => {
    expect(parseBalancerConfig(JSON.stringify(config))).toMatchObject({ kind: "config" });
  });

  test("says everything that it is asked for", () => {
    const plan = small(
      {},
      {
        routes: { traces: leastLoaded() },
        resourceAttributes: { "deployment.environment.name": "production", region: "" },
        backendProtocol: "http",
        slowStart: minutes(1),
        connectionAge: minutes(2),
        batch: { items: 100, bytes: "64Ki", timeout: milliseconds(20), whenIdle: "wait" },
        senders: { tls: { secret: "edge-tls", clientCertificates: true }, auth: bearerToken({ secret: "edge-token" }) },
      },
    );
    const config = configOf(plan);
    expect(config).toMatchObject({
      resourceUpserts: [
        { key: "deployment.environment.name", value: "production" },
        { key: "region", value: "" },
      ],
      routes: { traces: { algorithm: "least-loaded" } },
      exporter: {
        protocol: "http",
        batch: { itemsMax: 100, bytesMax: 65_536, timeoutMs: 20, whenIdle: "wait" },
      },
      health: { slowStartMs: 60_000 },
      limits: { connectionAgeMs: 120_000 },
    });
    const security = {
      tls: {
        certFile: "/etc/fairlead/senders-tls/tls.crt",
        keyFile: "/etc/fairlead/senders-tls/tls.key",
        clientCaFile: "/etc/fairlead/senders-tls/ca.crt",
      },
      auth: { kind: "bearer", tokenFile: "/etc/fairlead/senders-token/token" },
    };
    expect(config?.receivers).toMatchObject({ grpc: security, http: security });
    const resolver = config?.resolver;
    expect(resolver?.kind === "static" && resolver.backends[0]?.endpoint).toBe(
      "backend-1.small.svc.cluster.local:4318",
    );
    const policy = plan.policies.find(({ name }) => name === "edge-balancer");
    expect(policy?.egress.flatMap(({ ports }) => ports.map(({ port }) => port))).toContain(4318);
    const workload = plan.workloads.find(({ name }) => name === "edge-balancer");
    expect(workload?.secretMounts).toEqual([
      {
        name: "senders-tls",
        secret: "edge-tls",
        keys: ["ca.crt", "tls.crt", "tls.key"],
        path: "/etc/fairlead/senders-tls",
      },
      { name: "senders-token", secret: "edge-token", keys: ["token"], path: "/etc/fairlead/senders-token" },
    ]);
  });

  test("may leave joining out, and its senders' connections stay while there is one pod", () => {
    const config = configOf(small({}, { batch: "none" }));
    expect([config?.exporter.batch, config?.limits.connectionAgeMs]).toEqual([undefined, 0]);
    expect(configOf(small({}, { replicas: 2 }))?.limits.connectionAgeMs).toBe(300_000);
  });

  test("that is scaled leaves its number to the autoscaler, and is spread and kept as several are", () => {
    const plan = small({}, { autoscaling: { min: 1, max: 5 } });
    expect(plan.autoscalers).toMatchObject([{ name: "edge-balancer", min: 1, max: 5, averageCpu: "700m" }]);
    const workload = plan.workloads.find(({ name }) => name === "edge-balancer");
    expect([workload?.autoscaled, workload?.spreadOver]).toEqual([true, workload?.selector]);
    expect(plan.disruptionBudgets.map(({ name }) => name)).toContain("edge-balancer");
    expect(configOf(plan)?.limits.connectionAgeMs).toBe(300_000);
  });

  test("whose pods have several processes shares the memory out, and asks for as much more", () => {
    const plan = small({}, { processes: 2, autoscaling: { min: 1, max: 5 } });
    const workload = plan.workloads.find(({ name }) => name === "edge-balancer");
    expect(workload?.container.resources).toEqual({
      requests: { cpu: "200m", memory: "128Mi" },
      limits: { memory: "512Mi" },
    });
    expect(plan.autoscalers).toMatchObject([{ averageCpu: "1400m" }]);
    const { processes, limits } = configOf(plan) ?? {};
    // (512 MiB - 10 % - 3 × 48 MiB - 2 × 88 MiB - 3.5 MiB) / 2, and a fifth of it is for connections.
    const each = (0.9 * 512 - 3 * 48 - 2 * 88 - 3.5) / 2;
    expect([processes, Math.round((limits?.heldBytesMax ?? 0) / 2 ** 20)]).toEqual([2, Math.round(0.8 * each)]);
  });

  test("asks the backends of a checked pool for their health, and policies let it", () => {
    const healthCheck = {
      interval: seconds(30),
      timeout: seconds(5),
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    };
    const plan = small({ healthCheck });
    expect(configOf(plan)?.health.active).toEqual({
      kind: "http",
      path: "/",
      port: 13133,
      intervalMs: 30_000,
      timeoutMs: 5_000,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    });
    const ports = (name: string, way: "ingress" | "egress") =>
      plan.policies
        .find((policy) => policy.name === name)
        ?.[way].flatMap((rule) => rule.ports.map(({ port }) => port))
        .filter((port) => port !== 53);
    expect(ports("edge-balancer", "egress")).toEqual([4317, 13133]);
    expect(ports("backend", "ingress")).toContain(13133);
  });

  test("chooses failover by signal", () => {
    const routes = { traces: routeBy.traceID(), logs: routeBy.traceID() };
    const config = configOf(small({}, { routes, failover: { logs: "spill" } }));
    expect([config?.routes.traces?.failover, config?.routes.logs?.failover]).toEqual(["hold", "spill"]);
  });

  test("shares its memory limit out, and gives up when the retries do", () => {
    const config = configOf(
      small(
        {},
        {
          resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } },
          retry: { initialInterval: "50ms", maxInterval: seconds(1), maxElapsedTime: seconds(3) },
        },
      ),
    );
    // Of 1 GiB: a tenth is the kernel's, 48 MiB are Node's, 88 are garbage, 3.5 the pages', connections to two listeners have a fifth of the rest.
    const { heldBytesMax = 0, connectionsMax, requestBytesMax } = config?.limits ?? {};
    expect([connectionsMax, requestBytesMax]).toEqual([5_005, 16 * 2 ** 20]);
    expect(heldBytesMax).toBe(Math.floor(782.1 * 2 ** 20) - 2 * 5_005 * 16 * 2 ** 10);
    expect(config?.delivery.deadlineMs).toBe(3_000);
  });
});
