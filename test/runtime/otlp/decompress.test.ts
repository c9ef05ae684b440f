import { Buffer } from "node:buffer";
import zlib from "node:zlib";
import { describe, expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { decompress } from "../../../src/runtime/otlp/decompress.ts";

const pool = createBufferPool(0);

describe("the encoding of a request", () => {
  test.each(["toString", "constructor", "__proto__", "hasOwnProperty", "br", ""])(
    'that is named "%s" is refused, whatever objects have by that name',
    async (encoding) => {
      expect(
        await decompress(Buffer.from("x"), encoding, { bytesMax: 100, pool, held: createHeldBytes(0) }),
      ).toMatchObject({
        kind: "refused",
        code: 12,
        message: expect.stringContaining(`the encoding "${encoding}" is not one of gzip, deflate`),
      });
    },
  );
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
