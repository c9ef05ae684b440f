/**
 * To real Collectors by OTLP/HTTP, with resource attributes and each compression, on the Node of the image, which has zstd: what three of
 * them write is what one Collector writes whose resource processor upserts the same attributes, of requests of one item and of thousands.
 */

import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BalancerConfig } from "../../../src/contract/balancer-config.ts";
import { signals } from "../../../src/contract/signal.ts";
import { nodeImage } from "../../../src/lower/defaults.ts";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import { imageNode } from "../../../tools/image-node/install.mjs";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { balancerConfig } from "../../runtime/configuration.ts";
import { freePort } from "../../runtime/free-port.ts";
import { listens } from "../listens.ts";
import type { Tally } from "../tally.ts";
import {
  expectedItems,
  pipelinesTo,
  quiet,
  type Request,
  requestsOf,
  sendAll,
  startFairlead,
} from "./balancer-setup.ts";
import { itemsIn } from "./content.ts";
import { folder, start, stop, written } from "./processes.ts";
import { hexIds } from "./telemetry.ts";

const compressions: readonly BalancerConfig["exporter"]["compression"][] = ["none", "gzip", "zstd"];
const backendCount = 3;
const waitMs = 60_000;
/** One that the requests have, and one that they have not. */
const attributes = { "service.name": "the shop é", region: "" };

const exporterTo = (path: string) => ({ path, flush_interval: "100ms" });

async function startReference(port: number, file: string) {
  const upserts = Object.entries(attributes).map(([key, value]) => ({ key, value, action: "upsert" }));
  const pipelines = Object.fromEntries(
    Object.entries(pipelinesTo({ traces: "file", metrics: "file", logs: "file" })).map(([signal, pipeline]) => [
      signal,
      { ...pipeline, processors: ["resource"] },
    ]),
  );
  const config = {
    receivers: { otlp: { protocols: { grpc: { endpoint: `127.0.0.1:${port}` } } } },
    processors: { resource: { attributes: upserts } },
    exporters: { file: exporterTo(file) },
    service: { pipelines, telemetry: quiet },
  };
  const child = start(collectorBinary("0.161.0"), ["--config", written("reference.yaml", config)]);
  await listens(port);
  return child;
}

async function startBackends(ports: readonly number[], files: readonly string[]) {
  const listenerOn = (port: number) => ({ protocols: { http: { endpoint: `127.0.0.1:${port}` } } });
  const pipelines = ports.flatMap((_port, index) =>
    signals.map((signal) => [`${signal}/${index}`, { receivers: [`otlp/${index}`], exporters: [`file/${index}`] }]),
  );
  const config = {
    receivers: Object.fromEntries(ports.map((port, index) => [`otlp/${index}`, listenerOn(port)])),
    exporters: Object.fromEntries(files.map((file, index) => [`file/${index}`, exporterTo(file)])),
    service: { pipelines: Object.fromEntries(pipelines), telemetry: quiet },
  };
  const child = start(collectorBinary("0.161.0"), ["--config", written("http-backends.yaml", config)]);
  for (const port of ports) await listens(port);
  return child;
}

const contents = (files: readonly string[]) =>
  files
    .flatMap(itemsIn)
    .map(({ content }) => content)
    .sort();

/** Of spans: alone, what is compressed on the spot, and what takes another thread; their ids can hardly be shrunk. */
const sizes = [1, 500, 8_000];

function sizedRequests(way: string, seed: number): readonly Request[] {
  return sizes.map((size) => {
    const spans = hexIds(size, 16, seed + size).map((trace) =>
      span({ trace, attributes: { item: `${way}-${trace}` } }),
    );
    return { signal: "traces", bytes: resourceSection({ "service.name": way }, scopeSection({}, ...spans)) };
  });
}

const itemsSent = expectedItems + sizes.reduce((sum, size) => sum + size, 0);

export async function httpBackends(tally: Tally): Promise<void> {
  const ports: number[] = [];
  for (let index = 0; index < backendCount; index++) ports.push(await freePort());
  const files = ports.map((port) => join(folder, `http-${port}.json`));
  const backends = await startBackends(ports, files);
  const referencePort = await freePort();
  const referenceFile = join(folder, "reference.json");
  const reference = await startReference(referencePort, referenceFile);
  const endpoints = ports.map((port) => `127.0.0.1:${port}`);
  for (const [index, compression] of compressions.entries()) {
    const balancer = await startFairlead("0.161.0", endpoints, {
      node: imageNode(nodeImage),
      changes: {
        resourceUpserts: Object.entries(attributes).map(([key, value]) => ({ key, value })),
        exporter: { ...balancerConfig([]).exporter, protocol: "http", compression, timeoutMs: 2_000 },
        limits: { ...balancerConfig([]).limits, requestBytesMax: 4_000_000, heldBytesMax: 100_000_000 },
      },
    });
    const requests = [...requestsOf(compression, 31 + index), ...sizedRequests(compression, 31 + index)];
    const [direct, through] = [await sendAll(referencePort, requests), await sendAll(balancer.port, requests)];
    const isTaken = direct === requests.length && through === requests.length;
    tally.check(`HTTP backends, ${compression}: every request is accepted`, isTaken, `${direct}, ${through}`);
    const due = itemsSent * (index + 1);
    for (const until = Date.now() + waitMs; Date.now() < until; await sleep(200)) {
      if (contents(files).length >= due && contents([referenceFile]).length >= due) break;
    }
    const [expected, actual] = [contents([referenceFile]), contents(files)];
    tally.check(
      `HTTP backends, ${compression}: ${itemsSent} items arrive once, with the attributes that the Collector's resource processor writes`,
      expected.length === due && expected.join("\n") === actual.join("\n"),
      actual.find((content, at) => content !== expected[at]) ?? `${actual.length} of ${expected.length}`,
    );
    await stop(balancer.child);
  }
  const used = files.filter((file) => itemsIn(file).length > 0).length;
  tally.check(`HTTP backends: ${used} of ${backendCount} are sent to`, used === backendCount);
  for (const child of [backends, reference]) await stop(child);
}
