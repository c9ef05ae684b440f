/**
 * The messages of OTLP as far as a decoder must know them: which field is a message, an id, a number of which wire type.
 * From opentelemetry-proto 1.9 as decoded by pdata 1.67.0 (Collector 0.161.0). Fields that are not listed are skipped and
 * kept as they are.
 */

import assert from "node:assert/strict";
import type { Signal } from "../../contract/signal.ts";
import { wire } from "../wire/field-cursor.ts";

/** `packed64` and `packedVarint` are repeated numbers: one a field, or many in one. */
export type FieldKind = "number" | "bytes" | "traceId" | "spanId" | "packed64" | "packedVarint" | "message";

export interface Field {
  readonly kind: FieldKind;
  /** Of a number; all others but the packed ones are bytes. */
  readonly wireType: number;
  readonly message: MessageShape | undefined;
}

export interface MessageShape {
  readonly name: string;
  readonly fields: ReadonlyMap<number, Field>;
}

/** Field number to the name of a message, or one of the scalar words below. */
const declarations: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  Resource: { 1: "KeyValue", 2: "varint", 3: "EntityRef" },
  EntityRef: { 1: "bytes", 2: "bytes", 3: "bytes", 4: "bytes" },
  InstrumentationScope: { 1: "bytes", 2: "bytes", 3: "KeyValue", 4: "varint" },
  KeyValue: { 1: "bytes", 2: "AnyValue", 3: "varint" },
  AnyValue: {
    1: "bytes",
    2: "varint",
    3: "varint",
    4: "fixed64",
    5: "ArrayValue",
    6: "KeyValueList",
    7: "bytes",
    8: "varint",
  },
  ArrayValue: { 1: "AnyValue" },
  KeyValueList: { 1: "KeyValue" },
  TracesRequest: { 1: "ResourceSpans" },
  ResourceSpans: { 1: "Resource", 2: "ScopeSpans", 3: "bytes", 1000: "ScopeSpans" },
  ScopeSpans: { 1: "InstrumentationScope", 2: "Span", 3: "bytes" },
  Span: {
    1: "traceId",
    2: "spanId",
    3: "bytes",
    4: "spanId",
    5: "bytes",
    6: "varint",
    7: "fixed64",
    8: "fixed64",
    9: "KeyValue",
    10: "varint",
    11: "SpanEvent",
    12: "varint",
    13: "SpanLink",
    14: "varint",
    15: "Status",
    16: "fixed32",
  },
  SpanEvent: { 1: "fixed64", 2: "bytes", 3: "KeyValue", 4: "varint" },
  SpanLink: { 1: "traceId", 2: "spanId", 3: "bytes", 4: "KeyValue", 5: "varint", 6: "fixed32" },
  Status: { 2: "bytes", 3: "varint" },
  LogsRequest: { 1: "ResourceLogs" },
  ResourceLogs: { 1: "Resource", 2: "ScopeLogs", 3: "bytes", 1000: "ScopeLogs" },
  ScopeLogs: { 1: "InstrumentationScope", 2: "LogRecord", 3: "bytes" },
  LogRecord: {
    1: "fixed64",
    2: "varint",
    3: "bytes",
    5: "AnyValue",
    6: "KeyValue",
    7: "varint",
    8: "fixed32",
    9: "traceId",
    10: "spanId",
    11: "fixed64",
    12: "bytes",
  },
  MetricsRequest: { 1: "ResourceMetrics" },
  ResourceMetrics: { 1: "Resource", 2: "ScopeMetrics", 3: "bytes", 1000: "ScopeMetrics" },
  ScopeMetrics: { 1: "InstrumentationScope", 2: "Metric", 3: "bytes" },
  Metric: {
    1: "bytes",
    2: "bytes",
    3: "bytes",
    5: "Gauge",
    7: "Sum",
    9: "Histogram",
    10: "ExponentialHistogram",
    11: "Summary",
    12: "KeyValue",
  },
  Gauge: { 1: "NumberDataPoint" },
  Sum: { 1: "NumberDataPoint", 2: "varint", 3: "varint" },
  Histogram: { 1: "HistogramDataPoint", 2: "varint" },
  ExponentialHistogram: { 1: "ExponentialHistogramDataPoint", 2: "varint" },
  Summary: { 1: "SummaryDataPoint" },
  NumberDataPoint: {
    2: "fixed64",
    3: "fixed64",
    4: "fixed64",
    5: "Exemplar",
    6: "fixed64",
    7: "KeyValue",
    8: "varint",
  },
  HistogramDataPoint: {
    2: "fixed64",
    3: "fixed64",
    4: "fixed64",
    5: "fixed64",
    6: "packed64",
    7: "packed64",
    8: "Exemplar",
    9: "KeyValue",
    10: "varint",
    11: "fixed64",
    12: "fixed64",
  },
  ExponentialHistogramDataPoint: {
    1: "KeyValue",
    2: "fixed64",
    3: "fixed64",
    4: "fixed64",
    5: "fixed64",
    6: "varint",
    7: "fixed64",
    8: "Buckets",
    9: "Buckets",
    10: "varint",
    11: "Exemplar",
    12: "fixed64",
    13: "fixed64",
    14: "fixed64",
  },
  Buckets: { 1: "varint", 2: "packedVarint" },
  SummaryDataPoint: {
    2: "fixed64",
    3: "fixed64",
    4: "fixed64",
    5: "fixed64",
    6: "ValueAtQuantile",
    7: "KeyValue",
    8: "varint",
  },
  ValueAtQuantile: { 1: "fixed64", 2: "fixed64" },
  Exemplar: { 2: "fixed64", 3: "fixed64", 4: "spanId", 5: "traceId", 6: "fixed64", 7: "KeyValue" },
};

const scalars: Readonly<Record<string, Field>> = {
  varint: { kind: "number", wireType: wire.varint, message: undefined },
  fixed64: { kind: "number", wireType: wire.fixed64, message: undefined },
  fixed32: { kind: "number", wireType: wire.fixed32, message: undefined },
  bytes: { kind: "bytes", wireType: wire.bytes, message: undefined },
  traceId: { kind: "traceId", wireType: wire.bytes, message: undefined },
  spanId: { kind: "spanId", wireType: wire.bytes, message: undefined },
  packed64: { kind: "packed64", wireType: wire.fixed64, message: undefined },
  packedVarint: { kind: "packedVarint", wireType: wire.varint, message: undefined },
};

function buildShapes(): ReadonlyMap<string, MessageShape> {
  const fieldsByMessage = new Map(Object.keys(declarations).map((name) => [name, new Map<number, Field>()]));
  const shapes = new Map([...fieldsByMessage].map(([name, fields]) => [name, Object.freeze({ name, fields })]));
  for (const [name, declared] of Object.entries(declarations)) {
    for (const [number, word] of Object.entries(declared)) {
      const message = shapes.get(word);
      const field = scalars[word] ?? { kind: "message", wireType: wire.bytes, message };
      assert(field.kind !== "message" || message, `${word} in ${name} is declared`);
      fieldsByMessage.get(name)?.set(Number(number), field);
    }
  }
  return shapes;
}

const shapes = buildShapes();

export function shapeOf(name: string): MessageShape {
  const shape = shapes.get(name);
  assert(shape, `${name} is an OTLP message`);
  return shape;
}

/** The three signals nest alike: a request of resource sections (field 1) of scope sections (2) of items (2). */
export interface SignalShape {
  readonly resourceSection: MessageShape;
  readonly scopeSection: MessageShape;
  readonly item: MessageShape;
}

export const signalShapes: Readonly<Record<Signal, SignalShape>> = Object.freeze({
  traces: { resourceSection: shapeOf("ResourceSpans"), scopeSection: shapeOf("ScopeSpans"), item: shapeOf("Span") },
  metrics: {
    resourceSection: shapeOf("ResourceMetrics"),
    scopeSection: shapeOf("ScopeMetrics"),
    item: shapeOf("Metric"),
  },
  logs: { resourceSection: shapeOf("ResourceLogs"), scopeSection: shapeOf("ScopeLogs"), item: shapeOf("LogRecord") },
});

export const traceIdBytes = 16;
export const spanIdBytes = 8;

/** Numbers of fields that the routing core names. */
export const fieldNumber = {
  requestSection: 1,
  sectionOwner: 1,
  sectionChild: 2,
  /** Scope sections under the number of an old draft of OTLP: the Collector takes them where field 2 is absent. */
  deprecatedScopeSection: 1000,
  resourceAttributes: 1,
  scopeName: 1,
  scopeVersion: 2,
  scopeAttributes: 3,
  spanTraceId: 1,
  spanName: 5,
  spanKind: 6,
  spanAttributes: 9,
  logSeverityText: 3,
  logBody: 5,
  logAttributes: 6,
  logTraceId: 9,
  metricName: 1,
  metricUnit: 3,
  dataPoint: 1,
  dataTemporality: 2,
  sumMonotonic: 3,
} as const;
