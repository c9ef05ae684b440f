import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dns, k8s, roundRobin, routeBy } from "../../../../src/blueprint/vocabulary.ts";
import { objectRules } from "../../../../src/check/deployed/objects/rules.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import type { Json } from "../../../../src/model/json.ts";
import { configured, deployed } from "./deployed.ts";

function findings(from: Deployed) {
  return objectRules.flatMap((rule) => rule(from));
}

test("what is lowered has no findings", () => {
  const apiServer = { cidr: "10.0.0.1/32", port: 6443 };
  for (const release of ["0.129.1", "0.161.0"] as const) {
    for (const output of ["workload", "operator"] as const) {
      const blueprint = { output };
      expect(findings(deployed({ release, blueprint }))).toEqual([]);
      expect(findings(deployed({ release, blueprint, pool: { discovery: dns() } }))).toEqual([]);
      const watching = { pool: { discovery: k8s() }, balancer: { network: { apiServer } } };
      expect(findings(deployed({ release, blueprint, ...watching }))).toEqual([]);
      const routes = { traces: roundRobin(), metrics: routeBy.service() };
      expect(findings(deployed({ release, blueprint, pool: { discovery: dns() }, balancer: { routes } }))).toEqual([]);
    }
  }
});

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
const anywhere = fc.constantFrom(
  [],
  ["receivers"],
  ["receivers", "otlp"],
  ["receivers", "otlp", "protocols"],
  ["receivers", "otlp", "protocols", "grpc"],
  ["receivers", "otlp", "protocols", "grpc", "endpoint"],
  ["processors", "memory_limiter"],
  ["processors", "memory_limiter", "limit_mib"],
  ["exporters"],
  ["exporters", "loadbalancing"],
  ["exporters", "loadbalancing", "resolver"],
  ["exporters", "loadbalancing", "resolver", "static"],
  ["exporters", "loadbalancing", "resolver", "static", "hostnames"],
  ["exporters", "loadbalancing", "resolver", "dns"],
  ["exporters", "loadbalancing", "resolver", "k8s"],
  ["service"],
  ["service", "pipelines"],
  ["service", "pipelines", "traces"],
  ["service", "pipelines", "traces", "exporters"],
);

describe("whatever stands in a configuration", () => {
  const base = deployed();

  test("no rule throws, and every message is a sentence", () => {
    const configs = fc.constantFrom("backend-config", "lb-collector-config");
    fc.assert(
      fc.property(configs, anywhere, json, (name, path, value) => {
        for (const { message } of findings(configured(base, name, path, value)))
          expect(message).toMatch(/^\S[\s\S]*[.)]$/);
      }),
      { numRuns: 1_000 },
    );
  });

  test("and every host name", () => {
    const part = fc.constantFrom(
      "backend-1",
      "shop",
      "svc",
      "cluster",
      "local",
      ".",
      ":",
      "4317",
      "[",
      "]",
      "::",
      "$",
      "{",
      "/",
      "dns:///",
      "",
    );
    const hostname = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join("")),
    );
    const path = ["exporters", "loadbalancing", "resolver", "static", "hostnames"];
    fc.assert(
      fc.property(fc.array(hostname, { maxLength: 4 }), (hostnames) => {
        expect(Array.isArray(findings(configured(base, "lb-collector-config", path, hostnames)))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

test("a pool of a thousand backends has no findings", () => {
  const from = deployed({
    pool: { count: 1_000 },
    balancer: { routes: { traces: routeBy.traceID(), metrics: routeBy.service() } },
  });
  expect(findings(from)).toEqual([]);
});
