/** Keys of metrics by their name, and of data points by the stream that they belong to. */

import { Buffer } from "node:buffer";
import { fnv1a64, fnv1a64Start, type Hash64, hexOf } from "../hash/hash64.ts";
import type { Range } from "../otlp/any-value.ts";
import { lastField } from "../otlp/attributes.ts";
import { fieldNumber } from "../otlp/messages.ts";
import { leafRange, pointOwner, resourceOwner, scopeOwner } from "../otlp/owners.ts";
import { type MetricData, metricData } from "../otlp/read-request.ts";
import type { KeyInput } from "./key-sink.ts";
import { mapHash } from "./map-hash.ts";

export function walkMetricNames({ request, sink }: KeyInput): void {
  for (let item = 0; item < request.items.count; item++) {
    sink.keyed("item", item, [textOf(request.bytes, [leafRange(request.items, item)], fieldNumber.metricName)]);
  }
}

function textOf(bytes: Uint8Array, pieces: readonly Range[], field: number): Uint8Array {
  const { start, end } = lastField(bytes, pieces, field);
  return bytes.subarray(start, end);
}

/** `stream/` and the hash of resource, scope, metric and the point's attributes. Metrics without points get no key. */
export function walkStreams(input: KeyInput): void {
  const { request, sink } = input;
  for (const [resource, section] of request.resources.entries()) {
    const ofResource = fnv1a64(fnv1a64Start, mapHash(request.bytes, resourceOwner(request, resource)));
    for (let scope = section.first; scope < section.last; scope++) {
      const ofScope = hashScope(input, ofResource, scope);
      const { first, last } = request.scopes[scope] ?? { first: 0, last: 0 };
      for (let item = first; item < last; item++) {
        const metric = metricData(request, item);
        if (metric) walkPoints(input, metric, hashMetric(input, ofScope, item, metric));
        else sink.dropped("item", item, "no data point");
      }
    }
  }
}

function hashScope({ request }: KeyInput, ofResource: Hash64, scope: number): Hash64 {
  const owner = scopeOwner(request, scope);
  const named = fnv1a64(ofResource, textOf(request.bytes, owner.pieces, fieldNumber.scopeName));
  const versioned = fnv1a64(named, textOf(request.bytes, owner.pieces, fieldNumber.scopeVersion));
  return fnv1a64(versioned, mapHash(request.bytes, owner));
}

function hashMetric({ request }: KeyInput, ofScope: Hash64, item: number, { type, data }: MetricData): Hash64 {
  const { bytes } = request;
  const pieces = [leafRange(request.items, item)];
  const named = fnv1a64(ofScope, textOf(bytes, pieces, fieldNumber.metricName));
  const withUnit = fnv1a64(named, textOf(bytes, pieces, fieldNumber.metricUnit));
  const monotonic = type.name === "sum" ? isMonotonic(bytes, [data]) : type.hasTemporality;
  const temporality = type.hasTemporality ? lastField(bytes, [data], fieldNumber.dataTemporality).number & 0xff : 0;
  return fnv1a64(withUnit, Uint8Array.of(type.code, monotonic ? 1 : 0, temporality));
}

function isMonotonic(bytes: Uint8Array, content: readonly Range[]): boolean {
  const { start, end } = lastField(bytes, content, fieldNumber.sumMonotonic);
  // Any bit of the varint counts, whatever its length.
  return bytes.subarray(start, end).some((byte) => (byte & 0x7f) !== 0);
}

function walkPoints({ request, sink }: KeyInput, { type, data }: MetricData, ofMetric: Hash64): void {
  for (let point = data.first; point < data.last; point++) {
    const sum = fnv1a64(ofMetric, mapHash(request.bytes, pointOwner(request, type, point)));
    sink.keyed("point", point, [Buffer.from(`stream/${hexOf(sum)}`)]);
  }
}
