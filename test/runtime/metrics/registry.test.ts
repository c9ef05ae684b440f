import { expect, test } from "vitest";
import type { BackendStatus } from "../../../src/contract/status.ts";
import { metricsObserver } from "../../../src/runtime/metrics/metrics-observer.ts";
import { createRegistry } from "../../../src/runtime/metrics/registry.ts";
import { readGauges } from "../../../src/runtime/metrics/status-gauges.ts";
import { observers } from "../../../src/runtime/observer.ts";

function linesOf(registry: ReturnType<typeof createRegistry>, name: string): readonly string[] {
  const lines = [...registry.exposition()].join("").split("\n");
  return lines.filter((line) => line.startsWith(name));
}

test("a histogram counts what is at most each bound, and all of it", () => {
  const registry = createRegistry();
  const name = "otelcol_loadbalancer_backend_latency_milliseconds";
  for (const ms of [1, 5, 7, 700, 60_000]) registry.histogram(name, { endpoint: "a:1" }).observe(ms);
  const lines = linesOf(registry, `${name}_`);
  const of = (bound: string) => lines.find((line) => line.includes(`le="${bound}"`))?.split(" ")[1];
  expect([of("5"), of("10"), of("500"), of("1000"), of("5000"), of("+Inf")]).toEqual(["2", "3", "3", "4", "4", "5"]);
  expect(lines.slice(-2)).toEqual([`${name}_sum{endpoint="a:1"} 60713`, `${name}_count{endpoint="a:1"} 5`]);
});

test("gauges have all backends of the moment, and what is counted of too many names is left out and told once", () => {
  const leftOut: string[] = [];
  const registry = createRegistry((name) => void leftOut.push(name));
  const endpoints = Array.from({ length: 10_001 }, (_unused, n) => `a:${n}`);
  registry.replace(
    "fairlead_queue_items",
    endpoints.map((endpoint) => ({ labels: { endpoint }, value: 1 })),
  );
  for (const endpoint of [...endpoints, "b:1"]) registry.add("fairlead_connect_failures_total", { endpoint }, 1);
  expect(linesOf(registry, "fairlead_queue_items{")).toHaveLength(10_001);
  expect(linesOf(registry, "fairlead_connect_failures_total{")).toHaveLength(10_000);
  expect(leftOut).toEqual(["fairlead_connect_failures_total"]);
});

test("text from outside cannot break a line", () => {
  const registry = createRegistry();
  registry.add("fairlead_connect_failures_total", { endpoint: 'a"\n\\' }, 1);
  expect(linesOf(registry, "fairlead_connect_failures_total")).toEqual([
    'fairlead_connect_failures_total{endpoint="a\\"\\n\\\\"} 1',
  ]);
});

test("refused and undelivered items are counted by signal, lookups by outcome", () => {
  const registry = createRegistry();
  const observer = observers([metricsObserver(registry, "dns")]);
  observer.answered({ signal: "logs", transport: "http", code: 14, items: 3 });
  observer.answered({ signal: "logs", transport: "http", code: 3, items: 0 });
  observer.rejected("metrics", "unplaced", 2, { endpoint: "", code: 3, message: "" });
  observer.resolved(["a:1"]);
  observer.resolutionFailed("no answer");
  expect(linesOf(registry, "otelcol_receiver_refused")).toEqual([
    'otelcol_receiver_refused_log_records_total{transport="http"} 3',
  ]);
  expect(linesOf(registry, "otelcol_exporter_send_failed")).toEqual([
    'otelcol_exporter_send_failed_metric_points_total{reason="unplaced"} 2',
  ]);
  expect(linesOf(registry, "otelcol_loadbalancer_num_resolutions")).toEqual([
    'otelcol_loadbalancer_num_resolutions_total{resolver="dns",success="true"} 1',
    'otelcol_loadbalancer_num_resolutions_total{resolver="dns",success="false"} 1',
  ]);
});

test("gauges are of the backends of now; two names of one address have one queue and the keys of both", () => {
  const backend = (endpoint: string, traces: number): BackendStatus => ({
    endpoint,
    weight: 1,
    connection: "ready",
    isAvailable: true,
    reason: "",
    ejections: 0,
    lastError: undefined,
    queuedItems: 5,
    queuedBytes: 50,
    shares: { traces },
  });
  const registry = createRegistry();
  const status = (backends: readonly BackendStatus[]) => ({ isReady: true, heldBytes: 9, openParts: 0, backends });
  Array.from(readGauges(registry, status([backend("gone:4317", 1)]), "static"));
  Array.from(
    readGauges(registry, status([backend("a", 0.25), backend("a:4317", 0.5), backend("b:4317", 0.25)]), "static"),
  );
  expect(linesOf(registry, "fairlead_queue_bytes")).toEqual([
    'fairlead_queue_bytes{endpoint="a:4317"} 50',
    'fairlead_queue_bytes{endpoint="b:4317"} 50',
  ]);
  expect(linesOf(registry, "fairlead_backend_share")).toEqual([
    'fairlead_backend_share{endpoint="a:4317",signal="traces"} 0.75',
    'fairlead_backend_share{endpoint="b:4317",signal="traces"} 0.25',
  ]);
});

test("what other processes counted is counted with what is their own", () => {
  const [one, other] = [createRegistry(), createRegistry()];
  const latency = "otelcol_loadbalancer_backend_latency_milliseconds";
  for (const [registry, count, ms] of [
    [one, 2, 7],
    [other, 3, 700],
  ] as const) {
    registry.add("fairlead_dropped_items_total", { signal: "traces" }, count);
    registry.replace("fairlead_held_bytes", [{ labels: {}, value: 1 }]);
    registry.histogram(latency, { endpoint: "a:1" }).observe(ms);
  }
  // As it comes over a channel.
  other.addCounts(JSON.parse(JSON.stringify(one.counts())));
  expect(linesOf(other, "fairlead_dropped_items_total{")).toEqual(['fairlead_dropped_items_total{signal="traces"} 5']);
  expect(linesOf(other, "fairlead_held_bytes ")).toEqual(["fairlead_held_bytes 1"]);
  expect(linesOf(other, `${latency}_count`)).toEqual([`${latency}_count{endpoint="a:1"} 2`]);
  expect(linesOf(other, `${latency}_bucket{endpoint="a:1",le="10"}`)).toEqual([
    `${latency}_bucket{endpoint="a:1",le="10"} 1`,
  ]);
});
