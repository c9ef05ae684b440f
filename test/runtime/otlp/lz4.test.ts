import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CompressionCase } from "../../fuzz/compression.ts";
import { decodeAtOnce } from "./decode-at-once.ts";

const cases = JSON.parse(readFileSync("test/fixtures/compression.json", "utf8")) as readonly CompressionCase[];
const lz4 = cases.filter(({ encoding }) => encoding === "lz4");
const bytesOf = ({ content }: CompressionCase) => Buffer.from(content, "base64");

test("what the Collector's decoder takes becomes the same, or ends early, which is refused here", () => {
  const taken = lz4.filter(({ verdict }) => verdict !== "refused");
  const own = taken.map((one) => decodeAtOnce("lz4", bytesOf(one)));
  const hashes = own.map((bytes) => bytes && createHash("sha256").update(bytes).digest("hex"));
  expect(hashes.filter((hash, index) => hash !== undefined && hash !== taken[index]?.verdict)).toEqual([]);
  expect(hashes.filter((hash) => hash === undefined).length).toBeLessThan(6);
  expect(taken.length).toBeGreaterThan(40);
});

test("what it refuses is refused", () => {
  const refused = lz4.filter(({ verdict }) => verdict === "refused");
  expect(refused.filter((one) => decodeAtOnce("lz4", bytesOf(one)) !== undefined)).toEqual([]);
  expect(refused.length).toBeGreaterThan(100);
});

test("blocks that are linked look back into those before them", () => {
  // lz4 1.9.4, `lz4 -BD -B4`.
  const linked = readFileSync("test/fixtures/linked.lz4");
  const text = Array.from({ length: 4_000 }, (_unused, line) => `line ${line % 700} of a text that goes on\n`).join("");
  expect(decodeAtOnce("lz4", linked)?.toString()).toBe(text);
  expect(decodeAtOnce("lz4", linked.subarray(0, -1))).toBeUndefined();
});
