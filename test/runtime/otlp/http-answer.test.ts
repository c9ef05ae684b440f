import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { readRefused, readTaken } from "../../../src/runtime/otlp/http-answer.ts";

const json = "application/json";
const protobuf = "application/x-protobuf";
const full = { rejected: 0, message: "" };

// Names are those of ExportTracePartialSuccess and its kin in opentelemetry-proto 1.9; protobuf's JSON has an int64 as text or number.
describe("an answer that says what was taken", () => {
  test.each([
    ["spans", '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}', { rejected: 2, message: "too old" }],
    ["data points", '{"partialSuccess":{"rejectedDataPoints":3}}', { rejected: 3, message: "" }],
    ["records", '{"partialSuccess":{"rejectedLogRecords":"4"}}', { rejected: 4, message: "" }],
    ["a warning", '{"partialSuccess":{"errorMessage":"slow down"}}', { rejected: 0, message: "slow down" }],
    ["nothing", "{}", full],
    ["null for what is not set", '{"partialSuccess":null}', full],
    ["an empty partial success", '{"partialSuccess":{}}', full],
    ["a negative count, as none", '{"partialSuccess":{"rejectedSpans":"-1"}}', full],
    ["a count that is not one, as none", '{"partialSuccess":{"rejectedSpans":"many"}}', full],
  ])("is read from JSON: %s", (_what, text, expected) => {
    expect(readTaken(json, Buffer.from(text))).toEqual(expected);
  });

  test.each(["", "{", "[]", '"taken"', "null", '{"partialSuccess":[]}'])("is not %o", (text) => {
    expect(readTaken(json, Buffer.from(text))).toBeUndefined();
  });

  test.each([
    ["application/json; charset=utf-8", '{"partialSuccess":{"rejectedSpans":"2"}}', 2],
    ["Application/JSON", '{"partialSuccess":{"rejectedSpans":"2"}}', 2],
    [protobuf, "\x0a\x02\x08\x02", 2],
    ["text/plain", '{"partialSuccess":{"rejectedSpans":"2"}}', undefined],
    [undefined, '{"partialSuccess":{"rejectedSpans":"2"}}', undefined],
  ])("is read by its type: %s", (type, text, rejected) => {
    expect(readTaken(type, Buffer.from(text, "latin1"))?.rejected).toBe(rejected);
  });
});

// What the OTLP receiver of Collector 0.161.0 writes for a request that is not OTLP.
test("an answer that refuses has its code and words, in JSON as in protobuf", () => {
  const refused = { code: 3, message: "no" };
  expect(readRefused(json, Buffer.from('{"code":3,"message":"no"}'))).toEqual(refused);
  expect(readRefused(protobuf, Buffer.from("\x08\x03\x12\x02no", "latin1"))).toMatchObject(refused);
  expect(readRefused(json, Buffer.from("no"))).toBeUndefined();
  expect(readRefused("text/html", Buffer.from("<p>no"))).toBeUndefined();
});
