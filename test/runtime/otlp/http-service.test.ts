import { Buffer } from "node:buffer";
import net from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { BalancerConfig } from "../../../src/contract/balancer-config.ts";
import { readExportResponse } from "../../../src/runtime/otlp/export-response.ts";
import { readRpcStatus } from "../../../src/runtime/otlp/rpc-status.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { startTestBackend, type TestBackend } from "../peers.ts";
import { startedBalancer } from "../started-balancer.ts";

const closing = closingAfterEach();

async function started(
  changes: Partial<BalancerConfig> = {},
): Promise<{ url: string; port: number; backend: TestBackend }> {
  const backend = await startTestBackend();
  closing(backend.close);
  const listener = { host: "127.0.0.1", port: 0, tls: undefined, auth: undefined };
  const config = balancerConfig([backend.endpoint], { receivers: { grpc: undefined, http: listener }, ...changes });
  const balancer = await startedBalancer(config);
  closing(balancer.drain);
  const port = balancer.httpPort ?? 0;
  return { url: `http://127.0.0.1:${port}`, port, backend };
}

const trace = "0123456789abcdef0123456789abcdef";
const request = resourceSection({ "service.name": "shop" }, scopeSection({}, span({ trace })));
const protobuf = { "content-type": "application/x-protobuf" };
const json = { "content-type": "application/json" };

const post = (url: string, headers: Record<string, string>, body: Buffer | string) =>
  fetch(url, { method: "POST", headers, body });

describe("OTLP/HTTP", () => {
  test("takes protobuf, and answers in it", async () => {
    const { url, backend } = await started();
    const response = await post(`${url}/v1/traces`, protobuf, request);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/x-protobuf"]);
    expect(readExportResponse(Buffer.from(await response.arrayBuffer()))).toEqual({ rejected: 0, message: "" });
    expect(backend.received).toEqual([request]);
  });

  test("takes gzip", async () => {
    const { url, backend } = await started();
    const headers = { ...protobuf, "content-encoding": "gzip" };
    expect((await post(`${url}/v1/traces`, headers, gzipSync(request))).status).toBe(200);
    expect(backend.received).toEqual([request]);
  });

  test.each(["toString", "constructor", "__proto__"])("refuses the encoding %s, and lives", async (encoding) => {
    const { url } = await started();
    expect((await post(`${url}/v1/traces`, { ...protobuf, "content-encoding": encoding }, "x")).status).toBe(400);
    expect((await post(`${url}/v1/traces`, protobuf, request)).status).toBe(200);
  });

  test("takes JSON, and answers in it", async () => {
    const { url, backend } = await started();
    const spans = [{ traceId: trace, spanId: "00000000000000ff", name: "GET", kind: 2 }];
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
    const response = await post(`${url}/v1/traces`, { "content-type": "application/json; charset=utf-8" }, body);
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(backend.received).toHaveLength(1);
  });

  test("asks senders to come back on a new connection after the age of theirs", async () => {
    const { url } = await started({ limits: { ...balancerConfig([]).limits, connectionAgeMs: 1 } });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const first = await post(`${url}/v1/traces`, protobuf, request);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await post(`${url}/v1/traces`, protobuf, request);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect([first, second].some(({ headers }) => headers.get("connection") === "close")).toBe(true);
  });

  test("says in both what was rejected", async () => {
    const { url, backend } = await started();
    backend.answerWith = "3";
    const refused = await post(`${url}/v1/traces`, protobuf, request);
    expect(refused.status).toBe(400);
    expect(readRpcStatus(Buffer.from(await refused.arrayBuffer()))).toMatchObject({ code: 3 });
    const wrong = await post(`${url}/v1/traces`, json, "{");
    expect([wrong.status, await wrong.json()]).toEqual([400, expect.objectContaining({ code: 3 })]);
  });

  test("asks to try again when no backend took anything", async () => {
    const { url, backend } = await started({
      delivery: { acknowledge: "delivered", unplaced: "partial-success", deadlineMs: 300 },
    });
    await backend.close();
    const response = await post(`${url}/v1/traces`, protobuf, request);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  test.each([
    ["GET of a signal", "GET", "/v1/traces", protobuf, 405],
    ["an unknown path", "POST", "/v1/profiles", protobuf, 404],
    ["a signal that is not routed", "POST", "/v1/logs", protobuf, 404],
    ["another type", "POST", "/v1/traces", { "content-type": "text/plain" }, 415],
    ["an unknown encoding", "POST", "/v1/traces", { ...protobuf, "content-encoding": "lzma" }, 400],
    ["what is not gzip", "POST", "/v1/traces", { ...protobuf, "content-encoding": "gzip" }, 400],
  ])("refuses %s", async (_name, method, path, headers, status) => {
    const { url, backend } = await started();
    const response = await fetch(`${url}${path}`, { method, headers, ...(method === "POST" && { body: request }) });
    expect(response.status).toBe(status);
    expect(backend.received).toEqual([]);
  });

  test("refuses what is malformed or too large, and lives", async () => {
    const { url, backend } = await started();
    expect((await post(`${url}/v1/traces`, protobuf, Buffer.of(0x0a, 0xff))).status).toBe(400);
    expect((await post(`${url}/v1/traces`, protobuf, Buffer.alloc(2_000_000))).status).toBe(413);
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect((await post(`${url}/v1/traces`, { ...protobuf, "content-encoding": "gzip" }, bomb)).status).toBe(413);
    expect((await post(`${url}/v1/traces`, protobuf, request)).status).toBe(200);
    expect(backend.received).toHaveLength(1);
  });

  test("ends senders that take too long", async () => {
    const limits = { ...balancerConfig([]).limits, receiveTimeoutMs: 500 };
    const { port } = await started({ limits });
    const socket = net.connect(port, "127.0.0.1");
    socket.write(
      "POST /v1/traces HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-protobuf\r\ncontent-length: 100\r\n\r\n",
    );
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      socket.on("close", () => resolve(text));
    });
    expect(answer).toContain("408");
  });
});
