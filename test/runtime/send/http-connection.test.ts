import { Buffer } from "node:buffer";
import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo, type Socket } from "node:net";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { exportResponse } from "../../../src/runtime/otlp/export-response.ts";
import { rpcStatus } from "../../../src/runtime/otlp/rpc-status.ts";
import type {
  BackendConnection,
  CallOutcome,
  ConnectionOptions,
} from "../../../src/runtime/send/backend-connection.ts";
import { createCompressor } from "../../../src/runtime/send/compressor.ts";
import { createHttpConnection } from "../../../src/runtime/send/http-connection.ts";
import { closingAfterEach } from "../closing.ts";
import { freePort } from "../free-port.ts";
import { hangingWay } from "../hanging-way.ts";

const closing = closingAfterEach();

interface Received {
  readonly path: string | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A backend that answers as it is told; undefined: not at all. */
async function backend(answer: ((response: http.ServerResponse) => void) | undefined, port = 0) {
  const received: Received[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ path: request.url, headers: request.headers, body: Buffer.concat(chunks) });
    answer?.(response);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  closing(close);
  return { target: `127.0.0.1:${(server.address() as AddressInfo).port}`, received, close };
}

async function connected(
  target: string,
  changes: Partial<ConnectionOptions> = {},
): Promise<{ connection: BackendConnection; failures: string[] }> {
  const failures: string[] = [];
  const connection = createHttpConnection({
    target,
    tls: undefined,
    headers: () => ({ authorization: "Bearer secret" }),
    compressor: undefined,
    keepaliveMs: 1_000,
    random: () => 0.5,
    events: { changed: () => {}, failed: (reason) => failures.push(reason) },
    ...changes,
  });
  closing(connection.close);
  connection.connect();
  await expect.poll(() => connection.state(), { interval: 5 }).not.toBe("connecting");
  return { connection, failures };
}

const pieces = [Buffer.from("one,"), Buffer.from("two")];

function called(connection: BackendConnection, timeoutMs = 2_000): Promise<CallOutcome> {
  return new Promise((resolve) => {
    let outcome: CallOutcome | undefined;
    connection.call({
      signal: "logs",
      headers: undefined,
      pieces,
      timeoutMs,
      settled: (settled) => {
        outcome = settled;
      },
      // The outcome is known before the pieces are left.
      left: () => outcome && resolve(outcome),
    });
  });
}

const protobuf = { "content-type": "application/x-protobuf" };

describe("a backend over OTLP/HTTP", () => {
  test("gets the pieces as one request, on connections that are kept", async () => {
    const { target, received } = await backend((response) => response.end());
    const { connection } = await connected(target);
    expect(connection.state()).toBe("ready");
    for (let times = 0; times < 2; times++) {
      expect(await called(connection)).toEqual({ kind: "accepted", rejectedItems: 0, message: "" });
    }
    expect(received.map(({ path, body }) => [path, body.toString()])).toEqual(Array(2).fill(["/v1/logs", "one,two"]));
    expect(received[0]?.headers).toMatchObject({ ...protobuf, "content-length": "7", authorization: "Bearer secret" });
  });

  test("leaves nothing on a connection that is used again and again", async () => {
    const warnings: string[] = [];
    const warn = ({ name }: Error) => warnings.push(name);
    process.on("warning", warn);
    const { target } = await backend((response) => response.end());
    const { connection } = await connected(target);
    for (let times = 0; times < 15; times++) await called(connection);
    await new Promise(setImmediate);
    process.off("warning", warn);
    expect(warnings).toEqual([]);
  });

  test("gets gzip where that is asked for", async () => {
    const { target, received } = await backend((response) => response.end());
    const { connection } = await connected(target, { compressor: createCompressor(createBufferPool(0), "gzip") });
    await called(connection);
    expect(received[0]?.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(received[0]?.body ?? Buffer.alloc(0)).toString()).toBe("one,two");
  });

  test("says what it rejected", async () => {
    const { target } = await backend((response) =>
      response.writeHead(200, protobuf).end(exportResponse({ rejected: 2, message: "too old" })),
    );
    const { connection } = await connected(target);
    expect(await called(connection)).toEqual({ kind: "accepted", rejectedItems: 2, message: "too old" });
  });

  test("says what it rejected in JSON, where it was sent that", async () => {
    const json = { "content-type": "application/json" };
    const { target, received } = await backend((response) =>
      response.writeHead(200, json).end('{"partialSuccess":{"rejectedLogRecords":"2","errorMessage":"too old"}}'),
    );
    const { connection } = await connected(target, { headers: () => json });
    expect(await called(connection)).toEqual({ kind: "accepted", rejectedItems: 2, message: "too old" });
    expect(received[0]?.headers).toMatchObject(json);
  });

  test.each([
    [429, "3", true, 3_000],
    [502, undefined, true, undefined],
    [503, "Thu, 01 Jan 1970 00:00:00 GMT", true, 0],
    [504, "soon", true, undefined],
    [500, undefined, false, undefined],
    [400, undefined, false, undefined],
    [404, undefined, false, undefined],
  ])("a status of %i, Retry-After %s: to be tried again is %s", async (status, after, retryable, retryDelayMs) => {
    const { target } = await backend((response) =>
      response.writeHead(status, after === undefined ? {} : { "retry-after": after }).end("no"),
    );
    const { connection } = await connected(target);
    expect(await called(connection)).toMatchObject({ kind: "refused", retryable, retryDelayMs });
  });

  test("gives its reason", async () => {
    const status = rpcStatus({ code: 3, message: "a span has no id", retryDelayMs: undefined });
    const { target } = await backend((response) => response.writeHead(400, protobuf).end(status));
    const { connection } = await connected(target);
    expect(await called(connection)).toMatchObject({ code: 3, message: "HTTP status 400: a span has no id" });
  });

  test("is not sent what cannot be written, such as a token of two lines", async () => {
    const { target, received } = await backend((response) => response.end());
    const { connection } = await connected(target, { headers: () => ({ authorization: "Bearer one\ntwo" }) });
    const message = expect.stringContaining("Invalid character in header");
    expect(await called(connection)).toEqual({ kind: "unsent", message });
    expect(received).toEqual([]);
  });

  test("is waited for while the certificate for it is broken", async () => {
    const { target } = await backend(undefined);
    const { connection, failures } = await connected(target, { tls: () => ({ cert: "broken", key: "broken" }) });
    expect([connection.state(), failures.length]).toEqual(["waiting", 1]);
  });

  test("that is silent, or breaks off, may have it or not", async () => {
    const silent = await backend(undefined);
    expect(await called((await connected(silent.target)).connection, 50)).toMatchObject({ kind: "unknown" });
    const broken = await backend((response) => response.destroy());
    expect(await called((await connected(broken.target)).connection)).toMatchObject({ kind: "unknown" });
  });

  test("that is not there is waited for, and found when it comes", async () => {
    const port = await freePort();
    const { connection, failures } = await connected(`127.0.0.1:${port}`);
    expect(connection.state()).toBe("waiting");
    expect(failures).toEqual([expect.stringContaining("ECONNREFUSED")]);
    const { close } = await backend((response) => response.end(), port);
    const { connection: next } = await connected(`127.0.0.1:${port}`);
    expect(await called(next)).toMatchObject({ kind: "accepted" });
    close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await called(next)).toMatchObject({ kind: "unsent" });
    expect(next.state()).toBe("waiting");
  });

  test("that is silent while it owes an answer is asked, and given up before the call's time is over", async () => {
    const { target, received } = await backend(undefined);
    const way = await hangingWay(target);
    closing(way.close);
    const { connection, failures } = await connected(way.endpoint, { keepaliveMs: 60 });
    way.hang();
    const began = performance.now();
    expect(await called(connection, 30_000)).toEqual({ kind: "unknown", message: "no answer to a ping" });
    expect(performance.now() - began).toBeLessThan(29_000);
    expect([connection.state(), failures, received]).toEqual(["waiting", ["no answer to a ping"], []]);
  });

  test("that works on a call for long is asked, and has its time", async () => {
    const { target, received } = await backend((response) => {
      setTimeout(() => response.end(), response.req.method === "OPTIONS" ? 0 : 400);
    });
    const { connection, failures } = await connected(target, { keepaliveMs: 60 });
    expect(await called(connection)).toMatchObject({ kind: "accepted" });
    expect(failures).toEqual([]);
    expect(received.map(({ path }) => path)).toContain("*");
  });

  test("that has hung is used again when it speaks, and not as soon as the system takes connections for it", async () => {
    const { target } = await backend((response) => response.end());
    const way = await hangingWay(target);
    closing(way.close);
    const { connection, failures } = await connected(way.endpoint, { keepaliveMs: 60, random: () => 0 });
    way.hang();
    await called(connection);
    await expect.poll(() => connection.state()).toBe("idle");
    connection.connect();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([connection.state(), failures.length]).toEqual(["connecting", 1]);
    way.goOn();
  });
});

test.each(["HTTP/1.1 200 OK\r\nConnection: close", "HTTP/1.0 200 OK"])(
  "behind %j its port is free again at once: who ends first in order keeps it for a minute",
  async (head) => {
    const ends: (string | undefined)[] = [];
    const server = net.createServer((socket: Socket) => {
      socket.on("error", (error) => ends.push("code" in error ? String(error.code) : error.message));
      socket.on("end", () => ends.push("in order"));
      socket.on("data", () => void socket.write(`${head}\r\nContent-Length: 0\r\n\r\n`));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closing(() => server.close());
    const { connection } = await connected(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    await expect.poll(() => ends).toEqual(["in order"]);
    for (let calls = 1; calls <= 3; calls++) {
      expect(await called(connection)).toMatchObject({ kind: "accepted" });
      await expect.poll(() => ends).toEqual(["in order", ...Array(calls).fill("ECONNRESET")]);
    }
  },
);
