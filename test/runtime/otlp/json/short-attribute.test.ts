import { Buffer } from "node:buffer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { signalShapes } from "../../../../src/routing/otlp/messages.ts";
import { goOn, startTranscoding } from "../../../../src/runtime/otlp/json/transcoding.ts";
import { attributes, bytesField } from "../../../routing/otlp-encoder.ts";
import { unbounded } from "../../memory/unbounded.ts";

function protobufOf(text: string): Buffer | string {
  const bounds = unbounded(1_000_000);
  const transcoding = startTranscoding(signalShapes.traces.request, Buffer.from(text), bounds);
  const outcome = goOn(transcoding, Number.POSITIVE_INFINITY);
  return outcome?.kind === "request" ? Buffer.from(outcome.bytes) : JSON.stringify(outcome);
}

const requestWith = (attribute: string) => `{"resourceSpans":[{"resource":{"attributes":[${attribute}]}}]}`;

const attributeOf = (key: string, value: string) => JSON.stringify({ key, value: { stringValue: value } });

/** Lengths around those at which a length takes a byte more. */
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 150 }),
  fc.nat(150).map((length) => "x".repeat(length)),
);

test("an attribute is what protobuf has for it, however long it is and whatever is escaped", () => {
  fc.assert(
    fc.property(texts, texts, (key, value) => {
      const expected = bytesField(1, bytesField(1, attributes(1, { [key]: value })));
      expect(protobufOf(requestWith(attributeOf(key, value)))).toEqual(expected);
    }),
  );
});

// A space in front of the first member sends an attribute the way of all messages.
test.each([
  '{"key":"a","value":{"stringValue":"b"},"key":"c"}',
  '{"key":"a","value":{"stringValue":"b","stringValue":"c"}}',
  '{"key":"a","value":{"stringValue":"b"}},{"key":"c","value":{"intValue":"1"}}',
  '{"key": "a", "value": {"stringValue": "b" } }',
  '{"value":{"stringValue":"b"},"key":"a"}',
])("%s becomes what it becomes with a space in it", (text) => {
  const result = protobufOf(requestWith(text));
  expect(result).toEqual(protobufOf(requestWith(text.replace("{", "{ "))));
  expect(result).toBeInstanceOf(Buffer);
});

test.each(['{"key":"a","value":{"stringValue":"b"}', '{"key":"a","value":{"stringValue":"b', '{"key":"a'])(
  "%s is cut off",
  (text) => {
    expect(protobufOf(`{"resourceSpans":[{"resource":{"attributes":[${text}`)).toContain("malformed");
  },
);

test("within as many messages as are taken an attribute is taken, and within one more it is not", () => {
  const nested = (depth: number) =>
    requestWith(
      `{"key":"k","value":${'{"kvlistValue":{"values":[{"key":"k","value":'.repeat(depth)}{"stringValue":"end"}${"}]}}".repeat(depth)}}`,
    );
  const depths = Array.from({ length: 60 }, (_, depth) => depth);
  const deepest = depths.findLast((depth) => typeof protobufOf(nested(depth)) !== "string");
  const spaced = depths.findLast((depth) => typeof protobufOf(nested(depth).replaceAll("{", "{ ")) !== "string");
  expect(deepest).toBeGreaterThan(1);
  expect(deepest).toBe(spaced);
});
