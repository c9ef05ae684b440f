import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { spanTemplate } from "../../src/generate/span-template.ts";
import { requestToJson } from "../../src/generate/to-json.ts";
import { message } from "../../src/routing/wire/message.ts";

const service = { name: "shop", resource: {}, attributes: { region: "eu" } };
const plain = { isRoot: true, isFailed: false, isLinked: false };

/** As OTLP/JSON reads it, the bytes that stand for ids in hexadecimal. */
function spanOf(kind: Partial<typeof plain>, write: (template: ReturnType<typeof spanTemplate>) => void = () => {}) {
  const template = spanTemplate({ name: "pay", service, run: undefined }, { ...plain, ...kind });
  write(template);
  // resource_spans = 1, scope_spans = 2 (opentelemetry/proto/trace/v1/trace.proto).
  const request = Buffer.from(message(1, message(2, template.bytes)));
  const { resourceSpans } = JSON.parse(requestToJson("traces", request).toString()) as {
    readonly resourceSpans: readonly {
      readonly scopeSpans: readonly { readonly spans: readonly Record<string, unknown>[] }[];
    }[];
  };
  return resourceSpans[0]?.scopeSpans[0]?.spans[0] ?? {};
}

test("a span has its name, its attributes and the kind of a server", () => {
  expect(spanOf({})).toMatchObject({
    name: "pay",
    kind: 2,
    attributes: [{ key: "region", value: { stringValue: "eu" } }],
  });
});

test("ids and times are written where it says", () => {
  const written = spanOf({ isRoot: false, isLinked: true }, (template) => {
    const { bytes, traceIdAt, spanIdAt, parentIdAt = 0, startAt, endAt, link } = template;
    bytes
      .fill(0x11, traceIdAt, traceIdAt + 16)
      .fill(0x22, spanIdAt, spanIdAt + 8)
      .fill(0x33, parentIdAt, parentIdAt + 8);
    bytes
      .fill(0x44, link?.traceIdAt, (link?.traceIdAt ?? 0) + 16)
      .fill(0x55, link?.spanIdAt, (link?.spanIdAt ?? 0) + 8);
    bytes.writeBigUInt64LE(7n, startAt);
    bytes.writeBigUInt64LE(9n, endAt);
  });
  expect(written).toMatchObject({
    traceId: "11".repeat(16),
    spanId: "22".repeat(8),
    parentSpanId: "33".repeat(8),
    startTimeUnixNano: "7",
    endTimeUnixNano: "9",
    links: [{ traceId: "44".repeat(16), spanId: "55".repeat(8) }],
  });
});

describe("what a span is not, it does not have", () => {
  test("a root has no parent", () => {
    expect(spanOf({})).not.toHaveProperty("parentSpanId");
    expect(spanOf({})).not.toHaveProperty("links");
  });

  test("a failed one has a status", () => {
    expect(spanOf({})).not.toHaveProperty("status");
    expect(spanOf({ isFailed: true })).toMatchObject({ status: { code: 2 } });
  });
});

test("a numbered one says where its number ends", () => {
  const { bytes, markEnd = 0 } = spanTemplate({ name: "pay", service, run: "r1" }, plain);
  const digits = bytes.subarray(0, markEnd).toString("latin1");
  expect(digits).toMatch(/r1\D\d+$/);
});
