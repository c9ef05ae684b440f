/**
 * What routing alone costs: `npm run bench:core`. Traces by trace id through the ring of Collector 0.129, planned and
 * written behind the request in its own buffer: nanoseconds of CPU and bytes of heap a span, of the generated core, the
 * hand-written yardstick and the general functions, in turns within one run. Goals: the generated core takes at most 250 ns
 * and 1.2 times the yardstick, and at most 1 byte of heap a span. Then the other keys.
 */

import type { Buffer } from "node:buffer";
import type { RouteConfig } from "../../src/contract/balancer-config.ts";
import type { Signal } from "../../src/contract/signal.ts";
import { keyRule } from "../../src/routing/key/key-rule.ts";
import { routeKeyRule } from "../../src/routing/route-rule.ts";
import { generalCore } from "../../src/routing/split/general-core.ts";
import { generatedText, importCore, routeOf } from "../target/routing-core/generated.ts";
import { handWrittenTraceIdCore } from "./hand-written-trace-id.ts";
import { pointsOf, requestOf } from "./payload.ts";
import { type Contestant, cpuNs, median, pickerOf, route, workspaceOf } from "./planning.ts";

const rounds = 7;
/** In each round, of each contestant. */
const spansARound = 200_000;
const heapSpans = 1_000_000;
const sizes = [1, 10, 100, 1_000, 8_192];

const rule = keyRule({ signal: "traces", routingKey: "traceID", routingAttributes: [], encoding: "0.122" });
if (rule.kind === "refused") throw new Error(rule.reason);

const traceIdRoute = { algorithm: "ring", routingKey: "traceID", compatibleWith: "0.129.0" } as const;
const generated = (await importCore(generatedText({ traces: traceIdRoute }))).createSignalCores(Math.random).traces;
if (!generated) throw new Error("no code was generated");
const contestants = {
  generated,
  "hand-written": handWrittenTraceIdCore(),
  general: generalCore("traces", rule.rule, Math.random),
} as const;
type Name = keyof typeof contestants;

function measure(backends: number, spans: number): string {
  const pick = pickerOf(backends);
  const workspace = workspaceOf(requestOf(spans));
  const times: Record<Name, number[]> = { generated: [], "hand-written": [], general: [] };
  const repeats = Math.ceil(spansARound / spans);
  for (let round = 0; round <= rounds; round++) {
    const order = Object.keys(contestants) as Name[];
    for (const name of round % 2 === 0 ? order : order.reverse()) {
      const ns = cpuNs(() => {
        for (let n = 0; n < repeats; n++) route(contestants[name], workspace, pick);
      });
      // The first round warms up.
      if (round > 0) times[name].push(ns / (repeats * spans));
    }
  }
  const ratio = (name: Name) => median(times.generated.map((ns, index) => ns / (times[name][index] ?? 1)));
  const cells = [
    ...[backends, spans, Math.round(workspace.request.length / spans)],
    ...[times.generated, times["hand-written"], times.general].map((ns) => median(ns).toFixed(0)),
    ...[ratio("hand-written").toFixed(2), (1 / ratio("general")).toFixed(1)],
  ];
  return `| ${cells.join(" | ")} |`;
}

function heapBytesPerItem(core: Contestant, request: Buffer): number {
  const pick = pickerOf(3);
  const workspace = workspaceOf(request);
  const run = (spans: number) => {
    for (let n = 0; n < spans / 1_000; n++) route(core, workspace, pick);
  };
  run(100_000);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  run(heapSpans);
  return (process.memoryUsage().heapUsed - before) / heapSpans;
}

/** Every other kind of key, at 1 000 items a request, for the signal that has it. */
const otherRoutes: readonly (readonly [Signal, Partial<RouteConfig>])[] = [
  ["traces", { routingKey: "service" }],
  ["traces", { routingKey: "attributes", routingAttributes: ["attribute.number.3", "span.name"] }],
  ["traces", { routingKey: "resource", compatibleWith: "fairlead" }],
  ["metrics", { routingKey: "metric" }],
  ["metrics", { routingKey: "streamID" }],
];

async function measureOther(signal: Signal, settings: Partial<RouteConfig>): Promise<string> {
  const settled = routeOf(settings);
  const found = settled && routeKeyRule(signal, settled);
  const made = (await importCore(generatedText({ [signal]: settings }))).createSignalCores(Math.random)[signal];
  if (found?.kind !== "rule" || !made) throw new Error("a route without code");
  const general = generalCore(signal, found.rule, Math.random);
  const request = signal === "metrics" ? pointsOf(1_000) : requestOf(1_000);
  const workspace = workspaceOf(request);
  const pick = pickerOf(3);
  if (made.plan(workspace.request, pick) === "odd") throw new Error("the generated core leaves it to the general one");
  const nsOf = (core: Contestant) => {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const ns = cpuNs(() => {
        for (let n = 0; n < 50; n++) route(core, workspace, pick);
      });
      if (round > 0) times.push(ns / 50_000);
    }
    return median(times);
  };
  const [own, other] = [nsOf(made), nsOf(general)];
  const heap = heapBytesPerItem(made, request).toFixed(2);
  return `| ${[signal, settings.routingKey, own.toFixed(0), other.toFixed(0), (other / own).toFixed(1), heap].join(" | ")} |`;
}

if (!globalThis.gc) throw new Error("run with --expose-gc");
process.stdout.write(
  "| backends | spans a request | bytes a span | generated ns | hand-written ns | general ns | to hand-written | faster than general |\n",
);
process.stdout.write(`|${" --- |".repeat(8)}\n`);
for (const backends of [3, 50]) for (const spans of sizes) process.stdout.write(`${measure(backends, spans)}\n`);
process.stdout.write(
  `heap of the generated core: ${heapBytesPerItem(generated, requestOf(1_000)).toFixed(2)} bytes a span over ${heapSpans} spans\n\n`,
);
process.stdout.write("| signal | key | generated ns | general ns | faster than general | heap bytes an item |\n");
process.stdout.write(`|${" --- |".repeat(6)}\n`);
for (const [signal, settings] of otherRoutes) process.stdout.write(`${await measureOther(signal, settings)}\n`);
