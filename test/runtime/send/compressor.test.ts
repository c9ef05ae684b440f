import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { type Compressor, type Copy, createCompressor } from "../../../src/runtime/send/compressor.ts";

function compressed(compressor: Compressor, pieces: readonly Buffer[]): Promise<Copy> {
  return new Promise((resolve, reject) => {
    compressor(pieces, (copy) => (typeof copy === "string" ? reject(new Error(copy)) : resolve(copy)));
  });
}

test.each([
  ["nothing", [Buffer.alloc(0)]],
  ["a little", [Buffer.from("ab"), Buffer.from("cd")]],
  ["what takes another thread", [Buffer.alloc(100_000, "ab"), Buffer.alloc(300_000, "c"), Buffer.from("d")]],
  ["what cannot be shrunk", [randomBytes(1_000_000)]],
])("the pieces of %s become one that is the same when it is read", async (_what, pieces) => {
  const { bytes } = await compressed(createCompressor(createBufferPool(10_000_000)), pieces);
  expect(gunzipSync(bytes).equals(Buffer.concat(pieces))).toBe(true);
});

test("what is small is done at once", () => {
  let done = false;
  createCompressor(createBufferPool(0))([Buffer.alloc(65_536)], () => {
    done = true;
  });
  expect(done).toBe(true);
});

test("copies are lent by the pool until they are released", async () => {
  const pool = createBufferPool(10_000_000);
  const { bytes, release } = await compressed(createCompressor(pool), [randomBytes(100_000)]);
  const { buffer: memory } = bytes;
  expect(pool.take(memory.byteLength).buffer).not.toBe(memory);
  release();
  expect(pool.take(memory.byteLength).buffer).toBe(memory);
});

test("many at once are all done", async () => {
  const compressor = createCompressor(createBufferPool(10_000_000));
  const copies = Array.from({ length: 20 }, (_, n) => compressed(compressor, [Buffer.alloc(70_000, n)]));
  expect((await Promise.all(copies)).map(({ bytes }) => gunzipSync(bytes)[0])).toEqual([...Array(20).keys()]);
});
