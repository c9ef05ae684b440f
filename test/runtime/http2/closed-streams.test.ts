import { expect, test } from "vitest";
import { ClosedStreams } from "../../../src/runtime/http2/closed-streams.ts";

test("the last streams are remembered, with who ended them, and older ones are forgotten", () => {
  const closed = new ClosedStreams();
  for (let id = 1; id < 2_000; id += 2) closed.add(id, id % 4 === 1 ? "us" : "peer");
  expect([closed.endedBy(1_999), closed.endedBy(1_997), closed.endedBy(1), closed.endedBy(2_001)]).toEqual([
    "peer",
    "us",
    undefined,
    undefined,
  ]);
});

test("streams that the peer ended push out none that we did", () => {
  const closed = new ClosedStreams();
  closed.add(1, "us");
  for (let id = 3; id < 2_000; id += 2) closed.add(id, "peer");
  expect(closed.endedBy(1)).toBe("us");
});
