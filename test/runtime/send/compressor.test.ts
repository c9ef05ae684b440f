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
  ["a call that was joined", Array.from({ length: 900 }, (_, n) => Buffer.alloc(1_000, String(n)))],
  ["small and large ones in turns", [1, 300_000, 2, 70_000, 60_000, 200_000, 0, 9].map((bytes) => randomBytes(bytes))],
])("the pieces of %s become one that is the same when it is read", async (_what, pieces) => {
  const { bytes } = await compressed(createCompressor(createBufferPool(10_000_000), "gzip"), pieces);
  expect(gunzipSync(bytes).equals(Buffer.concat(pieces))).toBe(true);
});

test("what is small is done at once", () => {
  let done = false;
  createCompressor(createBufferPool(0), "gzip")([Buffer.alloc(131_072)], () => {
    done = true;
  });
  expect(done).toBe(true);
});

test("copies are lent by the pool until they are released", async () => {
  const pool = createBufferPool(10_000_000);
  const { bytes, release } = await compressed(createCompressor(pool, "gzip"), [randomBytes(200_000)]);
  const { buffer: memory } = bytes;
  expect(pool.take(memory.byteLength).buffer).not.toBe(memory);
  release();
  expect(pool.take(memory.byteLength).buffer).toBe(memory);
});

test("many at once are all done", async () => {
  const compressor = createCompressor(createBufferPool(10_000_000), "gzip");
  const copies = Array.from({ length: 20 }, (_, n) => compressed(compressor, [Buffer.alloc(140_000, n)]));
  expect((await Promise.all(copies)).map(({ bytes }) => gunzipSync(bytes)[0])).toEqual([...Array(20).keys()]);
});

test("one after the other is as if it were the first", async () => {
  const compressor = createCompressor(createBufferPool(10_000_000), "gzip");
  for (const bytes of [200_000, 140_000, 700_000, 131_073]) {
    const pieces = [randomBytes(bytes / 2), Buffer.alloc(bytes - Math.floor(bytes / 2), "ab")];
    const copy = await compressed(compressor, pieces);
    expect(gunzipSync(copy.bytes).equals(Buffer.concat(pieces))).toBe(true);
  }
});
