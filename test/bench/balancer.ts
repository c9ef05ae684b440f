/**
 * What balancing costs beside the real Collector: `npm run bench:balancer`. Traces by trace id to three receivers of a real Collector
 * (0.161.0, nop exporter), set up as blueprints are: what waits for a busy backend is joined, and in a column of its own nothing is.
 * Rows over OTLP/gRPC without compression, then over OTLP/HTTP in protobuf and JSON, with gzip in and out, with TLS in and out; and
 * latency at a fixed rate, half of what 0.161.0 can do on this machine. The bundle and the load balancing exporter run side by side
 * and take turns within each round, in reversed order every second round: CPU nanoseconds a span (user and system, of the process), and the
 * peak of its memory. Ratios are medians over the rounds, with the least and the greatest. Words choose rows: a size, `http`,
 * `json`, `gzip`, `tls`, `latency`. All of it takes about eleven minutes.
 *
 * Goals, against 0.161.0: 12, 15, 12, 9 and 9 times less CPU at 1, 10, 100, 1 000 and 8 192 spans a request, and 8, 10, 10, 9 and 9
 * without joining; 3, 4 and 4 with gzip at 10, 100 and 1 000; 3 over OTLP/HTTP in protobuf and 2 in JSON; 5 with TLS; half of
 * the latency; a fifth of the memory at 1 000 and 8 192.
 */

import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { hasGo } from "../../tools/collectors/build.mjs";
import { endAll, stop } from "../conformance/live/processes.ts";
import {
  type Contestant,
  type ContestantName,
  contestantNames,
  cpuMs,
  peakMegabytes,
  startBackends,
  startContestants,
  type Wire,
} from "./contestants.ts";
import { type Asked, type Load, latencies, loadOf, type Protocol, send, warmUp } from "./h2load.ts";

const rounds = 5;
const roundMs = 2_000;
const latencyRounds = 5;
const latencyMs = 3_000;
const latencySpans = 100;

const plain: Wire = { gzip: false, tls: false };
const few: readonly ContestantName[] = ["fairlead", "not joining", "0.161.0"];

interface Row {
  readonly words: readonly string[];
  readonly by: string;
  readonly protocol: Protocol;
  readonly spans: number;
  readonly wire: Wire;
  readonly names: readonly ContestantName[];
}

const row = (by: string, spans: number, more: Partial<Row> = {}): Row => ({
  ...{ words: [String(spans)], by, protocol: "grpc", spans, wire: plain, names: contestantNames },
  ...more,
});

const rows: readonly Row[] = [
  ...[1, 10, 100, 1_000, 8_192].map((spans) => row("gRPC", spans)),
  row("HTTP, protobuf", 100, { words: ["http"], protocol: "http", names: few }),
  row("HTTP, JSON", 100, { words: ["json"], protocol: "json", names: few }),
  ...[10, 100, 1_000].map((spans) =>
    row("gRPC, gzip", spans, { words: ["gzip"], wire: { gzip: true, tls: false }, names: few }),
  ),
  row("gRPC, TLS", 100, { words: ["tls"], wire: { gzip: false, tls: true }, names: few }),
];

const sorted = (values: readonly number[]) => [...values].sort((left, right) => left - right);
const median = (values: readonly number[]) => sorted(values)[values.length >> 1] ?? 0;

async function costOf(contestant: Contestant, load: Load, count: number): Promise<number> {
  const before = cpuMs(contestant);
  await send(contestant, load, count);
  return (1_000_000 * (cpuMs(contestant) - before)) / (count * load.spans);
}

/** In turns, in reversed order every second round. */
async function inRounds<One>(count: number, contestants: readonly One[], act: (one: One) => Promise<void>) {
  for (let round = 0; round < count; round++) {
    for (const contestant of round % 2 === 0 ? contestants : [...contestants].reverse()) {
      await act(contestant);
      await sleep(100);
    }
  }
}

const nothing = "-";

/** Of each round, what one took over what the other one did. */
function ratios(over: readonly number[] = [], under: readonly number[] = []): string {
  const all = sorted(over.map((value, index) => value / (under[index] ?? 1)));
  return all.length === 0 ? nothing : `${median(all).toFixed(1)} (${all[0]?.toFixed(1)}-${all.at(-1)?.toFixed(1)})`;
}

async function measure({ by, protocol, spans, wire, names }: Row): Promise<string> {
  const backends = await startBackends(wire);
  const contestants = await startContestants(names, backends, wire);
  const load = loadOf(protocol, spans, wire);
  const counts = new Map<ContestantName, number>();
  for (const contestant of contestants) counts.set(contestant.name, await warmUp(contestant, load, roundMs));
  const costs = new Map<ContestantName, number[]>(names.map((name) => [name, []]));
  await inRounds(rounds, contestants, async (one) => {
    costs.get(one.name)?.push(await costOf(one, load, counts.get(one.name) ?? 0));
  });
  const peaks = new Map(contestants.map((one) => [one.name, peakMegabytes(one)]));
  for (const { child } of contestants) await stop(child);
  await backends.stop();
  const [own, newer] = [costs.get("fairlead"), costs.get("0.161.0")];
  const [ownPeak = 0, newerPeak = 0] = [peaks.get("fairlead"), peaks.get("0.161.0")];
  const cells = [
    ...[by, spans],
    ...contestantNames.map((name) => (names.includes(name) ? median(costs.get(name) ?? []).toFixed(0) : nothing)),
    ...[ratios(newer, own), ratios(newer, costs.get("not joining"))],
    ...[ratios(costs.get("GOGC=400"), own), ratios(costs.get("0.129.0"), own)],
    ...[ownPeak.toFixed(0), newerPeak.toFixed(0), (newerPeak / ownPeak).toFixed(1)],
  ];
  return `| ${cells.join(" | ")} |`;
}

const columns = [
  ...["by", "spans a request", "fairlead ns", "not joining", "0.129.0", "0.161.0", "0.161.0, GOGC=400"],
  ...["0.161.0 / fairlead", "/ not joining", "GOGC=400 / fairlead", "0.129.0 / fairlead"],
  ...["fairlead MB", "0.161.0 MB", "0.161.0 / fairlead"],
];

const parts = [0.5, 0.99, 0.999];

/**
 * Half of what 0.161.0 can do, so that nobody is measured at his limit; and beside them a backend that is sent to without a balancer:
 * less than that none can take.
 */
async function measureLatency(): Promise<readonly string[]> {
  const backends = await startBackends(plain);
  const contestants = await startContestants(few, backends, plain);
  const [first = ""] = backends.endpoints;
  const port = Number(first.split(":")[1]);
  const asked: readonly Asked[] = [...contestants, { name: "no balancer", ports: { grpc: port, http: port } }];
  const load = loadOf("grpc", latencySpans, plain);
  const able = new Map<string, number>();
  // The first calls are slow, so what it does in a second is measured once it is warm.
  for (const one of asked) {
    await warmUp(one, load, roundMs);
    able.set(one.name, (1_000 * (await warmUp(one, load, roundMs))) / roundMs);
  }
  const rate = Math.floor((able.get("0.161.0") ?? 0) / 2);
  const count = Math.ceil((rate * latencyMs) / 1_000);
  const took = new Map<string, number[][]>(asked.map(({ name }) => [name, parts.map(() => [])]));
  await inRounds(latencyRounds, asked, async (one) => {
    const all = await latencies(one, load, { rate, count });
    for (const [index, part] of parts.entries()) {
      took.get(one.name)?.[index]?.push(all[Math.min(all.length - 1, Math.floor(part * all.length))] ?? 0);
    }
  });
  for (const { child } of contestants) await stop(child);
  await backends.stop();
  const lines = asked.map(({ name }) => {
    const own = took.get(name) ?? [];
    const over = own.map((list, index) => ratios(took.get("0.161.0")?.[index], list));
    return `| ${[name, ...own.map((list) => median(list).toFixed(2)), ...over].join(" | ")} |`;
  });
  return [`Latency of ${latencySpans} spans a request at ${rate} requests a second, in milliseconds:`, "", ...lines];
}

const latencyColumns = ["", "p50", "p99", "p99.9", "0.161.0 / it: p50", "p99", "p99.9"];

function table(names: readonly string[]): string {
  return `| ${names.join(" | ")} |\n|${" --- |".repeat(names.length)}`;
}

async function run(asked: readonly string[]): Promise<void> {
  const isAsked = (words: readonly string[]) => asked.length === 0 || words.some((word) => asked.includes(word));
  const [{ model = "unknown" } = {}] = cpus();
  console.log(`${cpus().length} × ${model}, Node ${process.version}, ${rounds} rounds of about ${roundMs} ms`);
  const due = rows.filter(({ words }) => isAsked(words));
  if (due.length > 0) console.log(table(columns));
  for (const one of due) console.log(await measure(one));
  if (!isAsked(["latency"])) return;
  const [title = "", space = "", ...lines] = await measureLatency();
  console.log(["", title, space, table(latencyColumns), ...lines].join("\n"));
}

if (hasGo() && spawnSync("h2load", ["--version"]).status === 0) {
  try {
    await run(process.argv.slice(2));
  } finally {
    endAll();
  }
} else console.log("no Go toolchain, so no real Collector to compare with, or no h2load (Debian: nghttp2-client)");
process.exit();
