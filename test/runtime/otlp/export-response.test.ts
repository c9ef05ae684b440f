import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { exportResponse, readExportResponse } from "../../../src/runtime/otlp/export-response.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytesOf = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

// Encoded by hand: partial_success = 1, of which rejected = 1 and error_message = 2.
const partial = "0a 0b 08 02 12 07 74 6f 6f 20 6f 6c 64";

test("partial success is a count and a message, full success is nothing", () => {
  expect(hex(exportResponse({ rejected: 2, message: "too old" }))).toBe(partial.replaceAll(" ", ""));
  expect(exportResponse({ rejected: 0, message: "" })).toHaveLength(0);
});

test.each([
  ["a count and a message", partial, { rejected: 2, message: "too old" }],
  ["nothing", "", { rejected: 0, message: "" }],
  ["an empty partial success", "0a 00", { rejected: 0, message: "" }],
  ["the last of two partial successes", "0a 02 08 05 0a 02 08 03", { rejected: 3, message: "" }],
  ["fields that are unknown", "10 07 0a 04 18 01 08 04", { rejected: 4, message: "" }],
  ["a negative count, as none", "0a 0b 08 ff ff ff ff ff ff ff ff ff 01", { rejected: 0, message: "" }],
])("reads %s", (_what, text, expected) => {
  expect(readExportResponse(bytesOf(text))).toEqual(expected);
});

test.each(["0a 05 08", "0a 02 08 ff", "07"])("does not read %s, which is not such a message", (text) => {
  expect(readExportResponse(bytesOf(text))).toBeUndefined();
});
