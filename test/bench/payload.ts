/** What benchmarks send: traces of random ids, ten attributes a span. */

import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { attributes, bytesField, numberField, resourceSection, scopeSection } from "../routing/otlp-encoder.ts";

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

/** Spans of one resource and scope. */
export function requestOf(spans: number): Buffer {
  const service = { "service.name": "shop", "host.name": "node-1" };
  return resourceSection(
    service,
    scopeSection({}, ...Array.from({ length: spans }, (_unused, index) => spanOf(index))),
  );
}
