/** The same telemetry through the real exporter and through the balancer, by every way a real Collector sends. */

import type { SchemaVersion } from "../../../src/model/collector/release.ts";
import { exporterName } from "../../../src/schema/registry.ts";
import type { Tally } from "../tally.ts";
import {
  arrived,
  type Backends,
  difference,
  expectedItems,
  requestsOf,
  sendAll,
  startBackends,
  startExporter,
  startFairlead,
  startSender,
} from "./balancer-setup.ts";
import { itemsIn } from "./content.ts";
import { stop } from "./processes.ts";

/** Items of one way in full, without its name. */
function contentOf({ files }: Backends, way: string): readonly string[] {
  const tag = `"${way}-`;
  return files
    .flatMap(itemsIn)
    .filter(({ content }) => content.includes(tag))
    .map(({ content }) => content.replaceAll(tag, '"'))
    .sort();
}

export async function sameRoutes(tally: Tally, version: SchemaVersion, count: number): Promise<void> {
  const title = `${version}, ${count} backends`;
  const backends = await startBackends(count);
  const exporter = await startExporter(version, backends.endpoints);
  const balancer = await startFairlead(version, backends.endpoints);
  const plain = { compression: "gzip", tls: { insecure: true } };
  const sender = await startSender(version, {
    type: exporterName("otlp", version),
    settings: { ...plain, endpoint: `127.0.0.1:${balancer.port}` },
  });
  const viaHttp = (settings: object) =>
    startSender(version, {
      type: exporterName("otlphttp", version),
      settings: { ...plain, endpoint: `http://127.0.0.1:${balancer.httpPort}`, ...settings },
    });
  const httpSender = await viaHttp({});
  const jsonSender = await viaHttp({ encoding: "json", compression: "none" });
  const seed = count;
  for (const [way, port] of [
    ["collector", exporter.port],
    ["fairlead", balancer.port],
    ["through", sender.port],
    ["http", httpSender.port],
    ["json", jsonSender.port],
  ] as const) {
    const requests = requestsOf(way, seed);
    tally.check(`${title}: ${way}: every request is accepted`, (await sendAll(port, requests)) === requests.length);
  }
  const reference = await arrived(backends, "collector");
  tally.check(`${title}: ${expectedItems} items went through the Collector`, reference.size === expectedItems);
  const used = new Set(reference.values()).size;
  tally.check(`${title}: the Collector used ${used} backends`, used === count);
  const words = {
    fairlead: "each item at the same backend, once",
    through: "the same from a Collector by gRPC with gzip",
    http: "the same from a Collector by HTTP with gzip",
    json: "the same from a Collector by HTTP in JSON",
  };
  for (const way of ["fairlead", "through", "http", "json"] as const) {
    const differing = difference(reference, await arrived(backends, way));
    tally.check(`${title}: ${words[way]}`, differing.length === 0, differing.slice(0, 5).join("\n      "));
    const [expected, content] = [contentOf(backends, "collector"), contentOf(backends, way)];
    const changed = content.find((item, index) => item !== expected[index]);
    tally.check(
      `${title}: ${way}: nothing of an item is changed`,
      expected.length > 0 && changed === undefined,
      changed,
    );
  }
  for (const { child } of [sender, httpSender, jsonSender, balancer, exporter, backends]) await stop(child);
}
