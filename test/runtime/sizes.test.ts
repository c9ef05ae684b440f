import type { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { readExportResponse } from "../../src/runtime/otlp/export-response.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { spansIn } from "../routing/spans-in.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { exportTraces, startTestBackend, startTestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();

/** A backend that takes so many bytes, and says so as grpc-go does. */
async function backendOf(bytesMax: number) {
  const backend = await startTestBackend();
  closing(backend.close);
  const asked: number[] = [];
  backend.answerWith = (message) => {
    asked.push(message.length);
    const isTooLarge = message.length > bytesMax;
    return isTooLarge ? `8 grpc: received message larger than max (${message.length} vs. ${bytesMax})` : "0";
  };
  return { backend, asked };
}

async function sending(endpoint: string, exporter: Partial<BalancerConfig["exporter"]> = {}) {
  const before: string[] = [];
  const config = balancerConfig([endpoint]);
  const balancer = await startedBalancer(
    { ...config, exporter: { ...config.exporter, ...exporter } },
    { observer: { cutSmaller: (_endpoint, bytes) => before.push(`cut ${bytes}`) } },
  );
  const sender = startTestSender(balancer.grpcPort ?? 0);
  closing(balancer.close, sender.close);
  return { sender, before, balancer };
}

const idOf = (n: number) => n.toString(16).padStart(32, "0");
const named = (n: number, chars: number) => span({ trace: idOf(n), name: `${n} `.padEnd(chars, "x") });
const request = (...spans: readonly Buffer[]) =>
  resourceSection({ "service.name": "shop" }, scopeSection({}, ...spans));
const numbers = Array.from({ length: 60 }, (_unused, n) => n);
const many = request(...numbers.map((n) => named(n, 1_000)));

const arrived = (received: readonly Buffer[]) =>
  received
    .flatMap((message) => spansIn(message))
    .map((name) => Number.parseInt(name, 10))
    .sort((left, right) => left - right);

describe("a request that is larger than its backend takes", () => {
  test("is cut between items where the limit is known, and nothing is refused", async () => {
    const { backend, asked } = await backendOf(20_000);
    const { sender, before } = await sending(backend.endpoint, { requestBytesMax: 20_000 });
    expect(await sender.call(exportTraces, many)).toMatchObject({ status: "0" });
    expect(arrived(backend.received)).toEqual(numbers);
    expect(Math.max(...asked)).toBeLessThanOrEqual(20_000);
    expect(before).toEqual([]);
  });

  test("is cut and sent again after a refusal that names the size, and the limit is kept to", async () => {
    const { backend, asked } = await backendOf(20_000);
    const { sender, before } = await sending(backend.endpoint);
    expect(await sender.call(exportTraces, many)).toMatchObject({ status: "0" });
    expect(arrived(backend.received)).toEqual(numbers);
    expect(before).toHaveLength(1);
    await sender.call(exportTraces, many);
    expect(before).toHaveLength(1);
    expect(asked.filter((bytes) => bytes > 20_000)).toHaveLength(1);
  });

  test("that was joined of several is sent in smaller calls", async () => {
    const { backend } = await backendOf(20_000);
    const batch = { itemsMax: 1_000, bytesMax: 1_000_000, timeoutMs: 100, whenIdle: "wait" } as const;
    const { sender } = await sending(backend.endpoint, { batch });
    const answers = await Promise.all(numbers.map((n) => sender.call(exportTraces, request(named(n, 1_000)))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["0"]));
    expect(arrived(backend.received)).toEqual(numbers);
  });

  test("loses only the item that is too large alone, which its sender hears by name", async () => {
    const { backend } = await backendOf(20_000);
    const { sender } = await sending(backend.endpoint);
    const large = request(named(1, 100), named(2, 30_000), named(3, 100));
    const { status, body } = await sender.call(exportTraces, large);
    expect(status).toBe("0");
    expect(readExportResponse(body)).toMatchObject({ rejected: 1 });
    expect(readExportResponse(body)?.message).toMatch(
      /^span "2 xx.*" \(trace 0{31}2, span [0-9a-f]{16}\) of service "shop" has 30\d\d\d bytes: grpc: received/,
    );
    expect(arrived(backend.received)).toEqual([1, 3]);
  });

  test("is refused for its size when every item is too large", async () => {
    const { backend } = await backendOf(20_000);
    const { sender, balancer } = await sending(backend.endpoint);
    expect(await sender.call(exportTraces, request(named(1, 30_000), named(2, 30_000)))).toMatchObject({ status: "8" });
    expect(balancer.status()).toMatchObject({ heldBytes: 0, openParts: 0 });
  });

  test("ends, whatever the backend says: one that finds everything too large gets no item twice alone", async () => {
    const { backend, asked } = await backendOf(0);
    const { sender } = await sending(backend.endpoint);
    expect(await sender.call(exportTraces, many)).toMatchObject({ status: "8" });
    // 60 items alone, and the sizes between.
    expect(asked.length).toBeLessThan(200);
  });

  test("does not count against its backend, which is not ejected", async () => {
    const { backend } = await backendOf(20_000);
    const config = balancerConfig([backend.endpoint]);
    const ejection = {
      consecutive5xx: 1,
      intervalMs: 1e4,
      baseEjectionTimeMs: 3e4,
      maxEjectionTimeMs: 3e4,
      maxEjectionPercent: 100,
    };
    const balancer = await startedBalancer({ ...config, health: { ...config.health, ejection } });
    const sender = startTestSender(balancer.grpcPort ?? 0);
    closing(balancer.close, sender.close);
    await sender.call(exportTraces, many);
    expect(balancer.status().backends).toMatchObject([{ isAvailable: true, ejections: 0 }]);
  });
});
