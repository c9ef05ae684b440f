import { expect, test } from "vitest";
import { LeavingStreams } from "../../../src/runtime/http2/leaving-streams.ts";
import type { Output } from "../../../src/runtime/http2/output.ts";
import { SessionStream } from "../../../src/runtime/http2/session-stream.ts";

const end = { isUnprocessed: false, reason: "the stream has ended" };

function leaving() {
  let left = 0;
  // All that it asks of an output.
  const output = { hasLeft: (turn: number) => turn < left } as Output;
  const streams = new LeavingStreams(output);
  const closed: number[] = [];
  const add = (id: number, lastTurn: number) => {
    const stream = new SessionStream(id, { send: 0, receive: 0 });
    stream.lastTurn = lastTurn;
    stream.listener = { headers: () => undefined, data: () => {}, end: () => {}, closed: () => void closed.push(id) };
    streams.add(stream, end);
  };
  const write = () => {
    left++;
    streams.sweep();
  };
  return { streams, closed, add, write };
}

test("a stream is over for its listener when its last byte has left, and not before", () => {
  const { closed, add, write } = leaving();
  add(1, -1);
  expect(closed).toEqual([1]);
  add(3, 0);
  add(5, 1);
  expect(closed).toEqual([1]);
  write();
  expect(closed).toEqual([1, 3]);
  write();
  expect(closed).toEqual([1, 3, 5]);
});

test("when nothing leaves any longer, each hears of it once", () => {
  const { streams, closed, add, write } = leaving();
  add(1, 0);
  add(3, 0);
  streams.end();
  write();
  streams.end();
  expect(closed).toEqual([1, 3]);
});
