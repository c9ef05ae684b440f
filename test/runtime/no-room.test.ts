import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { metricsObserver } from "../../src/runtime/metrics/metrics-observer.ts";
import { createRegistry } from "../../src/runtime/metrics/registry.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { exportTraces, startTestBackend, startTestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();

const large = resourceSection(
  { "service.name": "shop" },
  scopeSection({}, span({ trace: "", name: "x".repeat(90_000) })),
);

/** One that may hold so many bytes, and what it counts of requests whose items nobody counted. */
async function counting(heldBytesMax: number) {
  const backend = await startTestBackend();
  const config = balancerConfig([backend.endpoint]);
  const listener = { host: "127.0.0.1", port: 0, tls: undefined, auth: undefined };
  const registry = createRegistry();
  const balancer = await startedBalancer(
    {
      ...config,
      receivers: { grpc: listener, http: listener },
      limits: { ...config.limits, heldBytesMax, requestBytesMax: 100_000 },
    },
    { observer: metricsObserver(registry, "static") },
  );
  const sender = startTestSender(balancer.grpcPort ?? 0);
  closing(backend.close, balancer.close, sender.close);
  return {
    sender,
    post: (path: string, body: Buffer, headers: Readonly<Record<string, string>>) =>
      fetch(`http://127.0.0.1:${balancer.httpPort}${path}`, { method: "POST", headers, body: new Uint8Array(body) }),
    counted: () => plain(registry.counted("fairlead_uncounted_refusals_total")),
    items: () => plain(registry.counted("otelcol_receiver_refused_spans_total")),
  };
}

function plain(series: readonly { readonly labels: object; readonly value: number }[]): readonly object[] {
  return series.map(({ labels, value }) => ({ labels, value }));
}

test("requests that there is no memory to read are counted by their signal, as their items are not known", async () => {
  const { sender, post, counted, items } = await counting(150_000);
  expect(await sender.call(exportTraces, large)).toMatchObject({ status: "14" });
  expect(counted()).toEqual([{ labels: { transport: "grpc", signal: "traces" }, value: 1 }]);
  const protobuf = await post("/v1/traces", large, { "content-type": "application/x-protobuf" });
  const json = await post("/v1/traces", Buffer.from(`{"resourceSpans":[]${" ".repeat(60_000)}}`), {
    "content-type": "application/json",
  });
  expect([protobuf.status, json.status]).toEqual([503, 503]);
  expect(counted()).toEqual([
    { labels: { transport: "grpc", signal: "traces" }, value: 1 },
    { labels: { transport: "http", signal: "traces" }, value: 2 },
  ]);
  expect(items()).toEqual([]);
});

test("where there is no memory for a head the signal of its request is not known", async () => {
  const { sender, post, counted } = await counting(10_000);
  await sender.call(exportTraces, large.subarray(0, 0)).catch(() => {});
  const answer = await post("/v1/traces", Buffer.alloc(0), { "content-type": "application/x-protobuf" });
  expect(answer.status).toBe(503);
  expect(counted()).toEqual([
    { labels: { transport: "grpc", signal: "unknown" }, value: 1 },
    { labels: { transport: "http", signal: "unknown" }, value: 1 },
  ]);
});
