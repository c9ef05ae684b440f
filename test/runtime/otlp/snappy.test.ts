import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { blockLength, decodeBlock } from "../../../src/runtime/otlp/snappy.ts";
import type { CompressionCase } from "../../fuzz/compression.ts";
import { decodeAtOnce } from "./decode-at-once.ts";

// Whole and damaged, with the verdicts of golang/snappy and pierrec/lz4; by `npm run fuzz:compression -- 0 110 --record FILE`.
const cases = JSON.parse(readFileSync("test/fixtures/compression.json", "utf8")) as readonly CompressionCase[];

function own({ encoding, content }: CompressionCase): string {
  const decoded = decodeAtOnce(encoding, Buffer.from(content, "base64"));
  return decoded ? createHash("sha256").update(decoded).digest("hex") : "refused";
}

test("what the Collector's decoder takes becomes the same, and what it refuses is refused", () => {
  const snappy = cases.filter(({ encoding }) => encoding === "snappy");
  expect(snappy.filter((one) => own(one) !== one.verdict)).toEqual([]);
  expect(snappy.filter(({ verdict }) => verdict !== "refused").length).toBeGreaterThan(40);
  expect(snappy.filter(({ verdict }) => verdict === "refused").length).toBeGreaterThan(100);
});

test("a length that the content cannot have is not believed", () => {
  // 64 MiB announced in front of ten bytes.
  const bomb = Buffer.from("80808020000000000000000000", "hex");
  expect(blockLength(bomb)).toBeUndefined();
  expect([...decodeBlock(bomb)]).toEqual([undefined]);
});
