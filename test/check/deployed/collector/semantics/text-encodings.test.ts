import { expect, test } from "vitest";
import { isEncoding } from "../../../../../src/check/deployed/collector/semantics/text-encodings.ts";

test.each(["utf-8", "utf8-raw", "UTF-16", "shift_jis", "gbk", "ibm866", "nop", ""])("%j is an encoding", (name) => {
  expect(isEncoding(name)).toBe(true);
});

test.each(["utf9", "otlp_proto", "base64"])("%j is not", (name) => {
  expect(isEncoding(name)).toBe(false);
});
