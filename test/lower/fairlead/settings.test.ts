import { describe, expect, test } from "vitest";
import { parseBalancerConfig } from "../../../src/contract/parse-balancer-config.ts";
import { inBlueprint } from "../../../src/diagnostics/place.ts";
import { lowerSettings, settingMarks } from "../../../src/lower/fairlead/settings.ts";
import { type FairleadSettings, fairleadSettings } from "../../../src/model/fairlead-settings.ts";
import { balancerConfig } from "../../runtime/configuration.ts";

test("what the author left out has the default of its row", () => {
  expect(lowerSettings({})).toEqual({
    processes: 1,
    exporter: {
      timeoutMs: 3_000,
      compression: "gzip",
      headers: {},
      requestBytesMax: 4_194_304,
      retry: { initialIntervalMs: 100, maxIntervalMs: 5_000, maxElapsedMs: 300_000 },
      protocol: "grpc",
      batch: { itemsMax: 8_192, bytesMax: 1_048_576, timeoutMs: 5, whenIdle: "send" },
    },
    routes: { "*": { compatibleWith: undefined, algorithm: "ring", balanceFactor: 1.25, failover: "hold" } },
    delivery: { acknowledge: "delivered", unplaced: "partial-success", deadlineMs: 10_000 },
    // Envoy's outlier detection and panic threshold (envoy.config.cluster.v3).
    health: {
      ejection: {
        consecutive5xx: 5,
        intervalMs: 10_000,
        baseEjectionTimeMs: 30_000,
        maxEjectionTimeMs: 300_000,
        maxEjectionPercent: 10,
      },
      panicThreshold: 50,
      slowStartMs: 0,
    },
    resourceUpserts: {},
    senders: { origins: [], headers: [] },
    limits: { connectionAgeMs: undefined, connectionsPerAddressMax: undefined },
  });
});

describe("what the author gave is in milliseconds and bytes", () => {
  const given: FairleadSettings = {
    timeout: "1.5s",
    batch: { items: 10, bytes: "1.5", timeout: "1m", whenIdle: "wait" },
    failover: { logs: "spill" },
    connectionAge: "1h",
    slowStart: "250ms",
  };
  const { exporter, routes, limits, health } = lowerSettings(given);

  test("durations", () => {
    expect([exporter.timeoutMs, limits.connectionAgeMs, health.slowStartMs]).toEqual([1_500, 3_600_000, 250]);
  });

  test("quantities, without fractions of a byte", () => {
    expect(exporter.batch).toEqual({ itemsMax: 10, bytesMax: 1, timeoutMs: 60_000, whenIdle: "wait" });
  });

  test("anything else as it is", () => {
    expect(routes["*"].failover).toEqual({ logs: "spill" });
  });
});

test("every member that a row names is one that the balancer reads", () => {
  const { exporter, delivery, health, limits, routes } = lowerSettings({ connectionAge: "1s" });
  const base = balancerConfig(["a:4317"]);
  const served = (port: number) => ({ host: "::", port });
  const traces = { routingKey: "traceID", routingAttributes: [], ...routes["*"], compatibleWith: "0.129.0" };
  const config = {
    ...base,
    receivers: { grpc: served(4317) },
    telemetry: { ...base.telemetry, metrics: served(8888), health: served(13133) },
    exporter: { ...base.exporter, ...exporter, retry: { ...base.exporter.retry, ...exporter.retry } },
    delivery: { ...base.delivery, ...delivery },
    health: { ...base.health, ...health },
    limits: { ...base.limits, ...limits },
    routes: { traces },
  };
  const parsed = parseBalancerConfig(JSON.stringify(config));
  expect(parsed.kind === "wrong" ? parsed.problems : []).toEqual([]);
});

test("marks lead from a member back to its option, under each signal", () => {
  const marks = settingMarks(inBlueprint("edge/lb")).map(({ at, origin }) => [at.join("."), origin.path.join(".")]);
  expect(marks).toContainEqual(["health.ejection.maxEjectionTimeMs", "ejection.maxEjectionTime"]);
  expect(marks).toContainEqual(["exporter.batch.bytesMax", "batch.bytes"]);
  expect(marks).toContainEqual(["routes.traces.balanceFactor", "balanceFactor"]);
  expect(marks).toContainEqual(["routes.logs.balanceFactor", "balanceFactor"]);
  const rows = new Set(marks.map(([, option]) => option?.split(".")[0]));
  expect(Object.keys(fairleadSettings).filter((name) => !rows.has(name))).toEqual([
    "statusPage",
    "autoscaling",
    "delivery",
  ]);
});
