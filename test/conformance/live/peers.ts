/**
 * Other implementations of HTTP/2 send through the balancer, are its backends, and stand in front of it and behind it: 10 000 requests
 * of mixed sizes each, and every one arrives once, byte for byte. What each can be told to do that is hard to live with, it is told.
 */

import { h2Binary } from "../../../tools/h2/build.mjs";
import { balancerConfig } from "../../runtime/configuration.ts";
import type { Tally } from "../tally.ts";
import { type StartedBalancer, startFairlead } from "./balancer-setup.ts";
import { nodeBackend, nodeSender } from "./peers/node-http2.ts";
import { has, type Program, type Send, type StartBackend, type StartProxy, sendBy, serveBy } from "./peers/peer.ts";
import { haproxy, nghttpx, nginx } from "./peers/proxies.ts";
import { everyone, few, five, messagesFile, type Sent } from "./peers/sent.ts";
import { curl, h2load, nghttp } from "./peers/tools.ts";
import { stop } from "./processes.ts";
import { selfSignedFiles } from "./self-signed.ts";

/** Exchanges that are on their way side by side. */
const atOnce = 3;
/** Debian's, which sees Debian's packages. */
const python = "/usr/bin/python3";

const core: Program = { command: python, args: ["test/conformance/live/grpc_core.py"] };
const js: Program = { command: process.execPath, args: ["--import", "tsx", "test/conformance/live/peers/grpc-js.ts"] };

/** Of Debian. */
const packages = {
  "nghttp2-client": () => has("h2load", "--version"),
  "nghttp2-proxy": () => has("nghttpx", "--version"),
  curl: () => has("curl", "--version"),
  haproxy: () => has("haproxy", "-v"),
  nginx: () => has("nginx", "-v"),
  "python3-grpcio": () => has(python, "-c", "import grpc"),
} as const;

/** What stands where is grpc-go or nothing when left out. */
interface Exchange {
  readonly sender?: Send;
  readonly front?: StartProxy;
  readonly behind?: StartProxy;
  readonly backend?: StartBackend;
  readonly needs?: keyof typeof packages;
  readonly sent?: Sent;
  readonly isSecret?: boolean;
  readonly keepaliveMs?: number;
}

type Whole = Exchange & Required<Pick<Exchange, "sender" | "backend">>;

const twice = (name: string, exchange: Exchange): Readonly<Record<string, Exchange>> => ({
  [name]: exchange,
  [`${name}, TLS`]: { ...exchange, isSecret: true },
});

const hardBackends = (go: Program) => ({
  "node:http2, windows of 100 bytes": nodeBackend({ settings: { initialWindowSize: 100 } }),
  "node:http2, no header table": nodeBackend({ settings: { headerTableSize: 0 } }),
  "node:http2, one stream at a time": nodeBackend({ settings: { maxConcurrentStreams: 1 } }),
  "node:http2, GOAWAY every 100 streams": nodeBackend({ goawayEvery: 100 }),
  "node:http2, a reset after every 20th headers": nodeBackend({ resetEvery: 20 }),
  "node:http2, every 20th call refused by trailers alone": nodeBackend({ refuseEvery: 20 }),
  "grpc-go, no header table, one stream at a time": serveBy(go, "-table", "0", "-streams", "1"),
  "grpc-go, connections of 300 ms": serveBy(go, "-age", "300ms"),
  "grpc-go, every 20th call refused before it is read": serveBy(go, "-refuse", "20"),
  "net/http, windows of 100 bytes, no header table": serveBy(go, "-http", "-window", "100", "-table", "0"),
  "net/http, one stream at a time, GOAWAY every 100": serveBy(go, "-http", "-streams", "1", "-goaway", "100"),
  "net/http, a reset behind every 20th answer's headers": serveBy(go, "-http", "-reset", "20"),
  "grpc-js, one stream at a time": serveBy(js, "-streams", "1"),
  "grpc-js, connections of 300 ms": serveBy(js, "-age", "300"),
  "grpc-js, every 20th call refused": serveBy(js, "-refuse", "20"),
});

const coreOption = (name: string, value: number) => ["-option", `grpc.${name}=${value}`];
const tinyWindows = [...coreOption("http2.lookahead_bytes", 100), ...coreOption("http2.bdp_probe", 0)];
const noTable = coreOption("http2.hpack_table_size.decoder", 0);
const coreBackends = {
  "one stream at a time": serveBy(core, ...coreOption("max_concurrent_streams", 1)),
  "windows of 100 bytes, no header table": serveBy(core, ...tinyWindows, ...noTable),
  "every 20th call refused": serveBy(core, "-refuse", "20"),
  "connections of 300 ms": serveBy(core, ...coreOption("max_connection_age_ms", 300)),
};

const proxies = {
  nginx: nginx(),
  "nginx, kept connections": nginx({ keeps: true }),
  "nginx, 100 requests a connection, one at a time": nginx({
    keeps: true,
    settings: ["keepalive_requests 100;", "http2_max_concurrent_streams 1;"],
  }),
  haproxy: haproxy(),
  "haproxy, windows of 1 000 bytes, one stream at a time": haproxy(
    "tune.h2.initial-window-size 1000",
    "tune.h2.max-concurrent-streams 1",
  ),
  nghttpx: nghttpx(),
  "nghttpx, windows of 1 000 bytes, no header table, one stream at a time": nghttpx(
    "--frontend-http2-window-size=1000",
    "--frontend-http2-decoder-dynamic-table-size=0",
    "--frontend-http2-encoder-dynamic-table-size=0",
    "--frontend-http2-max-concurrent-streams=1",
    "--backend-http2-window-size=1000",
    "--backend-http2-decoder-dynamic-table-size=0",
    "--backend-http2-encoder-dynamic-table-size=0",
    "--backend-http2-max-concurrent-streams=1",
  ),
};

const packageOf = (proxy: string) =>
  proxy.startsWith("nginx") ? "nginx" : proxy.startsWith("haproxy") ? "haproxy" : "nghttp2-proxy";

const each = <One>(all: Readonly<Record<string, One>>, exchange: (one: One, name: string) => Exchange, where: string) =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [`${where}, ${name}`, exchange(one, name)]));

const exchanges = (go: Program): Readonly<Record<string, Exchange>> => ({
  ...twice("sender and backend, grpc-go", {}),
  ...twice("sender, node:http2", { sender: nodeSender }),
  ...twice("sender, gRPC C-core", { needs: "python3-grpcio", sender: sendBy(core, "-cert", selfSignedFiles().cert) }),
  "sender, gRPC C-core, windows of 100 bytes, no header table": {
    needs: "python3-grpcio",
    sender: sendBy(core, ...tinyWindows, ...noTable),
  },
  ...twice("sender, grpc-js", { sender: sendBy(js) }),
  ...twice("sender, h2load", { needs: "nghttp2-client", sender: h2load, sent: five }),
  ...twice("sender, nghttp", { needs: "nghttp2-client", sender: nghttp(), sent: five }),
  "sender, nghttp, padding, windows of 2 bytes, no header table": {
    needs: "nghttp2-client",
    sender: nghttp("-b", "64", "-c", "0", "--encoder-header-table-size=0", "-w", "1"),
    sent: five,
  },
  "sender, curl, TLS": { needs: "curl", sender: curl, isSecret: true },
  "sender, small and odd frames": { sender: sendBy(go, "-framed") },
  ...twice("backend, gRPC C-core", { needs: "python3-grpcio", backend: serveBy(core) }),
  ...twice("backend, grpc-js", { backend: serveBy(js) }),
  ...twice("backend, net/http", { backend: serveBy(go, "-http") }),
  "backend, node:http2": { backend: nodeBackend() },
  // Its keepalive enforcement ends a connection for the third PING before an answer (`too_many_pings`).
  "backend, grpc-go, calls of 700 ms and a PING each 200 ms": {
    sender: sendBy(go, "-file", messagesFile(few.indices.length)),
    backend: serveBy(go, "-delay", "700ms"),
    sent: few,
    keepaliveMs: 200,
  },
  ...each(hardBackends(go), (backend) => ({ backend }), "backend"),
  ...each(coreBackends, (backend) => ({ backend, needs: "python3-grpcio" }), "backend, gRPC C-core"),
  ...each(proxies, (front, name) => ({ front, needs: packageOf(name) }), "in front"),
  ...each(proxies, (behind, name) => ({ behind, needs: packageOf(name) }), "behind"),
  "in front and behind, nginx, TLS": {
    front: nginx({ keeps: true }),
    behind: nginx({ keeps: true }),
    needs: "nginx",
    isSecret: true,
  },
  "in front and behind, haproxy, TLS": { front: haproxy(), behind: haproxy(), needs: "haproxy", isSecret: true },
  "in front and behind, nghttpx, TLS": { front: nghttpx(), behind: nghttpx(), needs: "nghttp2-proxy", isSecret: true },
});

export async function peers(tally: Tally): Promise<void> {
  const go: Program = { command: h2Binary(), args: [] };
  const usual = { sender: sendBy(go), backend: serveBy(go) };
  const left = Object.entries(exchanges(go)).values();
  const work = async () => {
    for (const [name, exchange] of left) await hold(tally, name, { ...usual, ...exchange });
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function hold(tally: Tally, name: string, exchange: Whole): Promise<void> {
  const { indices, times } = exchange.sent ?? everyone;
  const title = `peers: ${name}: ${indices.length * times} requests arrive once, unchanged`;
  if (exchange.needs && !packages[exchange.needs]()) {
    tally.skip(title, `Debian's ${exchange.needs} is missing`);
    return;
  }
  const problem = await outcomeOf(exchange).catch((error: unknown) => String(error));
  tally.check(title, problem === "", problem);
}

async function outcomeOf(exchange: Whole): Promise<string> {
  const { sender, backend, front, behind, sent = everyone, isSecret = false } = exchange;
  const open: { readonly close: () => Promise<void> }[] = [];
  const opened = <One extends (typeof open)[number]>(one: One): One => {
    open.unshift(one);
    return one;
  };
  try {
    const target = opened(await backend(isSecret));
    const next = behind ? opened(await behind({ port: target.port, isSecret })) : target;
    const balancer = await balancerTo(next.port, exchange);
    opened({ close: () => stop(balancer.child) });
    const first = front ? opened(await front({ port: balancer.port, isSecret })) : balancer;
    const refused = sent.indices.length * sent.times - (await sender({ port: first.port, isSecret }));
    return [refused === 0 ? "" : `${refused} refused`, target.arrivals().problem(sent)].filter(Boolean).join("; ");
  } finally {
    for (const { close } of open) await close();
  }
}

/** Without joining, so that there are as many calls; what is reset or refused has time to be tried again. */
async function balancerTo(port: number, { isSecret, keepaliveMs }: Exchange): Promise<StartedBalancer> {
  const { key, cert } = selfSignedFiles();
  // Room for all that is sent at once: who is told to come again later does not always do so.
  const base = balancerConfig([]);
  const limits = { ...base.limits, heldBytesMax: 2 ** 28, ...(keepaliveMs && { keepaliveMs }) };
  const toBackend = { caFile: cert, certFile: undefined, keyFile: undefined, serverName: "localhost" };
  return startFairlead("0.161.0", [`127.0.0.1:${port}`], {
    joins: false,
    // However busy the machine is.
    changes: { limits, delivery: { ...base.delivery, deadlineMs: 60_000 } },
    exporter: {
      queueBytesMax: 2 ** 26,
      timeoutMs: 30_000,
      retry: { ...base.exporter.retry, maxElapsedMs: 60_000 },
      tls: isSecret ? toBackend : undefined,
    },
    ...(isSecret && { tls: { certFile: cert, keyFile: key, clientCaFile: undefined } }),
  });
}
