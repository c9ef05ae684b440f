import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import zlib from "node:zlib";
import { expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { compressedBytesMax } from "../../../src/runtime/memory/copies.ts";
import { type Copy, createCompressor } from "../../../src/runtime/send/compressor.ts";
import { encoders } from "../../../src/runtime/send/encoders.ts";
import { GatheringStream } from "../../../src/runtime/send/gathering-stream.ts";

/** Node 22.15 and 23.8 have it; the types of Node 20 do not know it. */
const { zstdDecompressSync } = zlib as unknown as { zstdDecompressSync?: (bytes: Buffer) => Buffer };

test("zstd is there exactly where Node has it", () => {
  expect(encoders.has("zstd")).toBe(zstdDecompressSync !== undefined);
});

test.each([10, 100_000, 131_073, 700_000])("%i bytes of zstd are what went in", async (bytes) => {
  if (!zstdDecompressSync) return;
  const compressor = createCompressor(createBufferPool(10_000_000), "zstd");
  for (const whole of [randomBytes(bytes), Buffer.alloc(bytes, "ab")]) {
    const pieces = [whole.subarray(0, bytes / 3), whole.subarray(bytes / 3)];
    const copy = await new Promise<Copy | string>((resolve) => compressor(pieces, resolve));
    if (typeof copy === "string") throw new Error(copy);
    expect(copy.encoding).toBe("zstd");
    expect(zstdDecompressSync(copy.bytes).equals(whole)).toBe(true);
  }
});

test("a stream that is kept leaves nothing of the last call in the next one", async () => {
  const encoder = encoders.get("gzip");
  if (!encoder) throw new Error("every Node has gzip");
  const stream = new GatheringStream(encoder);
  const into = Buffer.alloc(compressedBytesMax(400_000));
  for (let call = 0; call < 20; call++) {
    const whole = call % 2 === 0 ? randomBytes(1_000 * (20 * call + 1)) : Buffer.alloc(400_000, String(call));
    const length = await stream.compress([whole], into);
    expect(zlib.gunzipSync(into.subarray(0, length)).equals(whole)).toBe(true);
  }
});
