import { expect, test } from "vitest";
import { createLogWriter, traceIdsInTurns } from "../../src/generate/logs.ts";
import { seededRandom } from "../../src/generate/random.ts";
import { traceIdOf } from "../../src/routing/key/trace-id-keys.ts";
import { readRequest } from "../../src/routing/otlp/read-request.ts";

test("as many records have a trace id as asked, each its own", () => {
  const service = { name: "cart", resource: {}, attributes: {} };
  const writer = createLogWriter({ services: [service], body: "ok", withTraceId: 0.5 }, seededRandom(1));
  const read = readRequest("logs", writer.write(6, 1_000, 0).bytes);
  if (read.kind === "malformed") throw new Error(read.fault.reason);
  const ids = Array.from({ length: 6 }, (_, item) => Buffer.from(traceIdOf(read.request, item)).toString("hex"));
  expect(ids.filter((id) => id !== "0".repeat(32))).toHaveLength(3);
  expect(new Set(ids).size).toBe(4);
});

test("records of one trace do not follow each other, and are as many as asked", () => {
  const drawn = traceIdsInTurns(3, seededRandom(1));
  const ids = Array.from({ length: 384 }, () => drawn().join());
  const counts = new Map(ids.map((id) => [id, ids.filter((other) => other === id).length]));
  expect([counts.size, new Set(counts.values())]).toEqual([128, new Set([3])]);
  expect(ids.some((id, index) => id === ids[index + 1])).toBe(false);
});
