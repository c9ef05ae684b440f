import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { FrameReader } from "../../../src/runtime/http2/frame-reader.ts";
import { preface } from "../../../src/runtime/http2/frames.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { frame } from "./raw-peer.ts";

function reading(limit = 100_000, isServer = false) {
  const seen: string[] = [];
  const held = createHeldBytes(limit);
  const text = (bytes: Buffer) => bytes.toString("latin1");
  const reader = new FrameReader(
    {
      frame: ({ type, flags, streamId }, bytes, start, end) =>
        seen.push(`frame ${type} ${flags} ${streamId} ${text(bytes.subarray(start, end))}`),
      dataBegins: ({ length, streamId }) => seen.push(`data ${streamId} ${length}`),
      data: (bytes, start, end, left) =>
        seen.push(`${left === 0 ? "last" : "piece"} ${text(bytes.subarray(start, end))}`),
      broken: (code, reason) => seen.push(`broken ${code} ${reason}`),
    },
    held,
    isServer ? preface : undefined,
  );
  return { reader, seen, held };
}

const padded = Buffer.from([3, ...Buffer.from("DATA"), 0, 0, 0]);
const stream = Buffer.concat([
  preface,
  frame(4, 0, 0),
  frame(1, 4, 1, "HEAD"),
  frame(0, 0, 1, "some"),
  frame(0, 8, 1, padded),
  frame(0, 8, 1, Buffer.from([0])),
  frame(0, 1, 1),
  frame(6, 0, 0, "12345678"),
]);

test("the same frames come whatever the pieces in which their bytes arrive", () => {
  for (const size of [1, 2, 3, 7, 10, 24, 33, 1_000]) {
    const { reader, seen, held } = reading(1_000, true);
    for (let at = 0; at < stream.length; at += size) reader.read(stream.subarray(at, at + size));
    const whole = seen.join("|").replace(/piece (\w*)\|last /g, "last $1");
    // DATA comes in pieces; put together they are what was sent.
    const joined = whole.replace(
      /(?:piece (\w+)\|)+last (\w*)/g,
      (all) => `last ${all.replace(/piece |last |\|/g, "")}`,
    );
    expect(joined.split("|")).toEqual([
      ...["frame 4 0 0 ", "frame 1 4 1 HEAD", "data 1 4", "last some", "data 1 8", "last DATA"],
      ...["data 1 1", "last ", "data 1 0", "last ", "frame 6 0 0 12345678"],
    ]);
    expect(held.held()).toBe(0);
  }
});

test.each([
  ["longer than was agreed", frame(1, 4, 1, Buffer.alloc(16_385)), "broken 6 a frame has 16385 bytes"],
  [
    "of DATA with more padding than bytes",
    frame(0, 8, 1, Buffer.from([5, 0, 0])),
    "broken 1 a frame has more padding than bytes",
  ],
  ["of DATA that is padded and empty", frame(0, 8, 1), "broken 6 a padded frame has no padding"],
])("a frame %s ends the reading", (_what, bytes, expected) => {
  const { reader, seen } = reading();
  reader.read(Buffer.concat([bytes, frame(6, 0, 0, "12345678")]));
  expect(seen.at(-1)).toBe(expected);
});

test("who does not begin with the preface is not waited for", () => {
  const { reader, seen } = reading(1_000, true);
  reader.read(Buffer.from("PRI * HTTP/1"));
  expect(seen).toEqual(["broken 1 the connection does not begin with the preface of HTTP/2"]);
});

test("what has arrived of a frame is held, no more, and not beyond the budget", () => {
  const { reader, seen, held } = reading(5_000);
  const long = frame(1, 4, 1, Buffer.alloc(16_000));
  reader.read(long.subarray(0, 1_009));
  expect(held.held()).toBeLessThanOrEqual(2_000);
  reader.read(long.subarray(1_009, 10_000));
  expect(seen.at(-1)).toMatch(/^broken 11 /);
  expect(held.held()).toBe(0);
});
