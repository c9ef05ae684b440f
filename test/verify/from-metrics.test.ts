import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { countsIn, truthOfMetrics } from "../../src/verify/from-metrics.ts";

const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** As Collector 0.161.0 writes it, shortened. */
const exposition = (spans: number) => `# HELP otelcol_receiver_accepted_spans_total Number of spans successfully pushed
# TYPE otelcol_receiver_accepted_spans_total counter
otelcol_receiver_accepted_spans_total{receiver="otlp",transport="grpc",otel_scope_name="x"} ${spans}
otelcol_receiver_accepted_spans_total{receiver="otlp",transport="http"} 2
otelcol_receiver_accepted_log_records{receiver="otlp"} 1e+06
otelcol_receiver_refused_spans_total{receiver="otlp"} 9
`;

async function servedBy(text: () => string): Promise<string> {
  const server = http.createServer((_, response) => response.end(text())).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
}

test("accepted items are summed over receivers and transports, with and without a suffix", () => {
  expect(countsIn(exposition(40), undefined)).toEqual({ traces: 42, metrics: 0, logs: 1_000_000 });
});

test("items that one exporter sent are those with its name", () => {
  const text = `otelcol_exporter_sent_spans_total{exporter="debug/fairlead-verify",server="x"} 7
otelcol_exporter_sent_spans_total{exporter="debug"} 100
otelcol_receiver_accepted_spans_total{receiver="otlp"} 100
`;
  expect(countsIn(text, "debug/fairlead-verify")).toEqual({ traces: 7, metrics: 0, logs: 0 });
});

test("what came since the beginning is told, of all pods of a backend", async () => {
  let spans = 5;
  const url = await servedBy(() => exposition(spans));
  const truth = truthOfMetrics([{ backend: "backend-1", urls: async () => [url, url] }]);
  expect(await truth.begin()).toBeUndefined();
  spans = 12;
  expect(await truth.look({ traces: "0" })).toEqual({ kind: "counts", of: { traces: new Map([["backend-1", 14]]) } });
});

test("nothing is counted where others send meanwhile", async () => {
  let spans = 0;
  const url = await servedBy(() => exposition(spans++));
  const truth = truthOfMetrics([{ backend: "backend-1", urls: async () => [url] }]);
  expect(await truth.begin()).toBe(
    "others send to these backends meanwhile (1 of traces in 2 s), and counts cannot tell whose an item is",
  );
});

test("an address that does not answer is named", async () => {
  const truth = truthOfMetrics([{ backend: "backend-1", urls: async () => ["http://127.0.0.1:1/metrics"] }]);
  expect(await truth.begin()).toContain("http://127.0.0.1:1/metrics: ");
});
