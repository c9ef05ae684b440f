import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { readRpcStatus, rpcStatus } from "../../../src/runtime/otlp/rpc-status.ts";

const bytesOf = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

const retryInfo = Buffer.from("type.googleapis.com/google.rpc.RetryInfo").toString("hex");
// google.rpc.Status by hand: code 14, message "no", details: RetryInfo of a Duration of 1 s and 500 000 000 ns.
const unavailable = `08 0e 12 02 6e 6f 1a 36 0a 28 ${retryInfo} 12 0a 0a 08 08 01 10 80 ca b5 ee 01`;

test("a status is written with the delay after which to try again", () => {
  const status = { code: 14, message: "no", retryDelayMs: 1_500 };
  expect(Buffer.from(rpcStatus(status)).equals(bytesOf(unavailable))).toBe(true);
  expect(readRpcStatus(bytesOf(unavailable))).toEqual(status);
});

test.each([
  ["without details", "08 03 12 01 78", { code: 3, message: "x", retryDelayMs: undefined }],
  ["with details of another type", "08 03 1a 05 0a 01 78 12 00", { code: 3, message: "", retryDelayMs: undefined }],
  ["that is empty", "", { code: 0, message: "", retryDelayMs: undefined }],
])("reads a status %s", (_what, text, expected) => {
  expect(readRpcStatus(bytesOf(text))).toEqual(expected);
});

test("does not read what is not such a message", () => {
  expect(readRpcStatus(bytesOf("08"))).toBeUndefined();
  expect(readRpcStatus(bytesOf("12 05 78"))).toBeUndefined();
});
