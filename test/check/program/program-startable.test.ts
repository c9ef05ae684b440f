import { compileBlueprint, dns } from "fairlead";
import { describe, expect, test } from "vitest";
import { parseBalancerConfig } from "../../../src/contract/parse-balancer-config.ts";
import { small } from "../../small.ts";
import { brief } from "../topology/declared.ts";

const compiled = (balancer: object, pool: object = {}) =>
  compileBlueprint(small({ release: "0.161.0", pool, balancer: { target: "fairlead", ...balancer } }));

const retry = (initialInterval: string, maxInterval: string, maxElapsedTime: string) => ({
  retry: { initialInterval, maxInterval, maxElapsedTime },
});
const many = Array.from({ length: 101 }, (_unused, index) => `a${index}`);
const ejection = { consecutive5xx: 5, interval: "1s", baseEjectionTime: "10s", maxEjectionTime: "5s" };
const memory = (limit: string) => ({ resources: { requests: { cpu: "1m", memory: "1" }, limits: { memory: limit } } });

describe("a balancer that would not start is found before it is written", () => {
  test.each([
    ["retry.initialInterval", retry("10s", "5s", "1m")],
    ["ejection.baseEjectionTime", { ejection: { ...ejection, maxEjectionPercent: 10 } }],
    ["timeout", { timeout: "1us" }],
    ["timeout", { timeout: "100h" }],
    ["slowStart", { slowStart: "100h" }],
    ["retry.maxElapsedTime", retry("1ms", "1ms", "1us")],
    ["resourceAttributes", { resourceAttributes: Object.fromEntries(many.map((name) => [name, "x"])) }],
    ["resourceAttributes.", { resourceAttributes: { "": "x" } }],
    ["headers.x-a", { headers: { "x-a": "é" } }],
    ["headers.x a", { headers: { "x a": "b" } }],
    ["headers.:path", { headers: { ":path": "/" } }],
    ["headers.grpc-timeout", { headers: { "grpc-timeout": "1S" } }],
    ["routes.traces", { routes: { traces: { kind: "hash", key: "attributes", attributes: many } } }],
    ["resources.limits.memory", memory("1Ti")],
    ["batch.items", { batch: { items: 2_000_000_000, bytes: "1Mi", timeout: "1s", whenIdle: "wait" } }],
    ["to", {}, { healthCheck: { interval: "100h", timeout: "1s", healthyThreshold: 1, unhealthyThreshold: 3 } }],
  ] as const)("at %s: %j", (property, balancer, pool?: object) => {
    const { plan, diagnostics } = compiled(balancer, pool);
    expect(plan).toBeUndefined();
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, place }) => [code, place.path.join(".")])).toContainEqual(["FL3016", property]);
  });

  test("and an option that becomes several members has one finding", () => {
    const errors = compiled(memory("1Ti")).diagnostics.filter(({ code }) => code === "FL3016");
    expect(errors.map(brief)).toEqual([
      {
        code: "FL3016",
        severity: "error",
        at: "small/edge: resources.limits.memory",
        message:
          "The balancer would not start: exporter.queueBytesMax must be a whole number from 1 to 68719476736, not 989086508646.",
        help: "change the option; in balancer.json times are milliseconds and sizes are bytes",
      },
    ]);
  });

  test("each of two headers, and of two attributes, is placed at its name, dots and all", () => {
    const headers = { "x a.b": "1", "x-good": "2", "grpc-timeout": "1S" };
    const { diagnostics } = compiled({ headers, resourceAttributes: { good: "x", "": "y" } });
    expect(diagnostics.map(({ code, place }) => [code, place.path])).toEqual([
      ["FL3016", ["headers", "grpc-timeout"]],
      ["FL3016", ["headers", "x a.b"]],
      ["FL3016", ["resourceAttributes", ""]],
    ]);
  });

  test("or has a finding of its own", () => {
    expect(compiled({}, { weights: [1, 2_000, 1] }).diagnostics).toMatchObject([{ code: "FL3007" }]);
  });

  test.each([
    ["a thousand backends", {}, { count: 1_000 }],
    ["a thousand by maglev", { algorithm: "maglev" }, { count: 1_000 }],
    ["fractions", { panicThreshold: 0.5, balanceFactor: 1.01, algorithm: "bounded-load" }],
    ["the least memory", memory("189Mi")],
    ["the longest and the shortest times", { ...retry("1ms", "24h", "0"), timeout: "24h", slowStart: "1ms" }],
    ["a fraction of a byte", { batch: { items: 1, bytes: "1.5", timeout: "1ms", whenIdle: "wait" } }],
    ["other discovery", {}, { discovery: dns({ interval: "24h", timeout: "1ms" }) }],
  ] as const)("but not %s", (_what, balancer, pool?: object) => {
    const { plan, diagnostics } = compiled(balancer, pool);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(parseBalancerConfig(JSON.stringify(plan?.programs[0]?.config))).toMatchObject({ kind: "config" });
  });
});
