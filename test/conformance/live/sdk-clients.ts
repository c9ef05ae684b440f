/** OpenTelemetry's own JavaScript SDK sends through the balancer: gRPC, HTTP with protobuf, HTTP with JSON. */

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { OTLPTraceExporter as GrpcExporter } from "@opentelemetry/exporter-trace-otlp-grpc";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import { type Json, jsonAt } from "../../../src/model/json.ts";
import type { Tally } from "../tally.ts";
import { startBackends, startFairlead } from "./balancer-setup.ts";
import { stop } from "./processes.ts";

const traceCount = 40;
const childCount = 3;
const waitMs = 15_000;

/** A span as it was made, or as a backend wrote it: trace, id, name and an attribute of each kind. */
type Seen = readonly string[];

async function sendBy(way: string, exporter: SpanExporter): Promise<readonly Seen[]> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": `sdk-${way}` }),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxExportBatchSize: 25 })],
  });
  const tracer = provider.getTracer("conformance", "1");
  const made: Seen[] = [];
  for (let trace = 0; trace < traceCount; trace++) {
    const list: readonly (readonly [string, number])[] = Array.from({ length: 1 + childCount }, (_unused, index) => [
      `${way} ${trace}/${index} é`,
      trace * 1.5 + index,
    ]);
    for (const [name, amount] of list) {
      const span = tracer.startSpan(name, { attributes: { amount, "is.first": trace === 0, words: ["a", "b"] } });
      const { traceId, spanId } = span.spanContext();
      made.push([traceId, spanId, name, String(amount), String(trace === 0), "a,b"]);
      span.end();
    }
  }
  await provider.forceFlush();
  await provider.shutdown();
  return made;
}

function writtenSpans(file: string): readonly Seen[] {
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.flatMap((line) => {
    const request = JSON.parse(line) as Json;
    return listAt(request, ["resourceSpans"])
      .flatMap((resource) => listAt(resource, ["scopeSpans"]))
      .flatMap((scope) => listAt(scope, ["spans"]))
      .map((span): Seen => {
        const value = (key: string) =>
          listAt(span, ["attributes"]).find((attribute) => jsonAt(attribute, ["key"]) === key) ?? null;
        const words = listAt(value("words"), ["value", "arrayValue", "values"]);
        const amount =
          jsonAt(value("amount"), ["value", "doubleValue"]) ?? jsonAt(value("amount"), ["value", "intValue"]);
        return [
          ...["traceId", "spanId", "name"].map((key) => String(jsonAt(span, [key]))),
          String(amount),
          String(jsonAt(value("is.first"), ["value", "boolValue"])),
          words.map((word) => String(jsonAt(word, ["stringValue"]))).join(","),
        ];
      });
  });
}

function listAt(json: Json, path: readonly string[]): readonly Json[] {
  const found = jsonAt(json, path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

const sorted = (spans: readonly Seen[]) => spans.map((span) => span.join(" | ")).sort();

export async function sdkClients(tally: Tally): Promise<void> {
  const backends = await startBackends(3);
  const balancer = await startFairlead("0.161.0", backends.endpoints);
  const url = `http://127.0.0.1:${balancer.httpPort}/v1/traces`;
  const made = [
    ...(await sendBy("grpc", new GrpcExporter({ url: `http://127.0.0.1:${balancer.port}` }))),
    ...(await sendBy("protobuf", new ProtobufExporter({ url }))),
    ...(await sendBy("json", new JsonExporter({ url }))),
  ];
  const seen = () => backends.files.map(writtenSpans);
  for (const until = Date.now() + waitMs; Date.now() < until && seen().flat().length < made.length; ) await sleep(200);
  const found = seen();
  const differing = sorted(found.flat()).filter((span, index) => span !== sorted(made)[index]);
  tally.check(
    `JavaScript SDK by gRPC, protobuf and JSON: ${made.length} spans arrive once, unchanged`,
    found.flat().length === made.length && differing.length === 0,
    differing.slice(0, 3).join("\n      "),
  );
  const homes = new Map<string, Set<number>>();
  for (const [backend, spans] of found.entries()) {
    for (const [traceId = ""] of spans) homes.set(traceId, (homes.get(traceId) ?? new Set()).add(backend));
  }
  tally.check(
    "JavaScript SDK: no trace is split",
    [...homes.values()].every(({ size }) => size === 1),
  );
  balancer.child.kill("SIGTERM");
  await once(balancer.child, "exit");
  await stop(backends.child);
}
