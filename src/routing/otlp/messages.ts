/** The messages of OTLP as far as a decoder must know them: which field is a message, an id, a number of which wire type. */

import assert from "node:assert/strict";
import type { Signal } from "../../contract/signal.ts";
import { wire } from "../wire/field-cursor.ts";
import { declarations, onWireOnly, wireTypes } from "./declarations.ts";

/** `packed64` and `packedVarint` are repeated numbers: one per field, or many in one. */
export type FieldKind = "number" | "bytes" | "traceId" | "spanId" | "packed64" | "packedVarint" | "message";

export interface Field {
  readonly name: string;
  readonly number: number;
  /** A key of `wireTypes`, or a message. */
  readonly type: string;
  readonly isRepeated: boolean;
  readonly isInJson: boolean;
  readonly kind: FieldKind;
  /** That of a number, packed or not; everything else is bytes. */
  readonly wireType: number;
  readonly message: MessageShape | undefined;
}

export interface MessageShape {
  readonly name: string;
  /** By number, in the order of the numbers. */
  readonly fields: ReadonlyMap<number, Field>;
}

export const messageShapes: ReadonlyMap<string, MessageShape> = buildShapes();

function buildShapes(): ReadonlyMap<string, MessageShape> {
  const built = new Map(Object.keys(declarations).map((name) => [name, { name, fields: new Map<number, Field>() }]));
  for (const [name, { fields }] of built) {
    // eslint-disable-next-line fairlead/no-lookup-by-text -- the names are those of our own tables
    const inJson = fieldsIn(declarations[name] ?? "", true, built);
    // eslint-disable-next-line fairlead/no-lookup-by-text -- the names are those of our own tables
    for (const field of [...inJson, ...fieldsIn(onWireOnly[name] ?? "", false, built)]) fields.set(field.number, field);
  }
  return built;
}

function fieldsIn(text: string, isInJson: boolean, messages: ReadonlyMap<string, MessageShape>): readonly Field[] {
  return [...text.matchAll(/(\w+):(\d+):([\w.]+)(\*?)/g)].map(([, name = "", number, type = "", repeated]) => {
    const isRepeated = repeated === "*";
    const message = messages.get(type);
    assert(message || wireTypes.has(type), `${type} of ${name} is declared`);
    const wireType = wireTypes.get(type) ?? wire.bytes;
    const kind = message ? "message" : kindOf(type, wireType, isRepeated);
    return { name, number: Number(number), type, isRepeated, isInJson, kind, wireType, message };
  });
}

function kindOf(type: string, wireType: number, isRepeated: boolean): FieldKind {
  if (type === "traceId" || type === "spanId") return type;
  if (wireType === wire.bytes) return "bytes";
  if (!isRepeated) return "number";
  return wireType === wire.fixed64 ? "packed64" : "packedVarint";
}

export function shapeOf(name: string): MessageShape {
  const shape = messageShapes.get(name);
  assert(shape, `${name} is an OTLP message`);
  return shape;
}

/** The three signals nest alike: a request of resource sections (field 1) of scope sections (2) of items (2). */
export interface SignalShape {
  /** An export request, or Traces-, Metrics- or LogsData, which are written alike. */
  readonly request: MessageShape;
  readonly resourceSection: MessageShape;
  readonly scopeSection: MessageShape;
  readonly item: MessageShape;
}

const shapesOf = (request: string, resource: string, scope: string, item: string): SignalShape =>
  Object.freeze({
    request: shapeOf(request),
    resourceSection: shapeOf(resource),
    scopeSection: shapeOf(scope),
    item: shapeOf(item),
  });

export const signalShapes: Readonly<Record<Signal, SignalShape>> = Object.freeze({
  traces: shapesOf("TracesData", "ResourceSpans", "ScopeSpans", "Span"),
  metrics: shapesOf("MetricsData", "ResourceMetrics", "ScopeMetrics", "Metric"),
  logs: shapesOf("LogsData", "ResourceLogs", "ScopeLogs", "LogRecord"),
});

export const traceIdBytes = 16;
export const spanIdBytes = 8;

/** The number of a field by its names in the table. */
export function numberOf(message: string, field: string): number {
  const declared = [...shapeOf(message).fields.values()].find(({ name }) => name === field);
  assert(declared, `${message} has a field ${field}`);
  return declared.number;
}

/** Fields that routing looks at. Sections of metrics and logs have the same numbers as those of traces. */
export const fieldNumber = Object.freeze({
  requestSection: numberOf("TracesData", "resource_spans"),
  sectionOwner: numberOf("ResourceSpans", "resource"),
  sectionChild: numberOf("ResourceSpans", "scope_spans"),
  sectionSchema: numberOf("ResourceSpans", "schema_url"),
  /** Scope sections under the number of an old draft of OTLP: the Collector reads them if field 2 is absent. */
  deprecatedScopeSection: numberOf("ResourceSpans", "deprecated_scope_spans"),
  resourceAttributes: numberOf("Resource", "attributes"),
  scopeName: numberOf("InstrumentationScope", "name"),
  scopeVersion: numberOf("InstrumentationScope", "version"),
  scopeAttributes: numberOf("InstrumentationScope", "attributes"),
  key: numberOf("KeyValue", "key"),
  value: numberOf("KeyValue", "value"),
  stringValue: numberOf("AnyValue", "string_value"),
  /** Of arrays and of maps. */
  elements: numberOf("ArrayValue", "values"),
  spanTraceId: numberOf("Span", "trace_id"),
  spanName: numberOf("Span", "name"),
  spanKind: numberOf("Span", "kind"),
  spanAttributes: numberOf("Span", "attributes"),
  logSeverityText: numberOf("LogRecord", "severity_text"),
  logBody: numberOf("LogRecord", "body"),
  logAttributes: numberOf("LogRecord", "attributes"),
  logTraceId: numberOf("LogRecord", "trace_id"),
  metricName: numberOf("Metric", "name"),
  metricDescription: numberOf("Metric", "description"),
  metricUnit: numberOf("Metric", "unit"),
  metricMetadata: numberOf("Metric", "metadata"),
  dataPoint: numberOf("Sum", "data_points"),
  dataTemporality: numberOf("Sum", "aggregation_temporality"),
  sumMonotonic: numberOf("Sum", "is_monotonic"),
});
