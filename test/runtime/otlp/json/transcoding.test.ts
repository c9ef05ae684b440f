import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { signalShapes } from "../../../../src/routing/otlp/messages.ts";
import { createHeldBytes } from "../../../../src/runtime/memory/held-bytes.ts";
import { goOn, startTranscoding } from "../../../../src/runtime/otlp/json/transcoding.ts";
import { jsonInput } from "../../../fuzz/json-inputs.ts";
import { unbounded } from "../../memory/unbounded.ts";

function inSlices(seed: number, work: number) {
  const { signal, text } = jsonInput(seed);
  const transcoding = startTranscoding(signalShapes[signal].request, Buffer.from(text), unbounded(1_000_000));
  for (let slices = 1; ; slices++) {
    const outcome = goOn(transcoding, work);
    // Functions are never the same.
    if (outcome) return { outcome: JSON.stringify(outcome), slices };
  }
}

test("slices of any size give the same as one", () => {
  let most = 0;
  for (let seed = 0; seed < 300; seed++) {
    const whole = inSlices(seed, Number.POSITIVE_INFINITY);
    const sliced = inSlices(seed, 1 + (seed % 50));
    expect(sliced.outcome).toEqual(whole.outcome);
    most = Math.max(most, sliced.slices);
  }
  expect(most).toBeGreaterThan(50);
});

function outcomeOf(text: string | Buffer, bytesMax = 1_000_000) {
  return goOn(
    startTranscoding(signalShapes.traces.request, Buffer.from(text), unbounded(bytesMax)),
    Number.POSITIVE_INFINITY,
  );
}

test("a byte order mark in front is passed over", () => {
  expect(outcomeOf("\ufeff{}")).toMatchObject({ kind: "request" });
});

test.each(["{} {}", "{},", "{}\0", '{"a":1,}', '{"resourceSpans":[{},]}', "{,}", ""])("%j is not JSON", (text) => {
  expect(outcomeOf(text)).toMatchObject({ kind: "malformed" });
});

test("without room for what it becomes it ends, and nothing is held", () => {
  const held = createHeldBytes(100_000);
  const text = Buffer.from(`{"resourceSpans":[${"{},".repeat(60_000)}{}]}`);
  const bounds = { ...unbounded(1_000_000), held };
  const transcoding = startTranscoding(signalShapes.traces.request, text, bounds);
  expect(goOn(transcoding, 1_000_000)).toEqual({ kind: "no room" });
  expect([transcoding.cursor.at < text.length, held.held()]).toEqual([true, 0]);
});

test("what becomes larger than is taken ends at once, far ahead of the end", () => {
  const point = `"explicitBounds":[${"0,".repeat(100_000)}0]`;
  const text = `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"histogram":{"dataPoints":[{${point}}]}}]}]}]}`;
  const transcoding = startTranscoding(signalShapes.metrics.request, Buffer.from(text), unbounded(1_000));
  expect(goOn(transcoding, Number.POSITIVE_INFINITY)).toEqual({ kind: "too large" });
  expect(transcoding.cursor.at).toBeLessThan(1_000);
});

// As the Collector's decoder has it; protobuf merges the pieces of a message.
test("a member that is given twice: lists are joined, of texts the last counts", () => {
  const twice = outcomeOf('{"resourceSpans":[{"schemaUrl":"a"}],"resourceSpans":[{"schemaUrl":"b","schemaUrl":"c"}]}');
  expect(twice?.kind === "request" && twice.bytes).toEqual(
    Buffer.from([0x0a, 3, 0x1a, 1, 0x61, 0x0a, 6, 0x1a, 1, 0x62, 0x1a, 1, 0x63]),
  );
});

test("messages within each other end where the balancer ends them", () => {
  // An attribute's value is the fourth message, and each list in it has two more.
  const valueIn = (lists: number) => `${'{"arrayValue":{"values":['.repeat(lists)}{}${"]}}".repeat(lists)}`;
  const nested = (lists: number) => `{"resourceSpans":[{"resource":{"attributes":[{"value":${valueIn(lists)}}]}}]}`;
  expect(outcomeOf(nested(47))).toMatchObject({ kind: "request" });
  expect(outcomeOf(nested(48))).toMatchObject({ kind: "malformed" });
});

test("texts with escapes, one after the other, keep their own content at every length", () => {
  for (const length of [1, 500, 1_021, 1_022, 1_023, 1_024, 1_025, 5_000]) {
    const texts = [..."abc"].map((letter, n) => letter.repeat(n === 1 ? 3 : length));
    const keys = texts.map((text) => `{"key":"\\n${text}"}`).join(",");
    const outcome = outcomeOf(`{"resourceSpans":[{"resource":{"attributes":[${keys}]}}]}`);
    const read = outcome?.kind === "request" ? outcome.bytes.toString() : "";
    for (const text of texts) expect(read.split(`\n${text}`)).toHaveLength(2);
  }
});
