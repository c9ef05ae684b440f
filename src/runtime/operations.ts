/** The HTTP pages for operators, probes and Prometheus: health on one port, metrics on another. */

import { once } from "node:events";
import http from "node:http";
import type { BalancerConfig } from "../contract/balancer-config.ts";
import type { Balancer } from "./balancer.ts";
import type { Registry } from "./metrics/registry.ts";
import { readGauges } from "./metrics/status-gauges.ts";

interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

type Pages = Readonly<Record<string, () => Page>>;

const plain = (status: number, text: string): Page => ({ status, type: "text/plain", text });

/** @throws the operating system's error when a port is not available; then neither is open */
export async function serveOperations(
  { telemetry: { metrics, health }, resolver: { kind: resolver } }: BalancerConfig,
  balancer: Balancer,
  registry: Registry,
): Promise<void> {
  const ready = () => (balancer.status().isReady ? plain(200, "ready\n") : plain(503, "not ready\n"));
  const probed = await serve(health, {
    "/": ready,
    "/readyz": ready,
    "/livez": () => plain(200, "alive\n"),
    "/status": () => ({
      status: 200,
      type: "application/json",
      text: `${JSON.stringify(balancer.status(), null, 2)}\n`,
    }),
  });
  await serve(metrics, {
    "/metrics": () => {
      readGauges(registry, balancer.status(), resolver);
      return { status: 200, type: "text/plain; version=0.0.4; charset=utf-8", text: registry.exposition() };
    },
  }).catch((error: unknown) => {
    probed.close();
    throw error;
  });
}

async function serve({ host, port }: { readonly host: string; readonly port: number }, pages: Pages) {
  const server = http.createServer((request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    const { status, type, text } = page?.() ?? plain(404, `the pages are ${Object.keys(pages).join(", ")}\n`);
    response.writeHead(status, { "content-type": type }).end(text);
  });
  server.listen(port, host);
  await once(server, "listening");
  server.unref();
  return server;
}
