import fc from "fast-check";
import { expect, test } from "vitest";
import { cursorOf } from "../../../../src/runtime/otlp/json/json-cursor.ts";
import { skipValue } from "../../../../src/runtime/otlp/json/skip-value.ts";

function skipped(text: string): number | string {
  const cursor = cursorOf(Buffer.from(text));
  return skipValue(cursor) ? cursor.at : (cursor.fault ?? "");
}

test("moves behind every value, whatever is in it and behind it", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      expect(skipped(`${text},"next"`)).toBe(Buffer.byteLength(text));
    }),
  );
});

test("a text is refused exactly when JSON.parse refuses it", () => {
  const pieces = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    "1",
    "-",
    "0",
    ".5",
    "1e5",
    "true",
    "nul",
    "null",
    " ",
    '"\\x"',
    "01",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 }), (list) => {
      const text = list.join("").trimStart();
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(skipped(text) === Buffer.byteLength(text.trimEnd())).toBe(isJson);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  ["[1 2]", "expected a comma or the end of an object or a list at byte 3"],
  ['{"a" 1}', "expected a colon at byte 5"],
  ["{1:2}", "expected the name of a member at byte 1"],
  ["[", "expected a value at byte 1"],
  ['"a', "expected the end of a text at byte 2"],
  ["-x", "expected a digit at byte 1"],
])("%s", (text, reason) => {
  expect(skipped(text)).toBe(`not JSON: ${reason}`);
});

test("ends at ten thousand values within each other", () => {
  expect(skipped("[".repeat(10_000) + "]".repeat(10_000))).toBe(20_000);
  expect(skipped("[".repeat(10_001))).toContain("at most 10000 values within each other");
});
