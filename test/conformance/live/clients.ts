/**
 * Clients of other makes send through the balancer: OpenTelemetry's own JavaScript SDK by gRPC, HTTP with protobuf and HTTP
 * with JSON, and telemetrygen by gRPC and HTTP. What the SDK sends goes to a Collector of its own too: the two must have the
 * same content.
 */

import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT_CONTEXT, TraceFlags, trace } from "@opentelemetry/api";
import { OTLPLogExporter as GrpcLogs } from "@opentelemetry/exporter-logs-otlp-grpc";
import { OTLPLogExporter as JsonLogs } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPLogExporter as ProtobufLogs } from "@opentelemetry/exporter-logs-otlp-proto";
import { OTLPMetricExporter as GrpcMetrics } from "@opentelemetry/exporter-metrics-otlp-grpc";
import { OTLPMetricExporter as JsonMetrics } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPMetricExporter as ProtobufMetrics } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter as GrpcTraces } from "@opentelemetry/exporter-trace-otlp-grpc";
import { OTLPTraceExporter as JsonTraces } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufTraces } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider, type LogRecordExporter } from "@opentelemetry/sdk-logs";
import { MeterProvider, PeriodicExportingMetricReader, type PushMetricExporter } from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import { type Signal, signals } from "../../../src/contract/signal.ts";
import { telemetrygenBinary } from "../../../tools/collectors/build.mjs";
import type { Tally } from "../tally.ts";
import { type Backends, type StartedBalancer, startBackends, startFairlead } from "./balancer-setup.ts";
import { itemsIn, type WrittenItem } from "./content.ts";
import { stop } from "./processes.ts";
import { hexIds } from "./telemetry.ts";

const count = 40;
const childCount = 3;
const waitMs = 60_000;

/** An exporter of any signal, as far as handing on needs it. */
interface Exporter<Batch> {
  export: (batch: Batch, done: (result: { code: number; error?: Error }) => void) => void;
  shutdown: () => Promise<void>;
}

type Result = Parameters<Parameters<Exporter<unknown>["export"]>[1]>[0];

/** Hands on to both, and is done when both are: an SDK may end its exporter while a batch is on its way. */
function both<Batch>(left: Exporter<Batch>, right: Exporter<Batch>) {
  const pending: Promise<Result>[] = [];
  const exported = (to: Exporter<Batch>, batch: Batch) => new Promise<Result>((resolve) => to.export(batch, resolve));
  const forceFlush = async () => {
    await Promise.all(pending);
  };
  return {
    export: (batch: Batch, done: (result: Result) => void) => {
      const results = Promise.all([exported(left, batch), exported(right, batch)]);
      const result = results.then(([first, second]) => (first.code === 0 ? second : first));
      pending.push(result);
      void result.then(done);
    },
    forceFlush,
    shutdown: async () => {
      await forceFlush();
      await Promise.all([left.shutdown(), right.shutdown()]);
    },
  };
}

interface Way {
  readonly name: string;
  readonly traces: (balancer: StartedBalancer) => SpanExporter;
  readonly metrics: (balancer: StartedBalancer) => PushMetricExporter;
  readonly logs: (balancer: StartedBalancer) => LogRecordExporter;
}

const grpcTo = ({ port }: { readonly port: number }) => ({ url: `http://127.0.0.1:${port}` });
const httpTo = (signal: Signal, { httpPort }: StartedBalancer) => ({
  url: `http://127.0.0.1:${httpPort}/v1/${signal}`,
});

const ways: readonly Way[] = [
  {
    name: "grpc",
    traces: (to) => new GrpcTraces(grpcTo(to)),
    metrics: (to) => new GrpcMetrics(grpcTo(to)),
    logs: (to) => new GrpcLogs(grpcTo(to)),
  },
  {
    name: "protobuf",
    traces: (to) => new ProtobufTraces(httpTo("traces", to)),
    metrics: (to) => new ProtobufMetrics(httpTo("metrics", to)),
    logs: (to) => new ProtobufLogs(httpTo("logs", to)),
  },
  {
    name: "json",
    traces: (to) => new JsonTraces(httpTo("traces", to)),
    metrics: (to) => new JsonMetrics(httpTo("metrics", to)),
    logs: (to) => new JsonLogs(httpTo("logs", to)),
  },
];

const traceIds = hexIds(count, 16, 21);
const spanIds = hexIds(count, 8, 22);

async function sendSpans(exporter: SpanExporter, service: string): Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxExportBatchSize: 25 })],
  });
  const tracer = provider.getTracer("conformance", "1");
  for (let number = 0; number < count; number++) {
    const root = tracer.startSpan(`root ${number} é`, { attributes: { "is.first": number === 0, words: ["a", "b"] } });
    const within = trace.setSpan(ROOT_CONTEXT, root);
    for (let child = 0; child < childCount; child++) {
      const span = tracer.startSpan(`child ${child}`, { attributes: { amount: number * 1.5 + child } }, within);
      span.addEvent("event", { child });
      span.end();
    }
    root.end();
  }
  await provider.forceFlush();
  await provider.shutdown();
}

async function sendPoints(exporter: PushMetricExporter, service: string): Promise<void> {
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    readers: [reader],
  });
  const meter = provider.getMeter("conformance", "1");
  const counter = meter.createCounter("requests", { unit: "{request}", description: "é" });
  const histogram = meter.createHistogram("latency", { unit: "ms" });
  const gauge = meter.createGauge("temperature");
  for (let number = 0; number < count; number++) {
    counter.add(number, { number });
    histogram.record(number * 1.5, { half: number % 2 });
    gauge.record(-number / 3, { number });
  }
  // Its last collection is its only one.
  await provider.shutdown();
}

async function sendRecords(exporter: LogRecordExporter, service: string): Promise<void> {
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    processors: [new BatchLogRecordProcessor({ exporter, maxExportBatchSize: 25 })],
  });
  const logger = provider.getLogger("conformance", "1");
  for (let number = 0; number < count; number++) {
    const span = { traceId: traceIds[number] ?? "", spanId: spanIds[number] ?? "", traceFlags: TraceFlags.SAMPLED };
    const context = trace.setSpanContext(ROOT_CONTEXT, span);
    for (let index = 0; index < 2; index++) {
      const body = index === 0 ? `line ${number}` : { number, nested: { deep: [true, 1.25, "é"] } };
      logger.emit({ body, severityText: "WARN", severityNumber: 13, attributes: { index }, context });
    }
  }
  await provider.forceFlush();
  await provider.shutdown();
}

function contents(items: readonly WrittenItem[], signal: Signal): readonly string[] {
  return items
    .filter((item) => item.signal === signal)
    .map(({ content }) => content)
    .sort();
}

const itemsOf = ({ files }: Backends) => files.flatMap(itemsIn);

/** Until as many are there as are expected, or the time is over. */
async function itemsWhen(backends: Backends, isEnough: (items: readonly WrittenItem[]) => boolean) {
  for (const until = Date.now() + waitMs; Date.now() < until && !isEnough(itemsOf(backends)); ) await sleep(200);
  return itemsOf(backends);
}

export async function clients(tally: Tally): Promise<void> {
  const backends = await startBackends(3);
  const reference = await startBackends(1);
  const balancer = await startFairlead("0.161.0", backends.endpoints);
  const direct = { port: Number(reference.endpoints[0]?.split(":")[1]) };
  for (const way of ways) {
    const service = `sdk-${way.name}`;
    await sendSpans(both(way.traces(balancer), new GrpcTraces(grpcTo(direct))), service);
    await sendPoints(both(way.metrics(balancer), new GrpcMetrics(grpcTo(direct))), service);
    await sendRecords(both(way.logs(balancer), new GrpcLogs(grpcTo(direct))), service);
  }
  const expectedCount = ways.length * (count * (1 + childCount) + (2 * count + 2) + 2 * count);
  const sent = await itemsWhen(reference, ({ length }) => length >= expectedCount);
  const found = await itemsWhen(backends, ({ length }) => length >= sent.length);
  for (const signal of signals) {
    const [expected, actual] = [contents(sent, signal), contents(found, signal)];
    tally.check(
      `JavaScript SDK by gRPC, protobuf and JSON: ${expected.length} items of ${signal} arrive once, with the content that a Collector gets`,
      expected.length > 0 && expected.join("\n") === actual.join("\n"),
      `${actual.length} arrived; first ${actual.find((content, index) => content !== expected[index])}`,
    );
  }
  checkWhole(tally, "JavaScript SDK", backends);
  await generated(tally, backends, balancer);
  for (const { child } of [balancer, backends, reference]) await stop(child);
}

/** Spans and records of a trace share a backend. */
function checkWhole(tally: Tally, title: string, { files }: Backends): void {
  const homes = new Map<string, Set<number>>();
  for (const [backend, file] of files.entries()) {
    for (const { traceId, signal } of itemsIn(file)) {
      if (traceId === "") continue;
      const key = `${signal} ${traceId}`;
      homes.set(key, (homes.get(key) ?? new Set()).add(backend));
    }
  }
  const split = [...homes.values()].filter(({ size }) => size > 1).length;
  tally.check(`${title}: none of ${homes.size} traces is split`, homes.size > 0 && split === 0, `${split} are`);
}

/** telemetrygen counts what it sends: a trace is two spans, a metric one point. */
async function generated(tally: Tally, backends: Backends, balancer: StartedBalancer): Promise<void> {
  const counted: Readonly<Record<Signal, number>> = { traces: 2 * count, metrics: count, logs: count };
  for (const transport of ["grpc", "http"] as const) {
    for (const signal of signals) {
      const service = `telemetrygen-${transport}-${signal}`;
      const port = transport === "grpc" ? balancer.port : balancer.httpPort;
      const flags = [`--otlp-endpoint=127.0.0.1:${port}`, "--otlp-insecure", `--service=${service}`, "--rate=0"];
      const args = [signal, ...flags, `--${signal}=${count}`, '--telemetry-attributes=item="generated"'];
      execFileSync(telemetrygenBinary(), [...args, ...(transport === "http" ? ["--otlp-http"] : [])], {
        stdio: "ignore",
      });
      const mine = (items: readonly WrittenItem[]) => items.filter(({ content }) => content.includes(service));
      const found = mine(await itemsWhen(backends, (items) => mine(items).length >= counted[signal]));
      tally.check(
        `telemetrygen by ${transport}: ${counted[signal]} items of ${signal} arrive, each once`,
        found.length === counted[signal] && found.every(({ content }) => content.includes('"generated"')),
        `${found.length} arrived`,
      );
    }
  }
  checkWhole(tally, "telemetrygen", backends);
}
