/**
 * What balancing costs beside the real Collector: `npm run bench:balancer`. Traces by trace id over OTLP/gRPC, then over OTLP/HTTP in
 * protobuf and JSON, uncompressed, to three backends by gRPC, set up as blueprints are: what waits for a busy backend is joined. The bundle and the load balancing
 * exporter of both versions run side by side and take turns within each round, in reversed order every second round: CPU nanoseconds a span (user and system, of the process), and the
 * peak of its memory. Ratios are medians over the rounds, with the least and the greatest.
 *
 * Goals on node:http2, against 0.161.0: at least 4 times less CPU at 1 000 and 8 192 spans a request, 2.5 times at 100, no
 * worse at 1 and 10; over HTTP 2.5 times in protobuf and twice in JSON at 100; a tenth of its memory up to 1 000, a sixth at 8 192.
 */

import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { nodeFlags } from "../../src/lower/defaults.ts";
import { lowerSettings } from "../../src/lower/fairlead/settings.ts";
import type { SchemaVersion } from "../../src/model/collector/release.ts";
import { grpcPaths, httpPaths } from "../../src/runtime/otlp/export-paths.ts";
import { exporterName } from "../../src/schema/registry.ts";
import { collectorBinary, hasGo } from "../../tools/collectors/build.mjs";
import { bundled, endAll, listens, start, stop, written } from "../conformance/live/processes.ts";
import { balancerConfig, route } from "../runtime/configuration.ts";
import { freePort } from "../runtime/free-port.ts";
import { startTestSender, type TestSender } from "../runtime/peers.ts";
import { jsonRequestOf, requestOf } from "./payload.ts";

const backendCount = 3;
const connections = 4;
const callsAConnection = 8;
const rounds = 5;
const roundMs = 2_000;
const warmUpMs = 2_000;
const sizes = [1, 10, 100, 1_000, 8_192];
const httpSpans = 100;
/** At the largest size a request has 3.6 MB, and 32 of them are on their way. */
const heldBytesMax = 2 ** 29;

const protocols = ["grpc", "http", "json"] as const;
type Protocol = (typeof protocols)[number];

interface Ports {
  readonly grpc: number;
  readonly http: number;
}

interface Contestant {
  readonly name: string;
  readonly child: ChildProcess;
  readonly ports: Ports;
}

async function startSinks(): Promise<readonly string[]> {
  const ports: number[] = [];
  for (let index = 0; index < backendCount; index++) ports.push(await freePort());
  start(process.execPath, ["--import", "tsx", "test/bench/sink.ts", ...ports.map(String)]);
  for (const port of ports) await listens(port);
  return ports.map((port) => `127.0.0.1:${port}`);
}

const freePorts = async (): Promise<Ports> => ({ grpc: await freePort(), http: await freePort() });

/** Sends one request. @throws if it is not answered OK */
type Call = () => Promise<void>;

/** As many connections as calls over HTTP, where one follows another. */
function callsTo(
  { ports }: Contestant,
  { protocol, request }: Load,
): { readonly calls: readonly Call[]; close: () => void } {
  if (protocol === "grpc") {
    const senders = Array.from({ length: connections }, () => startTestSender(ports.grpc));
    const call = (sender: TestSender) => async () => {
      const { status, message } = await sender.call(grpcPaths.traces, request);
      if (status !== "0") throw new Error(`answered ${status}: ${message}`);
    };
    const calls = senders.flatMap((sender) => Array.from({ length: callsAConnection }, () => call(sender)));
    return { calls, close: () => senders.forEach(({ close }) => void close()) };
  }
  const agent = new Agent({ keepAlive: true, maxSockets: connections * callsAConnection });
  const type = protocol === "json" ? "application/json" : "application/x-protobuf";
  const call = () => post(agent, ports.http, type, request);
  return { calls: Array.from({ length: connections * callsAConnection }, () => call), close: () => agent.destroy() };
}

function post(agent: Agent, port: number, type: string, body: Buffer): Promise<void> {
  const headers = { "content-type": type, "content-length": body.length };
  return new Promise((resolve, reject) => {
    const options = { agent, host: "127.0.0.1", port, path: httpPaths.traces, method: "POST", headers };
    const sent = httpRequest(options, (answer) => {
      answer.resume();
      answer.on("end", () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** As fast as the exporter can be told to be: no queue, no retry, no telemetry of its own. */
async function startCollector(version: SchemaVersion, endpoints: readonly string[]): Promise<Contestant> {
  const ports = await freePorts();
  const type = exporterName("loadbalancing", version);
  const off = { retry_on_failure: { enabled: false }, sending_queue: { enabled: false } };
  const otlp = { tls: { insecure: true }, compression: "none", timeout: "30s", ...off };
  const exporter = {
    routing_key: "traceID",
    protocol: { otlp },
    resolver: { static: { hostnames: endpoints } },
    ...off,
  };
  const config = {
    receivers: {
      otlp: {
        protocols: {
          grpc: { endpoint: `127.0.0.1:${ports.grpc}`, max_recv_msg_size_mib: 16 },
          http: { endpoint: `127.0.0.1:${ports.http}` },
        },
      },
    },
    exporters: { [type]: exporter },
    service: {
      pipelines: { traces: { receivers: ["otlp"], exporters: [type] } },
      telemetry: { metrics: { level: "none" }, logs: { level: "error" } },
    },
  };
  const child = start(collectorBinary(version), ["--config", written(`collector-${ports.grpc}.yaml`, config)]);
  await listens(ports.http);
  return { name: version, child, ports };
}

const receiver = (port: number) => ({ host: "127.0.0.1", port, tls: undefined, auth: undefined });

async function startFairlead(endpoints: readonly string[]): Promise<Contestant> {
  const ports = await freePorts();
  const base = balancerConfig(endpoints);
  const served = async () => ({ host: "127.0.0.1", port: await freePort() });
  const config = {
    ...base,
    receivers: { grpc: receiver(ports.grpc), http: receiver(ports.http) },
    routes: { traces: { ...route, compatibleWith: "0.161.0" }, metrics: undefined, logs: undefined },
    exporter: {
      ...base.exporter,
      timeoutMs: 30_000,
      callsMax: 32,
      queueBytesMax: heldBytesMax,
      queueItemsMax: 10 ** 7,
      batch: lowerSettings({}).exporter.batch,
    },
    delivery: { ...base.delivery, deadlineMs: 5_000 },
    telemetry: { ...base.telemetry, metrics: await served(), health: await served() },
    limits: { ...base.limits, requestBytesMax: 2 ** 24, heldBytesMax },
  };
  const program = bundled(config, `balancer-${ports.grpc}.mjs`);
  const child = start(process.execPath, [
    ...nodeFlags,
    program,
    "--config",
    written(`balancer-${ports.grpc}.json`, config),
  ]);
  await listens(ports.http);
  return { name: "fairlead", child, ports };
}

/** Linux counts in hundredths of a second (proc(5), `stat` fields 14 and 15). */
function cpuMs({ child }: Contestant): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function peakMegabytes({ child }: Contestant): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024;
}

interface Load {
  readonly protocol: Protocol;
  readonly request: Buffer;
  readonly spans: number;
}

/** Keeps calls on their way for a time. @returns requests that were answered OK */
async function press(contestant: Contestant, load: Load, forMs: number): Promise<number> {
  const until = performance.now() + forMs;
  let sent = 0;
  const loop = async (call: Call) => {
    while (performance.now() < until) {
      await call();
      sent++;
    }
  };
  const { calls, close } = callsTo(contestant, load);
  await Promise.all(calls.map(loop));
  close();
  return sent;
}

async function costOf(contestant: Contestant, load: Load): Promise<number> {
  const before = cpuMs(contestant);
  const sent = await press(contestant, load, roundMs);
  return (1_000_000 * (cpuMs(contestant) - before)) / (sent * load.spans);
}

const sorted = (values: readonly number[]) => [...values].sort((left, right) => left - right);
const median = (values: readonly number[]) => sorted(values)[values.length >> 1] ?? 0;

function ratios(over: readonly number[], under: readonly number[]): string {
  const all = sorted(over.map((value, index) => value / (under[index] ?? 1)));
  return `${median(all).toFixed(1)} (${all[0]?.toFixed(1)}-${all.at(-1)?.toFixed(1)})`;
}

async function measure(protocol: Protocol, spans: number): Promise<string> {
  const endpoints = await startSinks();
  const contestants = [
    await startFairlead(endpoints),
    await startCollector("0.129.0", endpoints),
    await startCollector("0.161.0", endpoints),
  ];
  const request = protocol === "json" ? Buffer.from(jsonRequestOf(spans)) : requestOf(spans);
  const load = { protocol, request, spans };
  for (const contestant of contestants) await press(contestant, load, warmUpMs);
  const costs = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const order = [...contestants.keys()];
    for (const index of round % 2 === 0 ? order : order.reverse()) {
      const contestant = contestants[index];
      if (contestant) costs[index]?.push(await costOf(contestant, load));
      await sleep(100);
    }
  }
  const peaks = contestants.map(peakMegabytes);
  for (const { child } of contestants) await stop(child);
  const [own = [], older = [], newer = []] = costs;
  const [ownPeak = 0, olderPeak = 0, newerPeak = 0] = peaks;
  const cells = [
    ...[protocol, spans, ...[own, older, newer].map((list) => median(list).toFixed(0))],
    ...[ratios(older, own), ratios(newer, own)],
    ...[ownPeak, olderPeak, newerPeak].map((peak) => peak.toFixed(0)),
    (newerPeak / ownPeak).toFixed(1),
  ];
  return `| ${cells.join(" | ")} |`;
}

if (hasGo()) {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}, ${rounds} rounds of ${roundMs} ms`,
  );
  console.log(
    "| by | spans a request | fairlead ns | 0.129.0 ns | 0.161.0 ns | 0.129.0 / fairlead | 0.161.0 / fairlead | fairlead MB | 0.129.0 MB | 0.161.0 MB | memory 0.161.0 / fairlead |",
  );
  console.log(`|${" --- |".repeat(11)}`);
  const asked = process.argv.slice(2);
  const isAsked = (row: string) => asked.length === 0 || asked.includes(row);
  try {
    for (const spans of sizes) if (isAsked(String(spans))) console.log(await measure("grpc", spans));
    for (const protocol of protocols.slice(1)) if (isAsked(protocol)) console.log(await measure(protocol, httpSpans));
  } finally {
    endAll();
  }
} else console.log("no Go toolchain, so no real Collector to compare with");
process.exit();
