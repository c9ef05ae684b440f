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

describe("a generator of the built-in runner", () => {
  test("is told every option, with what it leaves out spelled out", () => {
    expect(plan.generators[0]?.config).toEqual({
      ...{ formatVersion: 1, name: "checkout", to: "edge-balancer.small.svc.cluster.local:4318" },
      ...{ protocol: "http/json", compression: "none", headers: {}, seed: 1, batch: 500, pieces: undefined },
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
