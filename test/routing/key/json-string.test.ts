import { expect, test } from "vitest";
import { jsonString } from "../../../src/routing/key/json-string.ts";

const latin1 = (...bytes: readonly number[]) => String.fromCharCode(...bytes);

// What json.Encoder of Go 1.24 writes with SetEscapeHTML(false), as bytes.
test.each([
  ["plain", latin1(0x61, 0x62), '"ab"'],
  ["quote and backslash", '"\\', '"\\"\\\\"'],
  ["angle brackets stay", "<&>", '"<&>"'],
  ["a control character", latin1(0x01), '"\\u0001"'],
  ["tab and line feed", "\t\n", '"\\t\\n"'],
  ["backspace, form feed, delete", latin1(8, 12, 127), `"\\b\\f${latin1(127)}"`],
  ["an e with an acute accent stays", latin1(0xc3, 0xa9), latin1(0x22, 0xc3, 0xa9, 0x22)],
  ["the line separator", latin1(0xe2, 0x80, 0xa8), '"\\u2028"'],
  ["a byte outside any sequence", latin1(0xff), '"\\ufffd"'],
  ["an overlong slash, byte by byte", latin1(0xc0, 0xaf), '"\\ufffd\\ufffd"'],
  ["a surrogate, byte by byte", latin1(0xed, 0xa0, 0x80), '"\\ufffd\\ufffd\\ufffd"'],
  ["four bytes stay", latin1(0xf0, 0x9f, 0x98, 0x80), latin1(0x22, 0xf0, 0x9f, 0x98, 0x80, 0x22)],
])("%s", (_, text, written) => {
  expect(jsonString(text)).toBe(written);
});
