/** What benchmarks send: traces of random ids, ten attributes a span. */

import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { attributes, bytesField, metric, numberField, resourceSection, scopeSection } from "../routing/otlp-encoder.ts";

/** About 450 bytes, ten attributes. */
function spanOf(index: number): Buffer {
  const start = Buffer.alloc(8);
  start.writeBigUInt64LE(1_780_000_000_000_000_000n + BigInt(index));
  const fixed = (field: number) => Buffer.concat([Buffer.from([(field << 3) | 1]), start]);
  const list = Object.fromEntries(
    Array.from({ length: 10 }, (_unused, n) => [`attribute.number.${n}`, `value-${n}-${index % 100}`]),
  );
  return bytesField(
    2,
    ...[bytesField(1, randomBytes(16)), bytesField(2, randomBytes(8)), bytesField(4, randomBytes(8))],
    ...[bytesField(5, `GET /orders/${index % 50}`), numberField(6, 2), fixed(7), fixed(8), attributes(9, list)],
  );
}

/** Data points, four attributes each, ten a metric. */
export function pointsOf(points: number): Buffer {
  const list = (index: number) => ({ route: `/orders/${index}`, method: "GET", code: { int: 200n }, pod: "shop-1" });
  const metrics = Array.from({ length: Math.ceil(points / 10) }, (_unused, number) =>
    metric({
      name: `requests.${number}`,
      type: "sum",
      temporality: 2,
      monotonic: true,
      points: Array.from({ length: 10 }, (_none, index) => list(10 * number + index)),
    }),
  );
  return resourceSection({ "service.name": "shop", "host.name": "node-1" }, scopeSection({}, ...metrics));
}

/** Spans of one resource and scope. */
export function requestOf(spans: number): Buffer {
  const service = { "service.name": "shop", "host.name": "node-1" };
  return resourceSection(
    service,
    scopeSection({}, ...Array.from({ length: spans }, (_unused, index) => spanOf(index))),
  );
}

const member = (key: string, value: string) => ({ key, value: { stringValue: value } });
const hex = (bytes: number) => randomBytes(bytes).toString("hex");

/** About a kilobyte, ten attributes. */
const jsonSpanOf = (index: number) => ({
  traceId: hex(16),
  spanId: hex(8),
  parentSpanId: hex(8),
  flags: 257,
  name: `GET /orders/${index % 50}`,
  kind: 2,
  startTimeUnixNano: "1780000000000000000",
  endTimeUnixNano: "1780000000000123456",
  attributes: Array.from({ length: 10 }, (_, n) => member(`attribute.number.${n}`, `value-${n}-${index % 100}`)),
  droppedAttributesCount: 0,
  events: [],
  links: [],
  status: { code: 0 },
});

/** The same in OTLP/JSON, as SDKs write it. */
export function jsonRequestOf(spans: number): string {
  const scopeSpans = [
    { scope: { name: "shop" }, spans: Array.from({ length: spans }, (_, index) => jsonSpanOf(index)) },
  ];
  return JSON.stringify({
    resourceSpans: [{ resource: { attributes: [member("service.name", "shop")] }, scopeSpans }],
  });
}
