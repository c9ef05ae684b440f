import { expect, test } from "vitest";
import type { Signal } from "../../../src/contract/signal.ts";
import { countItems, readRequest } from "../../../src/routing/otlp/read-request.ts";
import { logRecord, metric, resourceSection, scopeSection, span } from "../otlp-encoder.ts";

test.each<[Signal, Uint8Array[], number]>([
  ["traces", [span({ trace: "" }), span({ trace: "" })], 2],
  ["logs", [logRecord({}), logRecord({}), logRecord({})], 3],
  [
    "metrics",
    [metric({ name: "a", points: [{}, {}] }), metric({ name: "b", points: [] }), metric({ name: "c", points: [{}] })],
    3,
  ],
])("items of %s are counted, of metrics their data points", (signal, items, count) => {
  const read = readRequest(signal, resourceSection({}, scopeSection({}, ...items)));
  expect(read.kind === "request" && countItems(read.request)).toBe(count);
});
