import { expect, test } from "vitest";
import { percentDecoded, percentEncoded } from "../../../src/runtime/grpc/percent-encoding.ts";

/** Of "PROTOCOL-HTTP2.md", Percent-Encoded: space to tilde stand for themselves, but for the percent sign. */
test.each([
  ["a plain text, with ~ and !", "a plain text, with ~ and !"],
  ["100 %", "100 %25"],
  ["line\r\nbreak\t\u007f", "line%0D%0Abreak%09%7F"],
  ["zoë €", "zo%C3%AB %E2%82%AC"],
])("%j is written as %j, and read back", (text, encoded) => {
  expect(percentEncoded(text)).toBe(encoded);
  expect(percentDecoded(encoded)).toBe(text);
});

test("a long message is cut off", () => {
  expect(percentEncoded("x".repeat(5_000))).toBe("x".repeat(1_024));
});

test.each(["50 % of it", "%", "%zz", "%C3"])("%j, which is not well encoded, is read as it stands", (text) => {
  expect(percentDecoded(text)).toBe(text);
});
