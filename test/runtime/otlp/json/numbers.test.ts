import fc from "fast-check";
import { expect, test } from "vitest";
import { integer, ranges, readDecimal, readInteger, takeWhole } from "../../../../src/runtime/otlp/json/numbers.ts";

type IntegerRange = keyof typeof ranges;

const limits: Readonly<Record<IntegerRange, readonly [bigint, bigint]>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

function read(text: string, range: IntegerRange) {
  const bytes = Buffer.from(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const result = readInteger(view, 0, bytes.length, ranges[range]);
  return result === "read" ? BigInt.asUintN(64, (BigInt(integer.high) << 32n) | BigInt(integer.low >>> 0)) : result;
}

const decimalOf = (text: string) => readDecimal(Buffer.from(text), 0, Buffer.from(text).length);

test.each(Object.keys(limits) as IntegerRange[])("%s has every number to its limits and none beyond", (range) => {
  const [least, most] = limits[range];
  fc.assert(
    fc.property(
      fc.oneof(fc.bigInt({ min: least, max: most }), fc.constantFrom(least, most, 0n, most / 2n)),
      (value) => {
        expect(read(String(value), range)).toBe(BigInt.asUintN(64, value));
      },
    ),
  );
  expect(read(String(most + 1n), range)).toBe("out of range");
  expect(read(String(least - 1n), range)).toBe("out of range");
  expect(read("99999999999999999999", range)).toBe("out of range");
  expect(read(`${"0".repeat(50)}${most}`, range)).toBe(most);
});

// strconv.ParseInt takes a sign, strconv.ParseUint takes none.
test("signs are for signed numbers", () => {
  expect(read("+5", "int64")).toBe(5n);
  expect([read("+5", "uint64"), read("-0", "uint32")]).toEqual(["out of range", "out of range"]);
});

test.each(["", "-", "+", "1.0", "1e3", "0x1", " 1", "1_0", "--1"])("%j is not a whole number", (text) => {
  expect(read(text, "int64")).toBe("not whole");
});

test("a whole number that was written with a point is taken within its range", () => {
  expect(takeWhole(1e19, ranges.uint64)).toBe("read");
  expect(BigInt.asUintN(64, (BigInt(integer.high) << 32n) | BigInt(integer.low >>> 0))).toBe(
    10_000_000_000_000_000_000n,
  );
  expect(takeWhole(-5, ranges.int32)).toBe("read");
  expect(integer.low | 0).toBe(-5);
  expect([takeWhole(1e19, ranges.int64), takeWhole(2 ** 64, ranges.uint64), takeWhole(-1, ranges.uint32)]).toEqual(
    new Array(3).fill("out of range"),
  );
  expect([takeWhole(1.5, ranges.int64), takeWhole(Number.NaN, ranges.int64)]).toEqual(["not whole", "not whole"]);
});

test("decimals are the doubles that JavaScript reads", () => {
  const part = fc.stringMatching(/^\d{1,20}$/);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
        fc.tuple(part, part).map((both) => both.join(".")),
        fc.tuple(part, part, fc.integer({ min: -30, max: 30 })).map(([a, b, e]) => `-${a}.${b}e${e}`),
      ),
      (text) => {
        expect(decimalOf(text)).toBe(Number(text));
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([".5", "5.", "+5", "1E+5", "1e-05", "0.1e0001"])("%s is a decimal", (text) => {
  expect(decimalOf(text)).toBe(Number(text));
});

test.each(["", "-", ".", "1e", "1e+", "0x10", "1_0", "e5", "1.2.3", "١"])("%j is not a decimal", (text) => {
  expect(decimalOf(text)).toBeNaN();
});
