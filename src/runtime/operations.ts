/** The HTTP pages for operators, probes and Prometheus: health on one port, metrics on another. */

import http from "node:http";
import type { Socket } from "node:net";
import type { BalancerConfig } from "../contract/balancer-config.ts";
import { operationsConnectionsMax } from "../contract/memory.ts";
import type { BalancerStatus, RecentEvent } from "../contract/status.ts";
import { BoundedConnections, listenOn } from "./listening.ts";
import { countedStatus } from "./metrics/counted-status.ts";
import type { Registry } from "./metrics/registry.ts";
import { readGauges } from "./metrics/status-gauges.ts";
import { nextTurn } from "./next-turn.ts";
import { type ReadPage, sharedPage } from "./shared-page.ts";

interface Page {
  readonly status: number;
  readonly type: string;
  /** A long one is in pieces that take a moment each. */
  readonly text: string | ReadPage | Generator<string>;
}

type Pages = Readonly<Record<string, () => Page | Promise<Page>>>;

/** What the pages tell, of a process or of all that a pod has. */
export interface Told {
  readonly status: BalancerStatus;
  readonly registry: Registry;
  /** For the status page. */
  readonly events: readonly RecentEvent[];
}

const plain = (status: number, text: string): Page => ({ status, type: "text/plain", text });

/**
 * @param failed hears of a mistake of ours, after which the request was answered 500
 * @throws the operating system's error when a port is not available; then neither is open
 */
export async function serveOperations(
  { telemetry: { metrics, health }, resolver: { kind: resolver } }: BalancerConfig,
  tell: () => Told | Promise<Told>,
  failed: (error: unknown) => void,
): Promise<void> {
  const serve = async ({ host, port }: { readonly host: string; readonly port: number }, pages: Pages) => {
    const server = boundedServer((request, response) => {
      const send = async () => {
        const { status, type, text } = await answered(request, pages, failed);
        response.writeHead(status, { "content-type": type });
        if (typeof text === "string") response.end(text);
        else if ("bytes" in text) sendShared(response, text);
        else await sendPieces(response, text);
      };
      send().catch((error: unknown) => {
        failed(error);
        response.destroy();
      });
    });
    await listenOn(server, host, port);
    return server.unref();
  };
  const ready = async () => ((await tell()).status.isReady ? plain(200, "ready\n") : plain(503, "not ready\n"));
  const readStatus = sharedPage(async () => {
    const { status, registry } = await tell();
    return `${JSON.stringify(countedStatus(status, registry), null, 2)}\n`;
  });
  const probed = await serve(health, {
    "/": ready,
    "/readyz": ready,
    "/livez": () => plain(200, "alive\n"),
    "/status": async () => ({ status: 200, type: "application/json", text: await readStatus() }),
  });
  await serve(metrics, {
    "/metrics": async () => {
      const { status, registry } = await tell();
      const text = metricsText(registry, readGauges(registry, status, resolver));
      return { status: 200, type: "text/plain; version=0.0.4; charset=utf-8", text };
    },
  }).catch((error: unknown) => {
    probed.close();
    throw error;
  });
}

function* metricsText(registry: Registry, reading: Iterable<undefined>): Generator<string> {
  for (const _step of reading) yield "";
  yield* registry.exposition();
}

/** For a head to arrive, and for an answer to be read: what is silent for longer ends. */
const silentMsMax = 10_000;

/** Whoever reaches the port may open as many connections as they like: those of probes are among the last, and none that rests keeps one out. */
function boundedServer(serve: http.RequestListener): http.Server {
  const bounded = new BoundedConnections<Socket>(operationsConnectionsMax, (socket) => socket.destroy());
  const server = http.createServer(
    { headersTimeout: silentMsMax, connectionsCheckingInterval: 1_000 },
    (request, response) => {
      const { socket } = request;
      bounded.asked(socket);
      response.on("close", () => bounded.rests(socket));
      serve(request, response);
    },
  );
  server.timeout = silentMsMax;
  server.on("connection", (socket: Socket) => {
    bounded.opened(socket);
    socket.on("close", () => bounded.closed(socket));
  });
  return server;
}

/** Who takes longer than that reads too slowly: others share what they read, and would have it older. */
const sharedMsMax = 10_000;

function sendShared(response: http.ServerResponse, { bytes, over }: ReadPage): void {
  if (response.destroyed) {
    over();
    return;
  }
  const late = setTimeout(() => response.destroy(), sharedMsMax).unref();
  response.on("close", () => {
    clearTimeout(late);
    over();
  });
  response.end(bytes);
}

/** Others are served after so much work on one page. */
const turnMs = 5;

async function sendPieces(response: http.ServerResponse, pieces: Iterable<string>): Promise<void> {
  let turnEnds = performance.now() + turnMs;
  for (const piece of pieces) {
    if (piece !== "" && !response.write(piece)) await readOrGone(response);
    if (response.destroyed) return;
    if (performance.now() < turnEnds) continue;
    await nextTurn();
    turnEnds = performance.now() + turnMs;
  }
  response.end();
}

/** The rest of a page is made when what there is of it was read. */
function readOrGone(response: http.ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      response.off("drain", over).off("close", over);
      resolve();
    };
    response.on("drain", over).on("close", over);
  });
}

/** A mistake of ours costs one request its page, and nothing else. */
async function answered(
  { url = "/", method }: http.IncomingMessage,
  pages: Pages,
  failed: (error: unknown) => void,
): Promise<Page> {
  if (method !== "GET" && method !== "HEAD") return plain(405, "the pages are read, by GET\n");
  const [path = "/"] = url.split("?");
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  try {
    return (await page?.()) ?? plain(404, `the pages are ${Object.keys(pages).join(", ")}\n`);
  } catch (error) {
    failed(error);
    return plain(500, "an internal error; the balancer's log has it\n");
  }
}
