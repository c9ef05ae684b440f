import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import {
  decodedBytesMax,
  decodeHuffman,
  encodeHuffman,
  huffmanBytes,
} from "../../../../src/runtime/http2/hpack/huffman.ts";
import { codeLengths, codes } from "../../../../src/runtime/http2/hpack/huffman-code.ts";

/** RFC 7541, appendix B: the symbol, its code and the length of that in bits. */
const known = [
  [0, 0x1ff8, 13],
  [32, 0x14, 6],
  [48, 0x0, 5],
  [122, 0x7b, 7],
  [127, 0xffffffc, 28],
  [249, 0xffffffe, 28],
  [255, 0x3ffffee, 26],
  [256, 0x3fffffff, 30],
] as const;

test.each(known)("the code of %i is %i in %i bits, as the lengths of all make it", (symbol, code, bits) => {
  expect([codes[symbol], codeLengths[symbol]]).toEqual([code, bits]);
});

test("whatever is written is read as it was, within the room that is said to be enough", () => {
  for (let length = 0; length < 300; length++) {
    const text = Array.from({ length }, (_, index) => String.fromCharCode((index * length * 7) % 256)).join("");
    const coded = Buffer.alloc(huffmanBytes(text));
    expect(encodeHuffman(text, coded, 0)).toBe(coded.length);
    const decoded = Buffer.alloc(decodedBytesMax(coded.length));
    const bytes = decodeHuffman(coded, 0, coded.length, decoded);
    expect(decoded.toString("latin1", 0, bytes)).toBe(text);
  }
});
