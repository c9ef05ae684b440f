import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { HeaderBlock } from "../../../src/runtime/http2/header-block.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";

const open = { streamId: 1, isLast: false, dependsOn: undefined };
const piece = Buffer.alloc(10, "p");

test("a block in pieces is held while it is open, and whole at its end", () => {
  const held = createHeldBytes(1_000);
  const block = new HeaderBlock({ blockBytesMax: 100, continuationsMax: 5 }, held);
  expect([block.begin(open, piece, 2, 6), block.add(piece, 0, 10)]).toEqual([true, true]);
  expect([block.open, held.held()]).toEqual([open, 14]);
  expect(String(block.end())).toBe("p".repeat(14));
  expect([block.open, held.held()]).toEqual([undefined, 0]);
});

test.each([
  ["bytes", { blockBytesMax: 15, continuationsMax: 5 }, 1_000],
  ["frames", { blockBytesMax: 1_000, continuationsMax: 0 }, 1_000],
  ["than there is memory", { blockBytesMax: 1_000, continuationsMax: 5 }, 15],
])("a block of more %s than it may have is refused, and given up leaves nothing", (_what, limits, memory) => {
  const held = createHeldBytes(memory);
  const block = new HeaderBlock(limits, held);
  expect([block.begin(open, piece, 0, 10), block.add(piece, 0, 10)]).toEqual([true, false]);
  block.abandon();
  expect(held.held()).toBe(0);
});
