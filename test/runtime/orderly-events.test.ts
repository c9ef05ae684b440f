/** Backends whose connections are recycled, in each way that is orderly: nothing is lost or doubled, nobody is ejected, and no call counts as failed. */

import { Buffer } from "node:buffer";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { spansIn } from "../routing/spans-in.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { exportTraces, startTestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();
const calls = 60;
const file = (ending: string) => new URL(`../fixtures/certificates/localhost.${ending}`, import.meta.url).pathname;
const secrets = { cert: readFileSync(file("crt")), key: readFileSync(file("key")) };
const trust = { caFile: file("crt"), certFile: undefined, keyFile: undefined, serverName: "localhost" };

/** What a backend does beside answering: with each call, before or instead of an answer. @returns false for no answer */
type Event = (count: number, stream: http2.ServerHttp2Stream) => boolean;

/** The last stream that is looked at, of connections that go away. */
const lastLookedAt = new WeakMap<http2.Http2Session, number>();

/** What becomes of a stream is orderly in each of these. */
const overGrpc: Readonly<Record<string, Event>> = {
  "GOAWAY whose last stream is the one before": (count, stream) => {
    const { session, id = 0 } = stream;
    if (!session) return false;
    const last = lastLookedAt.get(session);
    if (last !== undefined) return id <= last;
    if (count % 5 !== 0) return true;
    lastLookedAt.set(session, id - 2);
    session.goaway(0, id - 2);
    setTimeout(() => session.destroy(), 100);
    return false;
  },
  REFUSED_STREAM: (count, stream) => {
    if (count % 3 !== 0) return true;
    stream.close(http2.constants.NGHTTP2_REFUSED_STREAM);
    return false;
  },
  "an age of connections: GOAWAY for what may still come, then the last one": (count, stream) => {
    if (count % 5 === 0) {
      stream.session?.goaway(0, 2 ** 31 - 1);
      stream.session?.close();
    }
    return true;
  },
};

async function grpcBackend(event: Event, hasTls: boolean) {
  const received: string[] = [];
  const server = hasTls ? http2.createSecureServer(secrets) : http2.createServer();
  const sessions = new Set<http2.ServerHttp2Session>();
  let count = 0;
  let connections = 0;
  server.on("session", (session) => {
    connections++;
    sessions.add(session);
    session.on("error", () => {});
  });
  server.on("stream", (stream: http2.ServerHttp2Stream) => {
    const chunks: Buffer[] = [];
    stream.on("error", () => {});
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      if (!event(++count, stream) || stream.destroyed) return;
      received.push(...spansIn(Buffer.concat(chunks).subarray(5)));
      stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Buffer.alloc(5));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing(() => {
    server.close();
    for (const session of sessions) session.destroy();
  });
  return { endpoint: `127.0.0.1:${(server.address() as AddressInfo).port}`, received, connections: () => connections };
}

/** @param ends what becomes of the connection of a request: ended instead of an answer, or behind it */
async function httpBackend(ends: "before the answer" | "behind the answer" | "behind every answer", hasTls: boolean) {
  const received: string[] = [];
  const uses = new WeakMap<Socket, number>();
  const serve: http.RequestListener = (request, response) => {
    if (request.method !== "POST") {
      response.end();
      return;
    }
    const use = (uses.get(request.socket) ?? 0) + 1;
    uses.set(request.socket, use);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (use === 3 && ends === "before the answer") {
        request.socket.destroy();
        return;
      }
      received.push(...spansIn(Buffer.concat(chunks)));
      const isLast = use === 3 || ends === "behind every answer";
      response.writeHead(200, isLast ? { connection: "close" } : {}).end();
    });
  };
  const server = hasTls ? https.createServer(secrets, serve) : http.createServer(serve);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing(() => {
    server.close();
    server.closeAllConnections();
  });
  return { endpoint: `127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** Four at a time. @returns what the observer heard that is a failure */
async function sendThrough(endpoint: string, protocol: "grpc" | "http", hasTls: boolean) {
  const heard: string[] = [];
  const early: string[] = [];
  const base = balancerConfig([endpoint, "192.0.2.1:4317"], { failover: "spill" });
  const ejection = {
    consecutive5xx: 1,
    intervalMs: 10_000,
    baseEjectionTimeMs: 30_000,
    maxEjectionTimeMs: 30_000,
    maxEjectionPercent: 100,
  };
  const balancer = await startedBalancer(
    {
      ...base,
      resolver: { kind: "static", backends: [{ endpoint, weight: 1 }] },
      exporter: { ...base.exporter, protocol, tls: hasTls ? trust : undefined },
      health: { ...base.health, ejection },
    },
    {
      observer: {
        endedEarly: (_endpoint, reason) => void early.push(reason),
        called: (_endpoint, outcome) => void (outcome !== "accepted" && heard.push(outcome)),
        ejected: (_endpoint, reason) => heard.push(reason),
        connectFailed: (_endpoint, reason) => heard.push(reason),
        rejected: (_signal, reason) => heard.push(reason),
      },
    },
  );
  closing(balancer.close);
  const sender = startTestSender(balancer.grpcPort ?? 0);
  closing(sender.close);
  const statuses = new Set<string>();
  const one = async (n: number) => {
    const name = `span ${n}`;
    const message = resourceSection({}, scopeSection({}, span({ trace: n.toString(16).padStart(32, "0"), name })));
    statuses.add((await sender.call(exportTraces, message)).status);
  };
  for (let n = 0; n < calls; n += 4) await Promise.all([n, n + 1, n + 2, n + 3].map(one));
  return { heard, statuses: [...statuses], early };
}

describe.each([
  ["in plain text", false],
  ["with TLS", true],
])("%s", (_name, hasTls) => {
  test.each(Object.entries(overGrpc))("%s", async (_what, event) => {
    const { endpoint, received } = await grpcBackend(event, hasTls);
    expect(await sendThrough(endpoint, "grpc", hasTls)).toMatchObject({ heard: [], statuses: ["0"] });
    expect([received.length, new Set(received).size]).toEqual([calls, calls]);
  });

  test.each(["before the answer", "behind the answer"] as const)(
    "a connection of HTTP that was used before and ends %s",
    async (ends) => {
      const { endpoint, received } = await httpBackend(ends, hasTls);
      expect(await sendThrough(endpoint, "http", hasTls)).toMatchObject({ heard: [], statuses: ["0"] });
      expect([received.length, new Set(received).size]).toEqual([calls, calls]);
    },
  );
});

describe("a backend that does not keep its connections", () => {
  test("over gRPC is connected to a hundred times a second at most where each connection was of use, and told", async () => {
    const goAway: Event = (_count, { session }) => {
      session?.goaway(0, 2 ** 31 - 1);
      session?.close();
      return true;
    };
    const { endpoint, received, connections } = await grpcBackend(goAway, false);
    const began = performance.now();
    const { heard, statuses, early } = await sendThrough(endpoint, "grpc", false);
    expect({ heard, statuses }).toEqual({ heard: [], statuses: ["0"] });
    expect(new Set(received).size).toBe(calls);
    expect(connections()).toBeGreaterThan(10);
    expect(connections()).toBeLessThanOrEqual(1 + (performance.now() - began) / 10);
    expect(new Set(early)).toEqual(new Set(["the server goes away"]));
  });

  test("over gRPC is left alone for a second where its connections are of no use, and told", async () => {
    let connections = 0;
    const server = http2.createServer();
    server.on("session", (session) => {
      connections++;
      session.on("error", () => {});
      session.goaway(0, 2 ** 31 - 1);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closing(() => void server.close());
    const failed: string[] = [];
    const config = balancerConfig([`127.0.0.1:${(server.address() as AddressInfo).port}`]);
    const balancer = await startedBalancer(config, {
      observer: { connectFailed: (_endpoint, reason) => failed.push(reason) },
    });
    const sender = startTestSender(balancer.grpcPort ?? 0);
    closing(balancer.close, sender.close);
    const message = resourceSection({}, scopeSection({}, span({ trace: "01".repeat(16), name: "a" })));
    expect((await sender.call(exportTraces, message, { "grpc-timeout": "500m" })).status).toBe("14");
    expect([connections, failed]).toEqual([2, ["the server goes away"]]);
  });

  test("over HTTP is told", async () => {
    const { endpoint } = await httpBackend("behind every answer", false);
    const { heard, statuses, early } = await sendThrough(endpoint, "http", false);
    expect({ heard, statuses }).toEqual({ heard: [], statuses: ["0"] });
    expect(early).toHaveLength(calls);
    expect(new Set(early)).toEqual(new Set(["it answers with Connection: close"]));
  });
});
