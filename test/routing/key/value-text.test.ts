import { describe, expect, test } from "vitest";
import { mapHash } from "../../../src/routing/key/map-hash.ts";
import { valueText } from "../../../src/routing/key/value-text.ts";
import { readAnyValue } from "../../../src/routing/otlp/any-value.ts";
import { anyValue, attribute, bytesField, type Value } from "../otlp-encoder.ts";

function textOf(message: Uint8Array): string {
  return Buffer.from(valueText(message, readAnyValue(message, { start: 0, end: message.length }))).toString();
}

function hashOf(...entries: Buffer[]): string {
  const owner = Buffer.concat(entries);
  return Buffer.from(mapHash(owner, { pieces: [{ start: 0, end: owner.length }], field: 1 })).toString("hex");
}

interface Figure {
  readonly value: Value;
  readonly text: string;
  readonly hash: string;
}

// What pdata 1.67.0 (AsString) and contrib pkg/pdatautil 0.161.0 (MapHash of one attribute "k") answer.
const figures: readonly Figure[] = [
  { value: "cart", text: "cart", hash: "c1f6e1ae15c38540ab8886517ae4df15" },
  { value: "", text: "", hash: "eb278d8c3db318a118d806a480d47e93" },
  { value: true, text: "true", hash: "fa82e933caf685f9b990e7c8e1bf36c7" },
  { value: false, text: "false", hash: "055b975de3692c2c6f6607c07f7c3745" },
  { value: null, text: "", hash: "4f8e0fc4db0ad452ad46dc727f372990" },
  { value: { int: 0n }, text: "0", hash: "98dcee4f84ea2eede4dd8d4c7a126b9d" },
  { value: { int: -1n }, text: "-1", hash: "db7abc11a0eeb73252fe370d86b21378" },
  { value: { int: 9007199254740993n }, text: "9007199254740993", hash: "ac2d6696dc687698a1475bdfde668404" },
  { value: { int: -(2n ** 63n) }, text: "-9223372036854775808", hash: "f3df5181fffc6eeed89d3db96f849175" },
  { value: { double: 0 }, text: "0", hash: "9367439727789f67cd3b36eb0862f22c" },
  { value: { double: -0 }, text: "-0", hash: "db177a395fdb03d078f93f4e34fdc49a" },
  { value: { double: 1.5 }, text: "1.5", hash: "21c57d0ead7dd84fdd1e7322c6823dac" },
  { value: { double: 1e21 }, text: "1e+21", hash: "f2e4059ef7653c0042d285c9d79104b7" },
  { value: { double: 1.2345678901234568e20 }, text: "123456789012345680000", hash: "49c9b57c92e4c091e108504d604c6305" },
  { value: { double: 1e-7 }, text: "1e-7", hash: "1e32afe68ab518464e5360a3ce429eb1" },
  { value: { double: 0.000001 }, text: "0.000001", hash: "71abaf30980c15b03512d231d1d1f0ea" },
  { value: { double: 5e-324 }, text: "5e-324", hash: "b28fa980442b2b1e4c948981faf1dd55" },
  { value: { double: "nan" }, text: "NaN", hash: "c287a0a64541eada2ff2ca9efda1fea3" },
  { value: { double: Infinity }, text: "Infinity", hash: "ecfaeeea22421eea4ab72d5bd4a16ec6" },
  { value: { double: -Infinity }, text: "-Infinity", hash: "b47b62b363b5cd42e0d158bc2099cfa9" },
  { value: { bytes: Buffer.of(0xff, 0, 1) }, text: "/wAB", hash: "b2440498dc54fddc9900064a2e70d5c5" },
  { value: { bytes: Buffer.alloc(0) }, text: "", hash: "0b0516113c29b6198420ada46e323a0c" },
  { value: [], text: "[]", hash: "1c77266b6e43ec7c20cb40bf19f449c1" },
  {
    value: ["a", { int: 1n }, null, { double: -0 }, { bytes: Buffer.from("hi") }, { bytes: Buffer.alloc(0) }],
    text: '["a",1,null,-0,"aGk=",null]',
    hash: "41b8650c106d443cd6aa276c77616cb9",
  },
  { value: { kvlist: [] }, text: "{}", hash: "7266c09b279b8edd801cd23cace00a3a" },
  {
    value: {
      kvlist: [
        ["b", "2"],
        ["a", { kvlist: [["z", true]] }],
        ["b", '<3>&\u2028\u2029\u007f"\\\b\f\n\r\t\u0001'],
      ],
    },
    text: '{"a":{"z":true},"b":"<3>&\\u2028\\u2029\u007f\\"\\\\\\b\\f\\n\\r\\t\\u0001"}',
    hash: "1ee418d680c6896ca5953e02b5e5cd6c",
  },
  { value: [{ double: "nan" }], text: "", hash: "7b4f5f4caa43cfb56474561ce726f4e9" },
  { value: ["é🚀"], text: '["é🚀"]', hash: "ff699b8c66de9968bc4f6c8214d15f75" },
];

test.each(figures)("value $# has the Collector's text $text", ({ value, text }) => {
  expect(textOf(anyValue(value))).toBe(text);
});

test.each(figures)("value $# has the Collector's hash $hash", ({ value, hash }) => {
  expect(hashOf(attribute(1, "k", value))).toBe(hash);
});

test.each([
  ["61ff62", "a\\ufffdb"],
  ["eda080", "\\ufffd\\ufffd\\ufffd"], // a surrogate
  ["f09f9a", "\\ufffd\\ufffd\\ufffd"], // cut off
  ["c080f4908080", "\\ufffd".repeat(6)], // overlong, and beyond the last character
])("bytes %s that are not valid UTF-8 are replaced one by one in JSON", (hex, text) => {
  const array = bytesField(5, bytesField(1, bytesField(1, Buffer.from(hex, "hex"))));
  expect(textOf(array)).toBe(`["${text}"]`);
});

test("of several values in one the last counts", () => {
  expect(textOf(Buffer.concat([anyValue("first"), anyValue({ int: 5n })]))).toBe("5");
});

describe("the hash of several attributes", () => {
  const [a, b] = [attribute(1, "a", "1"), attribute(1, "b", "2")];

  test("does not depend on their order", () => {
    expect(hashOf(b, a)).toBe("7412acfec7aa3d10fdc057795cbe3a6e");
    expect(hashOf(a, b)).toBe("7412acfec7aa3d10fdc057795cbe3a6e");
  });

  test("counts a key given twice twice, with its first value", () => {
    expect(hashOf(a, attribute(1, "a", "2"))).toBe("41c786d8242d24b20b8e1a5afc26c569");
  });

  test("is zeros for none", () => {
    expect(hashOf()).toBe("0".repeat(32));
  });
});
