import fc from "fast-check";
import { expect, test } from "vitest";
import { unescaped } from "../../../../src/runtime/otlp/json/unescape.ts";

function read(content: string): string | undefined {
  const source = Buffer.from(content);
  const target = Buffer.alloc(source.length);
  const length = unescaped(source, 0, source.length, target);
  return length === undefined ? undefined : target.toString("utf8", 0, length);
}

test("every text that JSON.stringify writes comes back, with all that can be escaped escaped", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const plain = JSON.stringify(text).slice(1, -1);
      const escaped = Array.from(
        { length: text.length },
        (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`,
      ).join("");
      // Halves of pairs become U+FFFD in a buffer too.
      const whole = Buffer.from(text).toString();
      expect([read(plain), read(escaped)]).toEqual([whole, whole]);
    }),
  );
});

test.each([
  ['\\/\\b\\f\\n\\r\\t\\"\\\\', '/\b\f\n\r\t"\\'],
  ["\\ud83d\\ude80", "🚀"],
  ["\\ud83d", "\ufffd"],
  ["\\ude80\\ud83d", "\ufffd\ufffd"],
  ["\\ud83d\\n", "\ufffd\n"],
])("%s", (content, text) => {
  expect(read(content)).toBe(text);
});

test.each(["\\x", "\\u12", "\\u00g0", "\\U0041", "\\", "\\'"])("%s is not an escape of JSON", (content) => {
  expect(read(content)).toBeUndefined();
});
