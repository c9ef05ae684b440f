import { Buffer } from "node:buffer";
import { once } from "node:events";
import http2 from "node:http2";
import { expect, test } from "vitest";
import { framesOf } from "../../../src/runtime/http2/answer-frames.ts";
import { HpackEncoder } from "../../../src/runtime/http2/hpack/encoder.ts";
import { listenHttp2 } from "../../../src/runtime/http2/server.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";

const closing = closingAfterEach();
const answer = Object.freeze({
  headers: { ":status": 200, "content-type": "application/grpc" },
  pieces: [Buffer.from("hello, "), Buffer.from("world")],
  trailers: { "grpc-status": "0" },
});

test("an answer has no frames of its own before its headers are in the table, nor once the table has changed", () => {
  const encoder = new HpackEncoder();
  expect(framesOf(answer, encoder)).toBeUndefined();
  const writeTwice = () => {
    for (const headers of [answer.headers, answer.trailers, answer.headers, answer.trailers]) encoder.encode(headers);
  };
  writeTwice();
  expect(framesOf(answer, encoder)?.dataBytes).toBe(12);
  encoder.tableSizeMax(0);
  expect(framesOf(answer, encoder)).toBeUndefined();
  writeTwice();
  expect(framesOf(answer, encoder)?.dataBytes).toBe(12);
});

test("a long answer is written piece by piece", () => {
  const encoder = new HpackEncoder();
  const long = { ...answer, pieces: [Buffer.alloc(1_000)] };
  for (const headers of [long.headers, long.trailers, long.headers, long.trailers]) encoder.encode(headers);
  expect(framesOf(long, encoder)).toBeUndefined();
});

/** Of answers that are one object each time, what node:http2 reads. */
async function asked(client: http2.ClientHttp2Session): Promise<readonly unknown[]> {
  const stream = client.request({ ":method": "POST", ":path": "/" });
  stream.end();
  const chunks: Buffer[] = [];
  let trailers: http2.IncomingHttpHeaders = {};
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("trailers", (found) => (trailers = found));
  const [head] = await once(stream, "response");
  await once(stream, "end");
  return [head["content-type"], Buffer.concat(chunks).toString(), trailers["grpc-status"]];
}

test("the same answer arrives the same, whatever the client's windows and table are by then", async () => {
  const { limits } = balancerConfig([]);
  const listening = await listenHttp2({
    ...{ host: "127.0.0.1", port: 0, limits, held: createHeldBytes(1_000_000), credentials: undefined },
    random: Math.random,
    receive: (stream) => ({ data: () => {}, end: () => stream.respond(answer), late: () => {}, closed: () => {} }),
    fault: () => {},
    gaveWay: () => {},
  });
  closing(() => listening.close());
  const client = http2.connect(`http://127.0.0.1:${listening.port}`);
  closing(() => void client.destroy());
  const expected = ["application/grpc", "hello, world", "0"];
  const settings = [
    {},
    { initialWindowSize: 5 },
    { headerTableSize: 0 },
    { initialWindowSize: 65_535 },
    { headerTableSize: 4_096 },
  ];
  for (const changed of settings) {
    await new Promise<void>((resolve) => client.settings(changed, () => resolve()));
    const all = await Promise.all(Array.from({ length: 20 }, () => asked(client)));
    expect(all).toEqual(Array.from({ length: 20 }, () => expected));
  }
});
