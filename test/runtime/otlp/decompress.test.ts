import { Buffer } from "node:buffer";
import zlib from "node:zlib";
import { describe, expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { decompress } from "../../../src/runtime/otlp/decompress.ts";

const pool = createBufferPool(0);

describe("the encoding of a request", () => {
  test.each(["toString", "constructor", "__proto__", "hasOwnProperty", "br"])(
    'that is named "%s" is refused, whatever objects have by that name',
    async (encoding) => {
      expect(
        await decompress(Buffer.from("x"), encoding, { bytesMax: 100, pool, held: createHeldBytes(0) }),
      ).toMatchObject({
        kind: "refused",
        code: 12,
        message: expect.stringContaining(
          `the encoding "${encoding}" is not one of gzip, deflate, zlib, snappy, x-snappy-framed, lz4`,
        ),
      });
    },
  );
});

test("an empty name is none", async () => {
  const held = createHeldBytes(0);
  expect(await decompress(Buffer.from("x"), "", { bytesMax: 100, pool, held })).toMatchObject({ kind: "bytes" });
});

describe("what is not compressed by Node", () => {
  const megabyte = 1_000_000;
  /** A block of snappy: one byte, and copies of it, 64 at a time. */
  const snappyOf = (size: number) => {
    const length = Buffer.from([0, 7, 14].map((bits, at) => ((size >> bits) & 0x7f) | (at < 2 ? 0x80 : 0)));
    const copies = Buffer.alloc(3 * Math.ceil((size - 1) / 64));
    for (let [at, left] = [0, size - 1]; left > 0; at += 3, left -= 64) {
      copies.set([((Math.min(64, left) - 1) << 2) | 2, 1, 0], at);
    }
    return Buffer.concat([length, Buffer.from([0, 0x61]), copies]);
  };

  test("is held until it is released, and is bounded by what it says of itself", async () => {
    const held = createHeldBytes(5 * megabyte);
    const content = snappyOf(2 * megabyte);
    const result = await decompress(content, "snappy", { bytesMax: 2 * megabyte, pool, held });
    if (result.kind !== "bytes") throw new Error(result.kind);
    expect(result.bytes.equals(Buffer.alloc(2 * megabyte, "a"))).toBe(true);
    expect(held.held()).toBeGreaterThanOrEqual(2 * megabyte);
    result.release();
    expect(await decompress(content, "snappy", { bytesMax: megabyte, pool, held })).toMatchObject({ code: 8 });
    const full = createHeldBytes(3 * megabyte);
    expect(await decompress(content, "snappy", { bytesMax: 2 * megabyte, pool, held: full })).toEqual({
      kind: "no room",
    });
    expect([held.held(), full.held()]).toEqual([0, 0]);
  });

  test("ends where it is too large, piece by piece, and nothing stays held", async () => {
    const held = createHeldBytes(100 * megabyte);
    // A frame of 100 blocks of 64 KiB, which are not compressed.
    const block = Buffer.concat([Buffer.from([0, 0, 1, 0x80]), Buffer.alloc(65_536)]);
    const frame = Buffer.concat([
      Buffer.from("04224d18604082", "hex"),
      ...Array<Buffer>(100).fill(block),
      Buffer.alloc(4),
    ]);
    expect(await decompress(frame, "lz4", { bytesMax: megabyte, pool, held })).toMatchObject({ code: 8 });
    expect(await decompress(frame.subarray(0, -1), "lz4", { bytesMax: 9 * megabyte, pool, held })).toMatchObject({
      code: 3,
      message: "the content is not valid lz4",
    });
    expect(held.held()).toBe(0);
  });
});

describe("what a compressed request becomes", () => {
  const megabyte = 1_000_000;

  test.each([
    ["gzip", zlib.gzipSync],
    ["deflate", zlib.deflateSync],
  ] as const)("is held until it is released, small or large: %s", async (name, compress) => {
    for (const size of [1_000, 3 * megabyte]) {
      const held = createHeldBytes(10 * megabyte);
      const result = await decompress(compress(Buffer.alloc(size, "ab")), name, { bytesMax: 4 * megabyte, pool, held });
      if (result.kind !== "bytes") throw new Error(result.kind);
      expect([result.bytes.length, held.held() >= size, held.held() <= Math.max(size, 5 * megabyte)]).toEqual([
        size,
        true,
        true,
      ]);
      expect(result.bytes.subarray(-2).toString()).toBe("ab");
      result.release();
      expect(held.held()).toBe(0);
    }
  });

  test("is given up as soon as there is no room for it, or it is too large, and nothing stays held", async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(50 * megabyte));
    const held = createHeldBytes(2 * megabyte);
    expect(await decompress(bomb, "gzip", { bytesMax: 40 * megabyte, pool, held })).toEqual({ kind: "no room" });
    const roomy = createHeldBytes(100 * megabyte);
    expect(await decompress(bomb, "gzip", { bytesMax: 5 * megabyte, pool, held: roomy })).toMatchObject({ code: 8 });
    expect(await decompress(bomb, "gzip", { bytesMax: 1_000, pool, held: roomy })).toMatchObject({ code: 8 });
    expect(
      await decompress(bomb.subarray(0, 20_000), "gzip", { bytesMax: 100 * megabyte, pool, held: roomy }),
    ).toMatchObject({ code: 3 });
    expect([held.held(), roomy.held()]).toEqual([0, 0]);
  });
});
