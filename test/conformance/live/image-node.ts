/**
 * The program on the Node of its image: real Collectors of both versions send with every compression that they have, by
 * gRPC and HTTP, and everything arrives unchanged; it is sent on with zstd, which the image's Node has.
 */

import { execFileSync } from "node:child_process";
import { nodeImage } from "../../../src/lower/defaults.ts";
import { exporterName } from "../../../src/schema/registry.ts";
import { imageNode } from "../../../tools/image-node/install.mjs";
import type { Tally } from "../tally.ts";
import {
  arrived,
  expectedItems,
  requestsOf,
  sendAll,
  startBackends,
  startFairlead,
  startSender,
} from "./balancer-setup.ts";
import { stop } from "./processes.ts";

const versions = ["0.129.0", "0.161.0"] as const;

/** What the exporters of a Collector start with (configcompression, by protocol); in 0.129.0 framed snappy is behind a gate. */
const compressions = {
  otlp: ["gzip", "snappy", "zstd"],
  otlphttp: ["gzip", "zlib", "deflate", "snappy", "x-snappy-framed", "lz4", "zstd"],
} as const;

export async function onImageNode(tally: Tally): Promise<void> {
  const node = imageNode(nodeImage);
  const said = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
  tally.check(`${said}: the version of the image`, nodeImage.startsWith(`node:${said.slice(1)}-`));
  const backends = await startBackends(3);
  const balancer = await startFairlead("0.161.0", backends.endpoints, { node, exporter: { compression: "zstd" } });
  const ways = versions.flatMap((version) =>
    (["otlp", "otlphttp"] as const).map((protocol) => ({ version, protocol, named: compressions[protocol] })),
  );
  for (const { version, protocol, named } of ways) {
    for (const compression of named.filter((name) => name !== "x-snappy-framed" || version !== "0.129.0")) {
      const way = `${version}-${protocol}-${compression}`;
      const endpoint = protocol === "otlp" ? `127.0.0.1:${balancer.port}` : `http://127.0.0.1:${balancer.httpPort}`;
      const type = exporterName(protocol, version);
      const sender = await startSender(version, { type, settings: { compression, endpoint, tls: { insecure: true } } });
      const requests = requestsOf(way, 41);
      const taken = await sendAll(sender.port, requests);
      const found = await arrived(backends, way);
      tally.check(
        `${said}: ${found.size} items arrive once, from Collector ${version} by ${protocol} with ${compression}`,
        taken === requests.length && found.size === expectedItems && ![...found.values()].join().includes("again"),
      );
      await stop(sender.child);
    }
  }
  for (const { child } of [balancer, backends]) await stop(child);
}
