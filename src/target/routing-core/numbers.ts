/**
 * Numbers that files of a generated core know by name: what they declare with `declare const name: number;` becomes the constant
 * when they are included.
 */

import { endpointsMax } from "../../contract/limits.ts";
import { fieldNumber, numberOf } from "../../routing/otlp/messages.ts";
import { metricTypes } from "../../routing/otlp/metric-types.ts";
import { wire } from "../../routing/wire/field-cursor.ts";

/** What stands before a field on the wire. */
export function bytesTag(field: number): number {
  return (field << 3) | wire.bytes;
}

function varintTag(field: number): number {
  return (field << 3) | wire.varint;
}

/** What a field may be; a message is its own number, from `firstMessage` on. 0 is a field that is not known. */
export const kindNumbers = {
  varint: 1,
  fixed64: 2,
  fixed32: 3,
  bytes: 4,
  traceId: 5,
  spanId: 6,
  packed64: 7,
  packedVarint: 8,
} as const;
export const firstMessage = 16;

export const numbers: Readonly<Record<string, number | undefined>> = {
  backendsMax: endpointsMax,
  firstMessage,
  traceIdKind: kindNumbers.traceId,
  spanIdKind: kindNumbers.spanId,
  packed64Kind: kindNumbers.packed64,
  keyField: fieldNumber.key,
  valueField: fieldNumber.value,
  keyTag: bytesTag(fieldNumber.key),
  valueTag: bytesTag(fieldNumber.value),
  stringField: fieldNumber.stringValue,
  boolField: numberOf("AnyValue", "bool_value"),
  intField: numberOf("AnyValue", "int_value"),
  doubleField: numberOf("AnyValue", "double_value"),
  arrayField: numberOf("AnyValue", "array_value"),
  mapField: numberOf("AnyValue", "kvlist_value"),
  bytesField: numberOf("AnyValue", "bytes_value"),
  elementField: fieldNumber.elements,
  stringTag: bytesTag(fieldNumber.stringValue),
  scopeNameField: fieldNumber.scopeName,
  scopeVersionField: fieldNumber.scopeVersion,
  scopeAttributesField: fieldNumber.scopeAttributes,
  metricNameTag: bytesTag(fieldNumber.metricName),
  dataPointTag: bytesTag(fieldNumber.dataPoint),
  temporalityTag: varintTag(fieldNumber.dataTemporality),
  monotonicTag: varintTag(fieldNumber.sumMonotonic),
  sumCode: metricTypes.find(({ name }) => name === "sum")?.code,
};
