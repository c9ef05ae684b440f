import { expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { decodePieces } from "../../../src/runtime/otlp/piece-decoders.ts";

const pool = createBufferPool(0);
const mebibyte = 2 ** 20;

test("others are served between pieces of a megabyte", async () => {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const pieces = Array.from({ length: 10 }, () => Buffer.alloc(mebibyte));
  const held = createHeldBytes(100 * mebibyte);
  const decoder = { pieces: () => pieces, announced: () => 0 };
  const result = await decodePieces(decoder, "lz4", Buffer.alloc(0), { bytesMax: 20 * mebibyte, pool, held });
  isOver = true;
  expect(result.kind).toBe("bytes");
  expect(turns).toBeGreaterThanOrEqual(9);
});
