/** The balancer and real Collectors around it: backends that write what they get, an exporter to compare with, senders. */

import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BalancerConfig, Failover, ServerTlsConfig } from "../../../src/contract/balancer-config.ts";
import { type Signal, signals } from "../../../src/contract/signal.ts";
import { nodeFlags } from "../../../src/lower/defaults.ts";
import { lowerSettings } from "../../../src/lower/fairlead/settings.ts";
import type { SchemaVersion } from "../../../src/model/collector/release.ts";

import { grpcPaths } from "../../../src/runtime/otlp/export-paths.ts";
import { readExportResponse } from "../../../src/runtime/otlp/export-response.ts";
import { exporterName } from "../../../src/schema/registry.ts";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import { logRecord, metric, resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { balancerConfig, route } from "../../runtime/configuration.ts";
import { freePort } from "../../runtime/free-port.ts";
import { startTestSender } from "../../runtime/peers.ts";
import { listens } from "../listens.ts";
import { bundled, folder, start, written } from "./processes.ts";
import { endpointOf, freePlaces, type Place } from "./recorders.ts";
import { hexIds, readItems } from "./telemetry.ts";

/** Longest wait for what was sent to be written. */
const waitMs = 60_000;

const keys: Readonly<Record<Signal, string>> = { traces: "traceID", metrics: "service", logs: "traceID" };

export const pipelinesTo = (exporters: Readonly<Record<Signal, string>>, receiver = "otlp") =>
  Object.fromEntries(signals.map((signal) => [signal, { receivers: [receiver], exporters: [exporters[signal]] }]));

export const quiet = { metrics: { level: "none" }, logs: { level: "error" } };
const grpcOn = (port: number) => ({ protocols: { grpc: { endpoint: `127.0.0.1:${port}` } } });

export interface Backends {
  readonly endpoints: readonly string[];
  readonly files: readonly string[];
}

/** One Collector that is every backend: a receiver, a file and three pipelines each. */
export async function startBackends(count: number): Promise<RunningBackends> {
  return startBackendsAt(await freePlaces(count));
}

interface RunningBackends extends Backends {
  readonly child: ChildProcess;
}

export async function startBackendsAt(places: readonly Place[]): Promise<RunningBackends> {
  const endpoints = places.map(endpointOf);
  const files = endpoints.map((endpoint) => join(folder, `received-${endpoint.replaceAll(":", "-")}.json`));
  const receivers = Object.fromEntries(
    endpoints.map((endpoint, index) => [`otlp/${index}`, { protocols: { grpc: { endpoint } } }]),
  );
  const exporters = Object.fromEntries(
    files.map((path, index) => [`file/${index}`, { path, flush_interval: "100ms" }]),
  );
  const pipelines = places.flatMap((_place, index) =>
    signals.map((signal) => [`${signal}/${index}`, { receivers: [`otlp/${index}`], exporters: [`file/${index}`] }]),
  );
  const service = { pipelines: Object.fromEntries(pipelines), telemetry: quiet };
  const child = start(collectorBinary("0.161.0"), [
    "--config",
    written(`backends-${places[0]?.port}.yaml`, { receivers, exporters, service }),
  ]);
  for (const { host, port } of places) await listens(port, host);
  return { endpoints, files, child };
}

export interface Started {
  readonly port: number;
  readonly child: ChildProcess;
}

export async function startExporter(version: SchemaVersion, endpoints: readonly string[]): Promise<Started> {
  const port = await freePort();
  const type = exporterName("loadbalancing", version);
  const exporterFor = (routingKey: string) => ({
    routing_key: routingKey,
    protocol: { otlp: { tls: { insecure: true } } },
    resolver: { static: { hostnames: endpoints } },
  });
  const exporters = { [`${type}/trace`]: exporterFor("traceID"), [`${type}/service`]: exporterFor("service") };
  const pipelines = pipelinesTo({ traces: `${type}/trace`, metrics: `${type}/service`, logs: `${type}/trace` });
  const config = { receivers: { otlp: grpcOn(port) }, exporters, service: { pipelines, telemetry: quiet } };
  const child = start(collectorBinary(version), ["--config", written(`exporter-${port}.yaml`, config)]);
  await listens(port);
  return { port, child };
}

/** With its other ports, and what it takes to start it again on them. */
export interface StartedBalancer extends Started {
  readonly httpPort: number;
  readonly metricsPort: number;
  readonly healthPort: number;
  readonly args: readonly string[];
}

export interface FairleadSetup {
  readonly failover?: Failover;
  /** Whether what waits for a backend is joined; it is when left out. */
  readonly joins?: boolean;
  /** Of the port for OTLP/gRPC. */
  readonly tls?: ServerTlsConfig;
  readonly exporter?: Partial<BalancerConfig["exporter"]>;
  readonly changes?: Partial<BalancerConfig>;
  /** The Node that runs it; the one that runs the suite when left out. */
  readonly node?: string;
}

export async function startFairlead(
  version: SchemaVersion,
  endpoints: readonly string[],
  { failover = "hold", joins = true, tls, exporter = {}, changes = {}, node = process.execPath }: FairleadSetup = {},
): Promise<StartedBalancer> {
  const port = await freePort();
  const httpPort = await freePort();
  const metricsPort = await freePort();
  const healthPort = await freePort();
  const listenerOn = (at: number) => ({ host: "127.0.0.1", port: at, tls: undefined, auth: undefined });
  const base = balancerConfig(endpoints);
  const routeOf = (signal: Signal) => ({ ...route, routingKey: keys[signal], compatibleWith: version, failover });
  const config: BalancerConfig = {
    ...base,
    receivers: { grpc: { ...listenerOn(port), tls }, http: listenerOn(httpPort) },
    routes: { traces: routeOf("traces"), metrics: routeOf("metrics"), logs: routeOf("logs") },
    exporter: {
      ...base.exporter,
      timeoutMs: 2_000,
      batch: joins ? lowerSettings({}).exporter.batch : undefined,
      retry: { ...base.exporter.retry, maxElapsedMs: 10_000 },
      ...exporter,
    },
    delivery: { ...base.delivery, deadlineMs: 5_000 },
    telemetry: {
      ...base.telemetry,
      metrics: { host: "127.0.0.1", port: metricsPort },
      health: { host: "127.0.0.1", port: healthPort },
    },
    ...changes,
  };
  const args = [
    ...nodeFlags,
    bundled(config, `balancer-${port}`),
    "--config",
    written(`balancer-${port}.json`, config),
  ];
  const child = start(node, args);
  await listens(port);
  return { port, httpPort, metricsPort, healthPort, child, args };
}

/** An exporter of a real Collector, and its settings. */
export interface SenderExporter {
  readonly type: string;
  readonly settings: object;
}

export async function startSender(version: SchemaVersion, exporter: SenderExporter): Promise<Started> {
  const port = await freePort();
  const { type } = exporter;
  const exporters = { [type]: exporter.settings };
  const pipelines = pipelinesTo({ traces: type, metrics: type, logs: type });
  const config = { receivers: { otlp: grpcOn(port) }, exporters, service: { pipelines, telemetry: quiet } };
  const child = start(collectorBinary(version), ["--config", written(`sender-${port}.yaml`, config)]);
  await listens(port);
  return { port, child };
}

/** Items in each request, and requests of each signal. */
const itemsARequest = 20;
const requestsASignal = 15;

export interface Request {
  readonly signal: Signal;
  readonly bytes: Buffer;
}

/** Two sections of different services a request; each item carries an id that no other has. */
export function requestsOf(way: string, seed: number): readonly Request[] {
  const traceIds = hexIds(itemsARequest * requestsASignal, 16, seed);
  return signals.flatMap((signal) =>
    Array.from({ length: requestsASignal }, (_unused, request) => {
      const itemAt = (index: number) => {
        const at = request * itemsARequest + index;
        const tag = { item: `${way}-${signal}-${at}` };
        const trace = traceIds[at] ?? "";
        switch (signal) {
          case "traces":
            return span({ trace, attributes: tag });
          case "metrics":
            return metric({ name: "requests", points: [tag] });
          case "logs":
            return logRecord({ trace, attributes: tag });
        }
      };
      const half = itemsARequest / 2;
      const sectionOf = (service: number, first: number) =>
        resourceSection(
          { "service.name": `service-${(request + service) % 12}` },
          scopeSection({}, ...Array.from({ length: half }, (_none, index) => itemAt(first + index))),
        );
      return { signal, bytes: Buffer.concat([sectionOf(0, 0), sectionOf(5, half)]) };
    }),
  );
}

export async function sendAll(port: number, requests: readonly Request[]): Promise<number> {
  const sender = startTestSender(port);
  let accepted = 0;
  for (const { signal, bytes } of requests) {
    const { status, body } = await sender.call(grpcPaths[signal], bytes);
    if (status === "0" && readExportResponse(body)?.rejected === 0) accepted++;
  }
  sender.close();
  return accepted;
}

/** Where each item of one way arrived, without the name of the way; every place it was seen at. */
function arrivals({ files }: Backends, way: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [backend, file] of files.entries()) {
    for (const { id } of readItems(file)) {
      if (!id.startsWith(`${way}-`)) continue;
      const item = id.slice(way.length + 1);
      found.set(item, found.has(item) ? `${found.get(item)}, again ${backend}` : String(backend));
    }
  }
  return found;
}

export const expectedItems = signals.length * itemsARequest * requestsASignal;

export async function arrived(backends: Backends, way: string): Promise<ReadonlyMap<string, string>> {
  for (const until = Date.now() + waitMs; Date.now() < until; await sleep(200)) {
    if (arrivals(backends, way).size >= expectedItems) break;
  }
  return arrivals(backends, way);
}

export function difference(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): readonly string[] {
  const items = new Set([...left.keys(), ...right.keys()]);
  return [...items].flatMap((item) =>
    left.get(item) === right.get(item) ? [] : [`${item}: ${left.get(item)} and ${right.get(item)}`],
  );
}
