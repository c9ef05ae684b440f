import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { HpackDecoder } from "../../../../src/runtime/http2/hpack/decoder.ts";

const limits = { tableBytesMax: 4_096, listBytesMax: 16_384, fieldsMax: 100 };

function decoder(changes: Partial<typeof limits> = {}) {
  const made = new HpackDecoder({ ...limits, ...changes });
  return (hex: string) => {
    const block = Buffer.from(hex.replaceAll(" ", ""), "hex");
    // Not at the beginning of its buffer, as in a frame.
    const framed = Buffer.concat([Buffer.alloc(9, 0xff), block, Buffer.alloc(3, 0xff)]);
    return made.decode(framed, 9, 9 + block.length);
  };
}

const request = (...more: readonly string[]) => [
  ...[":method", "GET", ":scheme", "http", ":path", "/", ":authority", "www.example.com"],
  ...more,
];

const answer = (status: string, date: string, ...more: readonly string[]) => [
  ...[":status", status, "cache-control", "private", "date", date, "location", "https://www.example.com"],
  ...more,
];

const at21 = "Mon, 21 Oct 2013 20:13:21 GMT";
const at22 = "Mon, 21 Oct 2013 20:13:22 GMT";
const cookie = "foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";

/** RFC 7541, appendix C. */
const examples = {
  "C.2.1, a literal that is kept": ["400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572"],
  "C.3, requests": [
    "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
    "8286 84be 5808 6e6f 2d63 6163 6865",
    "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
  ],
  "C.4, requests in the Huffman code": [
    "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
    "8286 84be 5886 a8eb 1064 9cbf",
    "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
  ],
  "C.5, answers in a table of 256 bytes": [
    "4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
    "4803 3330 37c1 c0bf",
    "88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31",
  ],
  "C.6, answers in the Huffman code in a table of 256 bytes": [
    "4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3",
    "4883 640e ffc1 c0bf",
    "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07",
  ],
} as const;

const requests = [
  request(),
  request("cache-control", "no-cache"),
  [
    ...[":method", "GET", ":scheme", "https", ":path", "/index.html", ":authority", "www.example.com"],
    ...["custom-key", "custom-value"],
  ],
];
const answers = [
  answer("302", at21),
  answer("307", at21),
  answer("200", at22, "content-encoding", "gzip", "set-cookie", cookie),
];
const expected: Readonly<Record<keyof typeof examples, readonly (readonly string[])[]>> = {
  "C.2.1, a literal that is kept": [["custom-key", "custom-header"]],
  "C.3, requests": requests,
  "C.4, requests in the Huffman code": requests,
  "C.5, answers in a table of 256 bytes": answers,
  "C.6, answers in the Huffman code in a table of 256 bytes": answers,
};

describe("a decoder of header blocks", () => {
  // Keys of a literal.
  test.each(Object.keys(examples) as (keyof typeof examples)[])("reads RFC 7541, appendix %s", (name) => {
    const decode = decoder(name.includes("256") ? { tableBytesMax: 256 } : {});
    expect(examples[name].map(decode)).toEqual(expected[name]);
  });

  test("reads literals that are not kept, and never are (C.2.2, C.2.3), and keeps nothing of them", () => {
    const decode = decoder();
    expect(decode("040c 2f73 616d 706c 652f 7061 7468")).toEqual([":path", "/sample/path"]);
    expect(decode("1008 7061 7373 776f 7264 0673 6563 7265 74")).toEqual(["password", "secret"]);
    expect(decode("be")).toBe("broken");
  });

  test("gives the same list for an equal block, and another one once the table has changed", () => {
    const decode = decoder();
    decode("400161 0162");
    const first = decode("82be");
    expect(decode("82be")).toBe(first);
    expect(first).toEqual([":method", "GET", "a", "b"]);
    decode("400161 0163");
    expect(decode("82be")).toEqual([":method", "GET", "a", "c"]);
  });

  test("keeps to a smaller table when it is told to, and to no larger one than was offered", () => {
    const decode = decoder();
    decode("400161 0162");
    expect(decode("20 82")).toEqual([":method", "GET"]);
    expect(decode("be")).toBe("broken");
    // 4 096 and 4 097.
    expect(decoder()("3fe11f 82")).toEqual([":method", "GET"]);
    expect(decoder()("3fe21f 82")).toBe("broken");
  });

  test.each([
    ["index 0", "80"],
    ["an index beyond the table", "be"],
    ["a size that changes behind a field", "82 20"],
    ["an integer without an end", "ff ffffffffffffff"],
    ["an integer of more than 32 bits", "7f ffffffffffffffff7f"],
    ["a text that is longer than the block", "0001 61 05 62"],
    ["a name without a value", "0001 61"],
    ["a literal that ends after its pattern", "40"],
    // RFC 7541, 5.2.
    ["padding of eight bits", "0001 61 82 1fff"],
    ["padding that is not of ones", "0001 61 81 18"],
    ["the symbol EOS", "0001 61 84 ffffffff"],
  ])("refuses %s", (_what, hex) => {
    expect(decoder()(hex)).toBe("broken");
  });

  test("reads what is too large to its end, so that the table stays right", () => {
    const decode = decoder({ listBytesMax: 100 });
    const long = `${"61".repeat(100)}`;
    expect(decode(`0001 62 64 ${long} 400161 0162`)).toBe("too large");
    expect(decode("be")).toEqual(["a", "b"]);
    expect(decoder({ fieldsMax: 3 })("82828282")).toBe("too large");
    expect(decoder({ fieldsMax: 3 })("828282")).toHaveLength(6);
  });
});
