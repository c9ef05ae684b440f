import { Buffer } from "node:buffer";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import net, { type AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import type { ActiveCheckConfig } from "../../../src/contract/balancer-config.ts";
import { type ActiveCheckOptions, startActiveCheck } from "../../../src/runtime/pool/active-check.ts";
import { CheckTurns } from "../../../src/runtime/pool/check-turns.ts";
import { closingAfterEach } from "../closing.ts";
import { freePort } from "../free-port.ts";

const closing = closingAfterEach();
const certificates = "test/fixtures/certificates";

async function listening(server: net.Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing(() => server.close());
  // Listens on an address, never on a pipe.
  return (server.address() as AddressInfo).port;
}

/** The verdicts on a backend, as they come. Asked every few milliseconds. */
function verdicts(config: Partial<ActiveCheckConfig>, port: number, changes: Partial<ActiveCheckOptions> = {}) {
  const heard: boolean[] = [];
  const stop = startActiveCheck({
    config: {
      kind: "http",
      path: "/",
      port: undefined,
      intervalMs: 5,
      timeoutMs: 500,
      healthyThreshold: 1,
      unhealthyThreshold: 1,
      ...config,
    },
    target: `127.0.0.1:${port}`,
    tls: undefined,
    random: () => 0.5,
    turns: new CheckTurns(),
    decided: (isHealthy) => heard.push(isHealthy),
    ...changes,
  });
  closing(stop);
  return { heard, stop };
}

/** An HTTP server whose answers a test sets. */
async function httpServer() {
  const asked: (string | undefined)[] = [];
  const server = { status: 200, asked, port: 0 };
  server.port = await listening(
    http.createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(server.status).end();
    }),
  );
  return server;
}

/** A gRPC server that says SERVING (1) or NOT_SERVING (2): grpc.health.v1.HealthCheckResponse in its frame. */
async function healthServer(create: () => http2.Http2Server | http2.Http2SecureServer) {
  const paths: (string | undefined)[] = [];
  const health = { status: 1, paths, port: 0 };
  const server = create();
  server.on("stream", (stream, headers) => {
    paths.push(headers[":path"]);
    stream.on("error", () => {});
    stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    stream.end(Buffer.from([0, 0, 0, 0, 2, 0x08, health.status]));
  });
  health.port = await listening(server);
  return health;
}

describe("a check over HTTP", () => {
  test("follows the status of the path that is asked for", async () => {
    const server = await httpServer();
    const { heard } = verdicts({ path: "/ready" }, server.port);
    await expect.poll(() => server.asked.length).toBeGreaterThan(3);
    expect(heard).toEqual([]);
    server.status = 503;
    await expect.poll(() => heard).toEqual([false]);
    server.status = 200;
    await expect.poll(() => heard).toEqual([false, true]);
    expect(new Set(server.asked)).toEqual(new Set(["/ready"]));
  });

  test("decides after as many answers in a row as its thresholds say, and a different answer starts the count again", async () => {
    const statuses = [503, 503, 200, 503, 503, 503, 200, 200];
    const decisions: (readonly [number, boolean])[] = [];
    let answers = 0;
    const port = await listening(
      http.createServer((_request, response) => response.writeHead(statuses[answers++] ?? 200).end()),
    );
    verdicts({ unhealthyThreshold: 3, healthyThreshold: 2 }, port, {
      decided: (isHealthy) => decisions.push([answers, isHealthy]),
    });
    await expect.poll(() => decisions.length).toBe(2);
    expect(decisions).toEqual([
      [6, false],
      [8, true],
    ]);
  });

  test("asks another port where one is configured", async () => {
    const server = await httpServer();
    const { heard } = verdicts({ port: server.port }, await freePort());
    await expect.poll(() => server.asked.length).toBeGreaterThan(1);
    expect(heard).toEqual([]);
  });

  test("takes a server that does not answer in time for unhealthy", async () => {
    const port = await listening(net.createServer((socket) => socket.on("error", () => {})));
    const { heard } = verdicts({ timeoutMs: 20 }, port);
    await expect.poll(() => heard).toEqual([false]);
  });

  test("asks no more when it is closed", async () => {
    const server = await httpServer();
    const { stop } = verdicts({}, server.port);
    await expect.poll(() => server.asked.length).toBeGreaterThan(1);
    stop();
    // One may be on its way.
    let [asked, sameTimes] = [server.asked.length, 0];
    await expect
      .poll(() => {
        sameTimes = server.asked.length === asked ? sameTimes + 1 : 0;
        asked = server.asked.length;
        return sameTimes;
      })
      .toBe(3);
  });
});

describe("a check over TCP", () => {
  test("follows whether the port accepts connections", async () => {
    const server = net.createServer((socket) => socket.destroy());
    const port = await listening(server);
    const { heard } = verdicts({ kind: "tcp" }, port);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual([]);
    server.close();
    await expect.poll(() => heard).toEqual([false]);
    const again = net.createServer().listen(port, "127.0.0.1");
    closing(() => again.close());
    await expect.poll(() => heard).toEqual([false, true]);
  });
});

describe("a check over gRPC", () => {
  test("follows what the health service says", async () => {
    const server = await healthServer(() => http2.createServer());
    const { heard } = verdicts({ kind: "grpc" }, server.port);
    await expect.poll(() => server.paths.length).toBeGreaterThan(2);
    expect(heard).toEqual([]);
    server.status = 2;
    await expect.poll(() => heard).toEqual([false]);
    server.status = 1;
    await expect.poll(() => heard).toEqual([false, true]);
    expect(new Set(server.paths)).toEqual(new Set(["/grpc.health.v1.Health/Check"]));
  });

  test("speaks TLS to a backend that does", async () => {
    const cert = readFileSync(`${certificates}/localhost.crt`, "utf8");
    const key = readFileSync(`${certificates}/localhost.key`, "utf8");
    const server = await healthServer(() => http2.createSecureServer({ cert, key }));
    const trusting = verdicts({ kind: "grpc" }, server.port, { tls: () => ({ ca: cert }) });
    const plain = verdicts({ kind: "grpc" }, server.port);
    await expect.poll(() => plain.heard).toEqual([false]);
    await expect.poll(() => server.paths.length).toBeGreaterThan(2);
    expect(trusting.heard).toEqual([]);
  });

  test("takes a port where nobody listens, or that is not HTTP/2, for unhealthy", async () => {
    const silent = await listening(net.createServer((socket) => socket.on("error", () => {})));
    const ports = [await freePort(), silent];
    const heard = ports.map((port) => verdicts({ kind: "grpc", timeoutMs: 50 }, port).heard);
    await expect.poll(() => heard).toEqual([[false], [false]]);
  });
});
