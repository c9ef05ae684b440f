/**
 * What routing alone costs: `npm run bench:core`. Traces by trace id through the ring of Collector 0.129, planned and
 * written into a buffer that is used again: nanoseconds of CPU and bytes of heap a span, the general functions against the
 * hand-written yardstick, in turns within one run.
 */

import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import type { SignalCore } from "../../src/contract/routing-core.ts";
import { keyRule } from "../../src/routing/key/key-rule.ts";
import { buildHashPicker } from "../../src/routing/pick/hash-picker.ts";
import { evenWeights } from "../../src/routing/pick/weighted-endpoint.ts";
import { sortEndpoints } from "../../src/routing/ring.ts";
import { generalCore } from "../../src/routing/split/general-core.ts";
import { attributes, bytesField, numberField, resourceSection, scopeSection } from "../routing/otlp-encoder.ts";
import { handWrittenTraceIdCore } from "./hand-written-trace-id.ts";

const rounds = 7;
/** In each round, of each contestant. */
const spansARound = 200_000;
const heapSpans = 1_000_000;
const sizes = [1, 10, 100, 1_000, 8_192];

const rule = keyRule({ signal: "traces", routingKey: "traceID", routingAttributes: [], encoding: "0.122" });
if (rule.kind === "refused") throw new Error(rule.reason);

type Contestant = Omit<SignalCore, "plan"> & { plan: (bytes: Uint8Array, pick: (hash: number) => number) => unknown };
const contestants: Readonly<Record<string, Contestant>> = {
  general: generalCore("traces", rule.rule, Math.random),
  "hand-written": handWrittenTraceIdCore(),
};

/** About 450 bytes, ten attributes. */
function spanOf(index: number): Buffer {
  const start = Buffer.alloc(8);
  start.writeBigUInt64LE(1_780_000_000_000_000_000n + BigInt(index));
  const fixed = (field: number) => Buffer.concat([Buffer.from([(field << 3) | 1]), start]);
  const list = Object.fromEntries(
    Array.from({ length: 10 }, (_unused, n) => [`attribute.number.${n}`, `value-${n}-${index % 100}`]),
  );
  return bytesField(
    2,
    ...[bytesField(1, randomBytes(16)), bytesField(2, randomBytes(8)), bytesField(4, randomBytes(8))],
    ...[bytesField(5, `GET /orders/${index % 50}`), numberField(6, 2), fixed(7), fixed(8), attributes(9, list)],
  );
}

function requestOf(spans: number): Buffer {
  const service = { "service.name": "shop", "host.name": "node-1" };
  return resourceSection(
    service,
    scopeSection({}, ...Array.from({ length: spans }, (_unused, index) => spanOf(index))),
  );
}

function route(core: Contestant, request: Buffer, pick: (hash: number) => number, out: Buffer): void {
  core.plan(request, pick);
  let at = 0;
  for (let place = 0; place < core.partCount(); place++) at = core.write(core.parts[place] ?? 0, out, at);
}

function cpuNs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return 1_000 * (user + system);
}

const median = (values: readonly number[]) => [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;

function measure(backends: number, spans: number): string {
  const names = Array.from({ length: backends }, (_unused, index) => `backend-${index + 1}:4317`);
  const picker = buildHashPicker({ kind: "ring", generation: 1 }, evenWeights(sortEndpoints(names)));
  const request = requestOf(spans);
  const out = Buffer.alloc(3 * request.length + 4_096);
  const times = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const order = Object.entries(contestants);
    for (const [name, core] of round % 2 === 0 ? order : order.reverse()) {
      const repeats = Math.ceil(spansARound / spans);
      const ns = cpuNs(() => {
        for (let n = 0; n < repeats; n++) route(core, request, picker.ownerOf, out);
      });
      // The first round warms up.
      if (round > 0) times.get(name)?.push(ns / (repeats * spans));
    }
  }
  const [general = [], written = []] = [...times.values()];
  const ratio = median(general.map((ns, index) => ns / (written[index] ?? 1)));
  return `| ${backends} | ${spans} | ${request.length / spans < 1_000 ? Math.round(request.length / spans) : "-"} | ${median(general).toFixed(0)} | ${median(written).toFixed(0)} | ${ratio.toFixed(1)} |`;
}

function heapBytesPerSpan(core: Contestant): number {
  const picker = buildHashPicker({ kind: "ring", generation: 1 }, evenWeights(["a:4317", "b:4317", "c:4317"]));
  const request = requestOf(1_000);
  const out = Buffer.alloc(3 * request.length);
  const run = (spans: number) => {
    for (let n = 0; n < spans / 1_000; n++) route(core, request, picker.ownerOf, out);
  };
  run(100_000);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  run(heapSpans);
  return (process.memoryUsage().heapUsed - before) / heapSpans;
}

if (!globalThis.gc) throw new Error("run with --expose-gc");
process.stdout.write(
  "| backends | spans a request | bytes a span | general ns | hand-written ns | ratio |\n| --- | --- | --- | --- | --- | --- |\n",
);
for (const backends of [3, 50]) for (const spans of sizes) process.stdout.write(`${measure(backends, spans)}\n`);
const heap = heapBytesPerSpan(handWrittenTraceIdCore());
process.stdout.write(`heap, hand-written: ${heap.toFixed(2)} bytes a span over ${heapSpans} spans\n`);
