import { expect, test } from "vitest";
import { resolverUsable } from "../../../../../src/check/deployed/collector/load-balancing/resolver-usable.ts";
import type { JsonObject } from "../../../../../src/model/json.ts";
import { balancing, told } from "../configuration.ts";

function of(resolver: JsonObject | null, signals = ["traces"]) {
  return told(resolverUsable, balancing({ resolver }, signals));
}

test("there is a resolver, and its section is not empty", () => {
  const missing = {
    at: "error FL3002 exporters.loadbalancing.resolver",
    message: "The resolver is missing: nothing says where the backends are, and the Collector would not start.",
    help: "add one of static, dns or k8s",
  };
  expect(of({})).toEqual([missing]);
  expect(of(null)).toEqual([missing]);
  expect(of({ static: null })).toEqual([missing]);
});

test("there is one only", () => {
  expect(of({ static: { hostnames: ["a"] }, dns: { hostname: "b" } })).toEqual([
    {
      at: "error FL3002 exporters.loadbalancing.resolver.dns",
      message: "There are 2 resolvers (static, dns); the Collector takes one, and would not start.",
      help: "keep one",
    },
  ]);
});

test.each<[string, JsonObject, string]>([
  ["hosts", { static: { hostnames: [] } }, "static.hostnames"],
  ["hosts", { static: {} }, "static.hostnames"],
  ["a name to look up", { dns: { hostname: "" } }, "dns.hostname"],
  ["a Service", { k8s: {} }, "k8s.service"],
  ["a namespace", { aws_cloud_map: { service_name: "a" } }, "aws_cloud_map.namespace"],
  ["a name in its namespace", { aws_cloud_map: { namespace: "a" } }, "aws_cloud_map.service_name"],
])("it has %s: %j", (_, resolver, path) => {
  const key = path.split(".")[1];
  expect(of(resolver)).toEqual([
    {
      at: `error FL3003 exporters.loadbalancing.resolver.${path}`,
      message: `The setting "${key}" is ${JSON.stringify(resolver).includes(`"${key}"`) ? "empty" : "missing"}; the Collector would not start.`,
      help: `write what ${path.split(".")[0]} has to look up`,
    },
  ]);
});

test("what starts and never finds a backend is a warning", () => {
  expect(of({ dns: { hostname: "b:4317" } }).map(({ at, message }) => [at, message])).toEqual([
    [
      "warning FL3003 exporters.loadbalancing.resolver.dns.hostname",
      "The Collector accepts a hostname with a port, but no look-up succeeds: the port has its own setting.",
    ],
  ]);
  expect(of({ k8s: { service: "a.b.svc.cluster.local" } }).map(({ at, message }) => [at, message])).toEqual([
    [
      "warning FL3003 exporters.loadbalancing.resolver.k8s.service",
      "The exporter splits the name at its first dot, so a full name gives a namespace that does not exist, and no backend is ever found.",
    ],
  ]);
});

test("a negative interval ends the Collector at start", () => {
  const crash = ["error FL3003 exporters.loadbalancing.resolver.dns.interval"];
  expect(of({ dns: { hostname: "a", interval: "-1s" } }).map(({ at }) => at)).toEqual(crash);
  expect(of({ dns: { hostname: "a", interval: -1 } }).map(({ at }) => at)).toEqual(crash);
  expect(of({ dns: { hostname: "a", interval: "5s" } })).toEqual([]);
});

test("an exporter that no pipeline uses is not built, so what is missing is a warning", () => {
  expect(of({}, []).map(({ at }) => at)).toEqual(["warning FL3002 exporters.loadbalancing.resolver"]);
  expect(of({ static: {} }, []).map(({ at }) => at)).toEqual([
    "warning FL3003 exporters.loadbalancing.resolver.static.hostnames",
  ]);
});

test("an address of IPv6 without brackets gets no port", () => {
  expect(of({ static: { hostnames: ["fd00::1", "b"] } })).toMatchObject([
    { at: "warning FL3003 exporters.loadbalancing.resolver.static.hostnames" },
  ]);
  expect(of({ static: { hostnames: ["[fd00::1]:4317", "b:4317"] } })).toEqual([]);
});
