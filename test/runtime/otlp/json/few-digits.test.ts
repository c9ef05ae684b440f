import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { requestFromJson } from "../../../../src/runtime/otlp/from-json.ts";
import { unbounded } from "../../memory/unbounded.ts";

/** As the count of dropped attributes of a resource, which is 32 bits without a sign. */
function outcomeOf(written: string) {
  const text = `{"resourceSpans":[{"resource":{"droppedAttributesCount":${written}}}]}`;
  const outcome = requestFromJson("traces", Buffer.from(text), unbounded());
  return outcome.kind === "request" ? Buffer.from(outcome.bytes).toString("hex") : outcome.kind;
}

/** By the encoding of protobuf: seven bits a byte, in fields 1, 1 and 2. */
function encoded(value: number): string {
  const varint: number[] = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) varint.push(Number(rest & 127n) | 128);
  const count = [0x10, ...varint, Number(rest)];
  return Buffer.from([0x0a, count.length + 2, 0x0a, count.length, ...count]).toString("hex");
}

test("numbers of few digits and of more are what they say, whatever comes behind them", () => {
  const values = [...Array(1_200).keys(), 9_999, 10_000, 65_535, 99_999, 100_000, 123_456_789, 2 ** 32 - 1];
  for (const value of values) {
    for (const behind of ["", " ", "\n", ',"x":1', ".0", "e0", '  ,"x":[1]']) {
      expect([value, behind, outcomeOf(`${value}${behind}`)]).toEqual([value, behind, encoded(value)]);
    }
    expect(outcomeOf(`"${value}"`)).toBe(encoded(value));
  }
});

test.each(["00", "01", "007", "-1", "1.5", "1,", "1]", "1a", "1 2", "4294967296", "1e10", "0x1", "1:", '1"', "/", ":"])(
  "%j is refused",
  (written) => {
    expect(outcomeOf(written)).toBe("malformed");
  },
);
