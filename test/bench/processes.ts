/**
 * What a second process brings: `npm run bench:processes`. Traces by trace id over OTLP/gRPC, h2load as the sender (8 connections with
 * 8 calls each), three backends on our own HTTP/2 that answer and do not look, so that sender and backends leave most of two cores to
 * the balancer. Pods of one and of two processes take turns within each round, in reversed order every second round: spans a second,
 * and CPU nanoseconds a span of all their processes. Medians over the rounds, and the ratio with the least and the greatest.
 */

import { Buffer } from "node:buffer";
import { type ChildProcess, execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Http2ServerOptions, listenHttp2 } from "../../src/runtime/http2/server.ts";
import { createHeldBytes } from "../../src/runtime/memory/held-bytes.ts";
import { grpcPaths } from "../../src/runtime/otlp/export-paths.ts";
import { startFairlead } from "../conformance/live/balancer-setup.ts";
import { endAll, folder } from "../conformance/live/processes.ts";
import { balancerConfig } from "../runtime/configuration.ts";
import { requestOf } from "./payload.ts";

const sizes = [1, 10, 100, 1_000];
const counts = [1, 2];
const rounds = 5;
const roundMs = 2_000;
const execute = promisify(execFile);

const { limits } = balancerConfig([]);
const ok = Object.freeze({
  headers: Object.freeze({ ":status": 200, "content-type": "application/grpc" }),
  pieces: [Buffer.alloc(5)],
  trailers: Object.freeze({ "grpc-status": "0" }),
});

async function startBackend(): Promise<string> {
  const receive: Http2ServerOptions["receive"] = (stream) => ({
    data: () => {},
    end: () => stream.respond(ok),
    late: () => {},
    closed: () => {},
  });
  const own = { fault: () => {}, gaveWay: () => {}, held: createHeldBytes(2 ** 28), random: Math.random };
  const { port } = await listenHttp2({ ...own, host: "127.0.0.1", port: 0, limits, credentials: undefined, receive });
  return `127.0.0.1:${port}`;
}

const ticksOf = (pid: number) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return Number(fields[11]) + Number(fields[12]);
};

/** Linux counts in hundredths of a second (proc(5), `stat` fields 14 and 15). */
function cpuMs({ pid = 0 }: ChildProcess): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  return 10 * [pid, ...children.map(Number)].reduce((sum, one) => sum + ticksOf(one), 0);
}

interface Measured {
  readonly spansASecond: number;
  readonly cpuNsASpan: number;
}

async function measure(
  pod: { readonly port: number; readonly child: ChildProcess },
  spans: number,
  ms: number,
): Promise<Measured> {
  const how = [
    "-D",
    String(ms / 1_000),
    "-c",
    "8",
    "-m",
    "8",
    "-H",
    "te: trailers",
    "-H",
    "content-type: application/grpc",
  ];
  const before = cpuMs(pod.child);
  const body = join(folder, `body-${spans}`);
  const { stdout } = await execute("h2load", [...how, "-d", body, `http://127.0.0.1:${pod.port}${grpcPaths.traces}`]);
  const [, rate = "0"] = /, ([\d.]+) req\/s/.exec(stdout) ?? [];
  const [, succeeded = "0", failed = "0"] = /(\d+) succeeded, (\d+) failed/.exec(stdout) ?? [];
  if (Number(failed) > 0 || Number(succeeded) === 0) throw new Error(stdout);
  const used = cpuMs(pod.child) - before;
  return { spansASecond: Number(rate) * spans, cpuNsASpan: (1_000_000 * used) / (Number(succeeded) * spans) };
}

const sorted = (values: readonly number[]) => [...values].sort((left, right) => left - right);
const median = (values: readonly number[]) => sorted(values)[values.length >> 1] ?? 0;

const [{ model = "unknown" } = {}] = cpus();
console.log(`${cpus().length} × ${model}, Node ${process.version}, ${rounds} rounds of ${roundMs} ms`);
console.log("| spans a request | 1 process, spans/s | 2 processes | ratio | 1 process, CPU ns a span | 2 processes |");
console.log("| --- | --- | --- | --- | --- | --- |");
try {
  const endpoints = [await startBackend(), await startBackend(), await startBackend()];
  const exporter = { queueBytesMax: 2 ** 28, queueItemsMax: 10 ** 7, callsMax: 32, timeoutMs: 30_000 };
  const pods = [];
  for (const processes of counts) {
    const changes = { processes, limits: { ...limits, requestBytesMax: 2 ** 24, heldBytesMax: 2 ** 28 } };
    pods.push(await startFairlead("0.161.0", endpoints, { exporter, changes }));
  }
  for (const spans of sizes) {
    const message = requestOf(spans);
    const prefix = Buffer.alloc(5);
    prefix.writeUInt32BE(message.length, 1);
    writeFileSync(join(folder, `body-${spans}`), Buffer.concat([prefix, message]));
    const seen = pods.map((): Measured[] => []);
    for (const pod of pods) await measure(pod, spans, roundMs / 2);
    for (let round = 0; round < rounds; round++) {
      const order = [...pods.entries()];
      for (const [index, pod] of round % 2 === 0 ? order : order.reverse()) {
        seen[index]?.push(await measure(pod, spans, roundMs));
      }
    }
    const [one = [], two = []] = seen;
    const ratios = sorted(two.map(({ spansASecond }, round) => spansASecond / (one[round]?.spansASecond ?? 1)));
    const rates = [one, two].map((list) => median(list.map(({ spansASecond }) => spansASecond)).toFixed(0));
    const costs = [one, two].map((list) => median(list.map(({ cpuNsASpan }) => cpuNsASpan)).toFixed(0));
    const spread = `${median(ratios).toFixed(2)} (${ratios[0]?.toFixed(2)}-${ratios.at(-1)?.toFixed(2)})`;
    console.log(`| ${[spans, ...rates, spread, ...costs].join(" | ")} |`);
  }
} finally {
  endAll();
}
process.exit();
