/**
 * What balancing costs beside the real Collector: `npm run bench:balancer`. Traces by trace id over OTLP/gRPC, then over OTLP/HTTP in
 * protobuf and JSON, uncompressed, to three receivers of a real Collector (0.161.0, nop exporter), set up as blueprints are: what
 * waits for a busy backend is joined, and in a column of its own nothing is. h2load sends, 4 connections with 8 calls each (HTTP/1.1:
 * 32 connections). The bundle and the load balancing exporter of both versions run side by side and take turns within each round, in
 * reversed order every second round: CPU nanoseconds a span (user and system, of the process), and the peak of its memory. Ratios are
 * medians over the rounds, with the least and the greatest. Arguments choose rows.
 *
 * Goals, against 0.161.0: 12, 15, 12, 9 and 9 times less CPU at 1, 10, 100, 1 000 and 8 192 spans a request.
 */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { nodeFlags } from "../../src/lower/defaults.ts";
import { lowerSettings } from "../../src/lower/fairlead/settings.ts";
import type { SchemaVersion } from "../../src/model/collector/release.ts";
import { grpcPaths, httpPaths } from "../../src/runtime/otlp/export-paths.ts";
import { exporterName } from "../../src/schema/registry.ts";
import { collectorBinary, hasGo } from "../../tools/collectors/build.mjs";
import { listens } from "../conformance/listens.ts";
import { bundled, endAll, folder, start, stop, written } from "../conformance/live/processes.ts";
import { balancerConfig, route } from "../runtime/configuration.ts";
import { freePort } from "../runtime/free-port.ts";
import { jsonRequestOf, requestOf } from "./payload.ts";

const backendCount = 3;
const connections = 4;
const callsAConnection = 8;
const rounds = 5;
const roundMs = 2_000;
const warmUpCalls = 64;
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

const freePorts = async (): Promise<Ports> => ({ grpc: await freePort(), http: await freePort() });
const quiet = { metrics: { level: "none" }, logs: { level: "error" } };

async function startBackends(): Promise<{ readonly child: ChildProcess; readonly endpoints: readonly string[] }> {
  const ports: number[] = [];
  for (let index = 0; index < backendCount; index++) ports.push(await freePort());
  const receivers = ports.map((port) => [
    `otlp/${port}`,
    { protocols: { grpc: { endpoint: `127.0.0.1:${port}`, max_recv_msg_size_mib: 64 } } },
  ]);
  const config = {
    receivers: Object.fromEntries(receivers),
    exporters: { nop: null },
    service: {
      pipelines: { traces: { receivers: ports.map((port) => `otlp/${port}`), exporters: ["nop"] } },
      telemetry: quiet,
    },
  };
  const child = start(collectorBinary("0.161.0"), ["--config", written(`backends-${ports[0]}.yaml`, config)]);
  for (const port of ports) await listens(port);
  return { child, endpoints: ports.map((port) => `127.0.0.1:${port}`) };
}

/** As fast as the exporter can be told to be: no queue, no retry, no telemetry of its own. */
async function startCollector(
  version: SchemaVersion,
  endpoints: readonly string[],
  name: string = version,
  environment: NodeJS.ProcessEnv = {},
): Promise<Contestant> {
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
      telemetry: quiet,
    },
  };
  const args = ["--config", written(`collector-${ports.grpc}.yaml`, config)];
  const child = start(collectorBinary(version), args, environment);
  await listens(ports.http);
  return { name, child, ports };
}

const receiver = (port: number) => ({ host: "127.0.0.1", port, tls: undefined, auth: undefined });

async function startFairlead(endpoints: readonly string[], isJoining: boolean): Promise<Contestant> {
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
      batch: isJoining ? lowerSettings({}).exporter.batch : undefined,
    },
    delivery: { ...base.delivery, deadlineMs: 5_000 },
    telemetry: { ...base.telemetry, metrics: await served(), health: await served() },
    limits: { ...base.limits, requestBytesMax: 2 ** 24, heldBytesMax },
  };
  const program = bundled(config, `balancer-${ports.grpc}`);
  const child = start(process.execPath, [
    ...nodeFlags,
    program,
    "--config",
    written(`balancer-${ports.grpc}.json`, config),
  ]);
  await listens(ports.http);
  return { name: isJoining ? "fairlead" : "not joining", child, ports };
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
  /** The file with the body of each request. */
  readonly body: string;
  readonly spans: number;
}

function loadOf(protocol: Protocol, spans: number): Load {
  const message = protocol === "json" ? Buffer.from(jsonRequestOf(spans)) : requestOf(spans);
  const prefix = Buffer.alloc(protocol === "grpc" ? 5 : 0);
  if (protocol === "grpc") prefix.writeUInt32BE(message.length, 1);
  const body = join(folder, `body-${protocol}-${spans}`);
  writeFileSync(body, Buffer.concat([prefix, message]));
  return { protocol, body, spans };
}

/** Sends so many requests. @throws if one is not answered OK */
async function send({ name, ports }: Contestant, { protocol, body }: Load, count: number): Promise<void> {
  const all = connections * callsAConnection;
  const overGrpc = [
    "-c",
    connections,
    "-m",
    callsAConnection,
    "-H",
    "te: trailers",
    "-H",
    "content-type: application/grpc",
  ];
  const overHttp = (type: string) => ["--h1", "-c", all, "-m", 1, "-H", `content-type: application/${type}`];
  const how = { grpc: overGrpc, http: overHttp("x-protobuf"), json: overHttp("json") }[protocol];
  const url = protocol === "grpc" ? `${ports.grpc}${grpcPaths.traces}` : `${ports.http}${httpPaths.traces}`;
  const args = ["-n", count, ...how, "-d", body, `http://127.0.0.1:${url}`].map(String);
  const child = spawn("h2load", args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(child, "close");
  if (!text.includes(` ${count} succeeded`)) throw new Error(`${name}: ${/requests: .*/.exec(text)?.[0] ?? text}`);
}

/** @returns how many requests take as long as a round */
async function warmUp(contestant: Contestant, load: Load): Promise<number> {
  let count = warmUpCalls;
  for (;;) {
    const begun = performance.now();
    await send(contestant, load, count);
    const took = performance.now() - begun;
    if (took > roundMs / 2) return Math.ceil((count * roundMs) / took);
    count *= 4;
  }
}

async function costOf(contestant: Contestant, load: Load, count: number): Promise<number> {
  const before = cpuMs(contestant);
  await send(contestant, load, count);
  return (1_000_000 * (cpuMs(contestant) - before)) / (count * load.spans);
}

const sorted = (values: readonly number[]) => [...values].sort((left, right) => left - right);
const median = (values: readonly number[]) => sorted(values)[values.length >> 1] ?? 0;

function ratios(over: readonly number[], under: readonly number[]): string {
  const all = sorted(over.map((value, index) => value / (under[index] ?? 1)));
  return `${median(all).toFixed(1)} (${all[0]?.toFixed(1)}-${all.at(-1)?.toFixed(1)})`;
}

async function measure(protocol: Protocol, spans: number): Promise<string> {
  const { child: backends, endpoints } = await startBackends();
  const contestants = [
    await startFairlead(endpoints, true),
    await startFairlead(endpoints, false),
    await startCollector("0.129.0", endpoints),
    await startCollector("0.161.0", endpoints),
    await startCollector("0.161.0", endpoints, "0.161.0, GOGC=400", { GOGC: "400" }),
  ];
  const load = loadOf(protocol, spans);
  const counts: number[] = [];
  for (const contestant of contestants) counts.push(await warmUp(contestant, load));
  const costs = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const order = [...contestants.keys()];
    for (const index of round % 2 === 0 ? order : order.reverse()) {
      const contestant = contestants[index];
      if (contestant) costs[index]?.push(await costOf(contestant, load, counts[index] ?? 0));
      await sleep(100);
    }
  }
  const peaks = contestants.map(peakMegabytes);
  for (const { child } of contestants) await stop(child);
  await stop(backends);
  const [own = [], apart = [], older = [], newer = [], roomy = []] = costs;
  const [ownPeak = 0, , , newerPeak = 0] = peaks;
  const cells = [
    ...[protocol, spans, ...costs.map((list) => median(list).toFixed(0))],
    ...[ratios(newer, own), ratios(newer, apart), ratios(roomy, own), ratios(older, own)],
    ...[ownPeak.toFixed(0), newerPeak.toFixed(0)],
  ];
  return `| ${cells.join(" | ")} |`;
}

const columns = [
  ...["by", "spans a request", "fairlead ns", "not joining", "0.129.0", "0.161.0", "0.161.0, GOGC=400"],
  ...["0.161.0 / fairlead", "/ not joining", "GOGC=400 / fairlead", "0.129.0 / fairlead", "fairlead MB", "0.161.0 MB"],
];

if (hasGo() && spawnSync("h2load", ["--version"]).status === 0) {
  const [{ model = "unknown" } = {}] = cpus();
  console.log(`${cpus().length} × ${model}, Node ${process.version}, ${rounds} rounds of about ${roundMs} ms`);
  console.log(`| ${columns.join(" | ")} |`);
  console.log(`|${" --- |".repeat(columns.length)}`);
  const asked = process.argv.slice(2);
  const isAsked = (row: string) => asked.length === 0 || asked.includes(row);
  try {
    for (const spans of sizes) if (isAsked(String(spans))) console.log(await measure("grpc", spans));
    for (const protocol of protocols.slice(1)) if (isAsked(protocol)) console.log(await measure(protocol, httpSpans));
  } finally {
    endAll();
  }
} else console.log("no Go toolchain, so no real Collector to compare with, or no h2load (Debian: nghttp2-client)");
process.exit();
