import { bearerToken, milliseconds, routeBy, seconds, tls } from "fairlead";
import { describe, expect, test } from "vitest";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const senders = { tls: { secret: "edge-tls", clientCertificates: true }, auth: bearerToken({ secret: "edge-token" }) };
const routes = { traces: routeBy.traceID(), logs: routeBy.traceID() };
const plan = planOf(
  small({
    release: "0.161.0",
    balancer: { target: "fairlead", routes, senders },
    generator: {
      runner: "built-in",
      ...{ every: milliseconds(20), replicas: 3, serviceName: "shop", services: { count: 2, hot: 0.9 } },
      ...{ spans: { min: 1, max: 7 }, fanOut: 2, payload: "1Ki", ramp: { from: seconds(1), over: seconds(60) } },
      ...{ protocol: "http/json", security: tls({ caSecret: "ca", clientSecret: "client", serverName: "edge" }) },
      auth: bearerToken({ secret: "edge-token", key: "t" }),
    },
  }),
);
const workload = plan.workloads.find(({ tier }) => tier === "generators");

describe("a generator with an end", () => {
  const lowered = (generator: object) =>
    planOf(small({ generator: { runner: "built-in", every: milliseconds(100), replicas: 2, ...generator } }));
  const jobOf = (generator: object) => lowered(generator).workloads.find(({ tier }) => tier === "generators");

  test("is a Job whose pods know their numbers, and another one when it is told otherwise", () => {
    const job = jobOf({ total: 50 });
    expect(job).toMatchObject({ kind: "Job", replicas: 2, config: "checkout-generator-config" });
    // Kubernetes 1.28, "Indexed completion mode".
    const path = "metadata.annotations['batch.kubernetes.io/job-completion-index']";
    expect(job?.container.env).toEqual([{ name: "FAIRLEAD_POD", value: { kind: "field", path } }]);
    expect(job?.name).toMatch(/^checkout-generator-[0-9a-f]{8}$/);
    expect(jobOf({ total: 50 })?.name).toBe(job?.name);
    expect(jobOf({ total: 51 })?.name).not.toBe(job?.name);
    expect(jobOf({ total: 50, env: { A: "b" } })?.name).not.toBe(job?.name);
  });

  test.each([
    // 50 × 100 ms, twice, and ten minutes to start.
    [{ total: 50 }, { pieces: 50, durationMs: undefined }, 610],
    [{ duration: seconds(60) }, { pieces: undefined, durationMs: 60_000 }, 720],
    [{ total: 50, duration: seconds(60) }, { pieces: 50, durationMs: 60_000 }, 610],
    [{ total: 50, ramp: { from: seconds(1), over: seconds(20) } }, { pieces: 50 }, 650],
    [{ total: 50, late: { share: 0.5, by: seconds(30) } }, { pieces: 50 }, 670],
  ])("%j is told so, and gives up after twice its time", (options, told, timeoutSeconds) => {
    const [program] = lowered(options).generators;
    expect(program).toMatchObject({ config: told, timeoutSeconds });
  });
});

describe("a generator of the built-in runner", () => {
  test("is told every option, with what it leaves out spelled out", () => {
    expect(plan.generators[0]?.config).toEqual({
      ...{ formatVersion: 1, name: "checkout", to: "edge-balancer.small.svc.cluster.local:4318" },
      ...{ protocol: "http/json", compression: "none", headers: {}, seed: 1, batch: 500 },
      ...{ pieces: undefined, durationMs: undefined },
      tls: {
        caFile: "/etc/fairlead/balancer-ca/ca.crt",
        certFile: "/etc/fairlead/balancer-tls/tls.crt",
        keyFile: "/etc/fairlead/balancer-tls/tls.key",
        serverName: "edge",
      },
      auth: { kind: "bearer", tokenFile: "/etc/fairlead/balancer-token/t" },
      rate: { everyMs: 20, ramp: { fromMs: 1_000, overMs: 60_000 }, bursts: undefined },
      services: [
        { name: "shop-1", resource: {} },
        { name: "shop-2", resource: {} },
      ],
      serviceSkew: { zipf: 0, hot: 0.9 },
      ...{ tenants: undefined, attributes: {}, payloadBytes: 1_024 },
      telemetry: {
        ...{ kind: "traces", spans: { min: 1, max: 7 }, depth: 3, fanOut: 2, errors: 0, links: 0 },
        ...{ long: undefined, late: undefined, traceIds: undefined },
      },
    });
  });

  test("has pods with numbers, which know their names and mount what they show", () => {
    expect(workload).toMatchObject({ kind: "StatefulSet", replicas: 3, config: "checkout-generator-config" });
    expect(workload?.container.env).toEqual([
      { name: "FAIRLEAD_POD", value: { kind: "field", path: "metadata.name" } },
    ]);
    expect(workload?.secretMounts.map(({ secret, keys, path }) => [secret, path, ...keys])).toEqual([
      ["client", "/etc/fairlead/balancer-tls", "tls.crt", "tls.key"],
      ["ca", "/etc/fairlead/balancer-ca", "ca.crt"],
      ["edge-token", "/etc/fairlead/balancer-token", "t"],
    ]);
  });

  test("may send to the port of its protocol alone", () => {
    const policy = plan.policies.find(({ name }) => name === "checkout-generator");
    expect(policy?.egress.map(({ ports }) => ports.map(({ port }) => port))).toEqual([[53, 53], [4318]]);
  });
});
