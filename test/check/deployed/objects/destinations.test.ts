import { expect, test } from "vitest";
import { destinationsOf } from "../../../../src/check/deployed/objects/destinations.ts";
import type { DeployedCollector } from "../../../../src/model/deployed.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { deployed } from "./deployed.ts";

/** `host:port, lookup, protocol` of every destination. */
function sent(exporters: JsonObject, used: readonly string[] = Object.keys(exporters)) {
  const [collector] = deployed().collectors;
  const config = { exporters, service: { pipelines: { traces: { receivers: ["otlp"], exporters: used } } } };
  const found = destinationsOf({ ...collector, config } as DeployedCollector); // The fixture deploys two.
  return found.map(({ host, port, lookup, protocol }) => `${host}:${port}, ${lookup}, ${protocol}`);
}

const balancing = (resolver: JsonObject) => ({ loadbalancing: { resolver } });

test.each([
  [
    { static: { hostnames: ["a", "b:1", "[::1]:4317", "[fd00::1]:4317", 7, "a b"] } },
    ["a:4317, name, grpc", "b:1, name, grpc", "fd00::1:4317, name, grpc"],
  ],
  [{ static: { hostnames: "a" } }, []],
  [{ dns: { hostname: "a.b.svc" } }, ["a.b.svc:4317, addresses, grpc"]],
  [{ dns: { hostname: "a.b.svc", port: "4318" } }, ["a.b.svc:4318, addresses, grpc"]],
  [{ dns: { hostname: "a.b.svc", port: "" } }, ["a.b.svc:4317, addresses, grpc"]],
  [{ dns: { hostname: "a.b.svc", port: 4318 } }, ["a.b.svc:4318, addresses, grpc"]],
  [{ k8s: { service: "a.b" } }, ["a.b:4317, api, grpc"]],
  [{ k8s: { service: "a.b", ports: [1, "2", 3] } }, ["a.b:1, api, grpc", "a.b:3, api, grpc"]],
  [{ k8s: { service: "" } }, []],
  [{ aws_cloud_map: { namespace: "a", service_name: "b" } }, []],
])("the resolver %j", (resolver, expected) => {
  expect(sent(balancing(resolver as JsonObject))).toEqual(expected);
});

test.each([
  ["otlp", { endpoint: "a:4317" }, ["a:4317, name, grpc"]],
  ["otlp", { endpoint: "a" }, ["a:4317, name, grpc"]],
  ["otlp", { endpoint: "dns:///a:4317" }, ["a:4317, name, grpc"]],
  ["otlp", { endpoint: "dns:///a:4317", balancer_name: "round_robin" }, ["a:4317, addresses, grpc"]],
  ["otlp", { endpoint: "dns://10.0.0.10/a:4317" }, []],
  ["otlp", { endpoint: "unix:///run/otlp.sock" }, []],
  ["otlp_grpc/x", { endpoint: "https://a" }, ["a:443, name, grpc"]],
  ["otlphttp", { endpoint: "https://a/otlp" }, ["a:443, name, http"]],
  ["otlphttp", { endpoint: "http://a:4318" }, ["a:4318, name, http"]],
  ["otlphttp", { endpoint: "a" }, []],
  ["prometheusremotewrite", { endpoint: "http://a:9090/api/v1/write" }, ["a:9090, name, other"]],
  ["prometheus", { endpoint: "0.0.0.0:8889" }, []],
  ["debug", {}, []],
  ["otlp", null, []],
])("the exporter %s of %j", (id, config, expected) => {
  expect(sent({ [id]: config as JsonObject })).toEqual(expected);
});

test("an exporter that no pipeline uses sends nothing", () => {
  expect(sent({ otlp: { endpoint: "a:4317" } }, ["debug"])).toEqual([]);
});
