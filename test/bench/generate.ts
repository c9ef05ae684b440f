/**
 * What the built-in runner costs: spans, data points and records a second of CPU, made, and made and sent by gRPC to a process that reads
 * and answers (`npm run bench:generate`). The bound is for spans that are sent.
 */

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { GeneratorConfig } from "../../src/contract/generator-config.ts";
import { startGenerator } from "../../src/generate/generator.ts";
import { metricTypes } from "../../src/generate/metrics.ts";
import { createWriter } from "../../src/generate/writer.ts";
import { freePorts } from "../../src/local/ports.ts";
import { startSink } from "../../src/local/sink.ts";
import { generatorConfig } from "../generate/generator-config.ts";

const spansLeast = 300_000;
const services = ["frontend", "cart", "checkout", "payment"].map((name) => ({
  name,
  resource: { "service.version": "1" },
}));
const attributes = { "http.request.method": "GET", "server.address": "shop.example.com" };
const telemetry: readonly GeneratorConfig["telemetry"][] = [
  {
    ...{ kind: "traces", spans: { min: 2, max: 8 }, depth: 4, fanOut: 2, errors: 0.05, links: 0.05 },
    ...{ long: undefined, late: undefined, traceIds: undefined },
  },
  { kind: "metrics", name: "requests", types: metricTypes, series: 10 },
  { kind: "logs", body: "request served", errors: 0.05, withTraceId: 0.8, traceIds: undefined },
];

function cpuSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function made(config: GeneratorConfig): number {
  const writer = createWriter(config, 0);
  const write = (requests: number) => {
    let items = 0;
    for (let request = 0; request < requests; request++) items += writer.write(100, 1.7e12 + request, 5).items;
    return items;
  };
  write(200);
  const start = process.cpuUsage();
  return write(1_000) / cpuSeconds(start);
}

/** In another process: what the balancer costs is not the generator's. */
async function sent(config: GeneratorConfig, port: number): Promise<number> {
  const start = process.cpuUsage();
  const running = startGenerator({ ...config, to: `127.0.0.1:${port}` }, 0, {
    failed: (reason) => console.log(reason),
  });
  await running.done;
  const { accepted } = running.counts();
  await running.stop();
  return accepted / cpuSeconds(start);
}

async function listen(): Promise<void> {
  const [grpcPort = 0, httpPort = 0] = await freePorts(2);
  await startSink({ grpcPort, httpPort, received: () => {} });
  process.send?.(grpcPort);
}

async function bench(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ["listen"], { execArgv: process.execArgv });
  const [port] = (await once(child, "message")) as [number];
  for (const one of telemetry) {
    const config = generatorConfig({
      ...{ services, attributes, telemetry: one, batch: 100, pieces: 100_000 },
      rate: { everyMs: 0.01, ramp: undefined, bursts: undefined },
    });
    const [writing, sending] = [made(config), await sent(config, port)].map(Math.round);
    const what = one.kind === "traces" ? "spans" : one.kind === "metrics" ? "data points" : "log records";
    console.log(`${what}: ${writing} a second of CPU made, ${sending} made and sent`);
    if (one.kind === "traces" && (sending ?? 0) < spansLeast) process.exitCode = 1;
  }
  child.kill();
}

await (process.argv[2] === "listen" ? listen() : bench());
