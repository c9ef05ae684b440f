import { Buffer } from "node:buffer";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { readExportResponse } from "../../src/runtime/otlp/export-response.ts";
import { bytesField, numberField, resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { exportTraces, startTestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();
const { NGHTTP2_REFUSED_STREAM } = http2.constants;

/** What a backend does with a message: how many of its items it rejects, or a stream that it never looked at. */
type Answer = (message: Buffer, call: number) => number | "refused stream" | "nonsense";

async function backend(answer: Answer) {
  const taken: Buffer[] = [];
  let calls = 0;
  const server = http2.createServer();
  server.on("session", (session) => session.on("error", () => {}));
  server.on("stream", (stream) => {
    const chunks: Buffer[] = [];
    stream.on("error", () => {});
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      const message = Buffer.concat(chunks).subarray(5);
      const result = answer(message, ++calls);
      if (result === "refused stream") {
        stream.close(NGHTTP2_REFUSED_STREAM);
        return;
      }
      const headers = { ":status": 200, "content-type": "application/grpc" };
      if (result === "nonsense") {
        stream.respond({ ...headers, "grpc-status": "banana" }, { endStream: true });
        return;
      }
      taken.push(message);
      const body = result === 0 ? Buffer.alloc(0) : bytesField(1, numberField(1, result), bytesField(2, "no"));
      stream.respond(headers, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, body.length]), body]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing(() => server.close());
  // Listens on an address, never on a pipe.
  return { endpoint: `127.0.0.1:${(server.address() as AddressInfo).port}`, taken, calls: () => calls };
}

async function balancerFor(config: BalancerConfig) {
  const balancer = await startedBalancer(config);
  const sender = startTestSender(balancer.grpcPort ?? 0);
  closing(balancer.close, sender.close);
  return { balancer, sender };
}

const idOf = (n: number) => n.toString(16).padStart(32, "0");
const requestOf = (...names: readonly number[]) =>
  resourceSection({}, scopeSection({}, ...names.map((n) => span({ trace: idOf(n), name: `span ${n}` }))));

const ejection = {
  consecutive5xx: 5,
  intervalMs: 10_000,
  baseEjectionTimeMs: 30_000,
  maxEjectionTimeMs: 300_000,
  maxEjectionPercent: 100,
};
const health = { active: undefined, ejection, panicThreshold: 0, slowStartMs: 0 };

describe("a backend", () => {
  test("that refuses streams without a look gets them again, is not ejected and loses no key to others", async () => {
    const pool = await Promise.all(
      [1, 2].map(() => backend((_message, call) => (call % 2 === 1 ? "refused stream" : 0))),
    );
    const config = balancerConfig(
      pool.map(({ endpoint }) => endpoint),
      { failover: "spill", health },
    );
    const { balancer, sender } = await balancerFor(config);
    const sent = Array.from({ length: 60 }, (_unused, index) => index + 1);
    for (const n of sent) expect((await sender.call(exportTraces, requestOf(n))).status).toBe("0");
    expect(balancer.status().backends.map(({ ejections }) => ejections)).toEqual([0, 0]);
    // Each call was refused once, so each backend saw twice what it took, and nothing of the other's.
    expect(pool.map(({ taken, calls }) => calls() - 2 * taken.length)).toEqual([0, 0]);
    expect(pool.reduce((sum, { taken }) => sum + taken.length, 0)).toBe(60);
  });

  test("that answers nonsense to everything is ejected, with its words in the status", async () => {
    const mad = await backend(() => "nonsense");
    const { balancer, sender } = await balancerFor(balancerConfig([mad.endpoint], { health }));
    for (let n = 1; n <= 6; n++) await sender.call(exportTraces, requestOf(n));
    const [status] = balancer.status().backends;
    expect([status?.ejections, status?.isAvailable]).toEqual([1, false]);
    expect(status?.lastError?.reason).toContain("code 2");
  });

  test("that rejects items of a joined call is asked again for each sender, which hears of its own", async () => {
    const bad = Buffer.from("span 3");
    const strict = await backend((message) => (message.includes(bad) ? 1 : 0));
    const config = balancerConfig([strict.endpoint]);
    const batch = { itemsMax: 40, bytesMax: 100_000, timeoutMs: 100, whenIdle: "wait" } as const;
    const { sender } = await balancerFor({ ...config, exporter: { ...config.exporter, batch } });
    const answers = await Promise.all([1, 2, 3, 4].map((n) => sender.call(exportTraces, requestOf(n))));
    expect(answers.map(({ status, body }) => [status, readExportResponse(body)?.rejected])).toEqual([
      ["0", 0],
      ["0", 0],
      ["0", 1],
      ["0", 0],
    ]);
    expect(strict.calls()).toBe(5);
    // For a while nothing is joined for it.
    await Promise.all([5, 6, 7].map((n) => sender.call(exportTraces, requestOf(n))));
    expect(strict.calls()).toBe(8);
  });
});
