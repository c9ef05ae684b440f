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

test.each([
  ["POST /v1/traces HTTP/1.1\r\n", "a request of HTTP/1.1, and this port takes gRPC"],
  ["GET / HTTP/1.1\r\n", "a request of HTTP/1.1, and this port takes gRPC"],
  ["\x16\x03\x01\x02\x00\x01", "a handshake of TLS, and this port takes plain text"],
  ["PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\n", "the PROXY protocol, which has to be off"],
  ["\r\n\r\n\0\r\nQUIT\n\x21\x11", "the PROXY protocol, which has to be off"],
])("who begins with %j hears what is wrong with it", (start, what) => {
  const { reader, seen } = reading(1_000, true);
  reader.read(Buffer.from(start, "latin1"));
  expect(seen).toEqual([`broken 1 the connection does not begin with the preface of HTTP/2: it is ${what}`]);
});

test.each([
  ["HTTP/1.1 400 Bad Request\r\n", "a frame has 4740180 bytes: it is an answer of HTTP/1.1"],
  [
    "\x15\x03\x03\x00\x02\x02\x46\x00\x00",
    "a frame has 1377027 bytes: it is an alert of TLS, and the connection is in plain text",
  ],
])("a client that is answered %j says so", (start, reason) => {
  const { reader, seen } = reading();
  reader.read(Buffer.from(start, "latin1"));
  expect(seen).toEqual([`broken 6 ${reason}`]);
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
