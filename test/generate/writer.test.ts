import { describe, expect, test } from "vitest";
import { createWriter } from "../../src/generate/writer.ts";
import { readRequest } from "../../src/routing/otlp/read-request.ts";
import { generatorConfig } from "./generator-config.ts";

const logs = { kind: "logs", body: "b", errors: 0, withTraceId: 1, traceIds: undefined } as const;

describe("the telemetry of a generator", () => {
  test("is the same for the same seed, and other ids for another seed, replica or name", () => {
    const written = (change: object, replica = 0) =>
      createWriter(generatorConfig(change), replica).write(20, 1e12, 0).bytes.toString("hex");
    expect(written({})).toBe(written({}));
    const others = [written({}), written({ seed: 2 }), written({}, 1), written({ name: "b" })];
    expect(new Set(others).size).toBe(4);
  });

  test.each([
    ["traces", {}, 0],
    ["traces", { payloadBytes: 100_000 }, 100_000],
    ["traces", { attributes: { a: "x".repeat(10_000) } }, 10_000],
    ["logs", { telemetry: logs, payloadBytes: 1_000_000 }, 1_000_000],
  ] as const)("of %s fits what gRPC servers take, with %j", (signal, change, each) => {
    const writer = createWriter(generatorConfig({ batch: 100_000, ...change }), 0);
    const { bytes, items } = writer.write(writer.piecesMax, 1e12, 0);
    expect(bytes.length).toBeLessThan(4 * 2 ** 20);
    expect(bytes.length).toBeGreaterThan(items * each);
    expect(readRequest(signal, bytes).kind).toBe("request");
  });

  test("of a batch is so many pieces at most", () => {
    expect(createWriter(generatorConfig({ batch: 7 }), 0).piecesMax).toBe(7);
  });

  test("of tenants is drawn as they are asked for", () => {
    const config = generatorConfig({
      telemetry: logs,
      tenants: { attribute: "team", count: 4, skew: { zipf: 0, hot: 0.7 } },
    });
    const { bytes } = createWriter(config, 0).write(1, 1e12, 0);
    expect(bytes.includes("team") && bytes.includes("tenant-")).toBe(true);
  });
});
