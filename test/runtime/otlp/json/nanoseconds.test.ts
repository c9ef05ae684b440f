import { Buffer } from "node:buffer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cursorOf } from "../../../../src/runtime/otlp/json/json-cursor.ts";
import { takeNanoseconds } from "../../../../src/runtime/otlp/json/nanoseconds.ts";
import { integer } from "../../../../src/runtime/otlp/json/numbers.ts";

/** Two bytes are in front of it. */
const first = 2;

/** @returns undefined for what was not taken, of which nothing may be read */
function taken(text: string): { readonly value: bigint; readonly end: number } | undefined {
  const cursor = cursorOf(Buffer.from(`[,${text}`));
  cursor.at = first;
  if (takeNanoseconds(cursor)) {
    const value = BigInt.asUintN(64, (BigInt(integer.high) << 32n) | BigInt(integer.low >>> 0));
    return { value, end: cursor.at - first };
  }
  expect(cursor.at).toBe(first);
  return undefined;
}

const nineteen = fc.bigInt({ min: 0n, max: 10n ** 19n - 1n }).map((value) => String(value).padStart(19, "0"));

test("a text of nineteen digits is its number, also where nothing comes behind it", () => {
  fc.assert(
    fc.property(nineteen, fc.constantFrom("", ",", "}}", " "), (digits, behind) => {
      expect(taken(`"${digits}"${behind}`)).toEqual({ value: BigInt(digits), end: 21 });
    }),
  );
  for (const digits of ["9007199254740993000", "9223372036854775807", "9999999999999999999", "0000000000000000000"]) {
    expect(taken(`"${digits}"`)?.value).toBe(BigInt(digits));
  }
});

test("whatever else stands at one of its places, it is left to others", () => {
  const other = fc.constantFrom(..."/:;!\" \\aA#$%&'()*+-.\0\u007f");
  fc.assert(
    fc.property(nineteen, fc.nat(20), other, (digits, at, character) => {
      const text = `"${digits}"`;
      const isQuote = at === 0 || at === 20;
      fc.pre(!(isQuote && character === '"'));
      expect(taken(`${text.slice(0, at)}${character}${text.slice(at + 1)},"a"`)).toBeUndefined();
    }),
  );
});

test.each(["", '"', "1780000000000000000", '"178"', '"17800000000000000000"', '"178000000000000000"'])(
  "%j is left to others",
  (text) => {
    expect(taken(text)).toBeUndefined();
  },
);
