/**
 * Finds the sections and leaves of an OTLP request in its bytes and walks every field on the way. Nothing is decoded.
 *
 *     request ─ resource ─ scope ─ span or log record
 *                               └─ metric ─ data ─ data point
 */

import type { Signal } from "../../contract/signal.ts";
import { type Fault, type FieldCursor, fieldsOf, nextField, wire } from "../wire/field-cursor.ts";
import type { Range } from "./any-value.ts";
import { appendExtent, createExtents, type Extents } from "./extents.ts";
import { fieldFault, findFault } from "./find-fault.ts";
import { fieldNumber, type MessageShape, signalShapes } from "./messages.ts";
import { type MetricType, metricTypeByField } from "./metric-types.ts";

export type SectionKind = "request" | "resource" | "scope" | "metric" | "data";

/** A field of a section that is not one of its children, and where its content stands. */
export interface HeaderField extends Range {
  readonly field: number;
  readonly wireType: number;
}

/** A part of the request that has parts of its own, and where its content stands. */
export interface Section extends Range {
  readonly kind: SectionKind;
  readonly shape: MessageShape;
  /** As the sender ordered them. */
  readonly header: readonly HeaderField[];
  readonly childField: number;
  /** Its children in the list of the level below: from first up to, not including, last. */
  readonly first: number;
  readonly last: number;
}

export interface OtlpRequest {
  readonly signal: Signal;
  readonly bytes: Uint8Array;
  /** The request itself as a section, whose children are the resource sections. */
  readonly root: Section;
  readonly resources: readonly Section[];
  readonly scopes: readonly Section[];
  /** Spans, metrics or log records. */
  readonly items: Extents;
  /** The same metrics as sections. */
  readonly metrics: readonly Section[];
  readonly data: readonly Section[];
  readonly points: Extents;
}

export type ReadResult =
  | { readonly kind: "request"; readonly request: OtlpRequest }
  | { readonly kind: "malformed"; readonly fault: Fault };

/** What has been read so far. */
type Reading = Pick<OtlpRequest, "signal" | "items" | "points"> &
  Readonly<Record<"resources" | "scopes" | "metrics" | "data", Section[]>> & {
    /** Sections, items and data points that may follow. */
    messagesLeft: number;
    /** Fields of sections beside their children. */
    headerFieldsLeft: number;
  };

/** A section or item for each so many bytes; the shortest log record that says anything is longer. */
const bytesAMessage = 16;
/** Any request may have so many. */
const messagesMin = 4_096;

/**
 * Sections, items and data points in a request of that length. Each costs as much as a hundred bytes of text, and a sender
 * may write one in two bytes.
 */
export function messagesMax(requestBytes: number): number {
  return messagesMin + Math.floor(requestBytes / bytesAMessage);
}

export const tooDense = "too many empty sections or items" as const;
/** Of fields beside children each costs as much, and a section has three. */
const tooManyPieces = "the sections are written in too many pieces" as const;

/** How deep the messages of sections are, counted from the request. */
const depths = { request: 1, resource: 2, scope: 3, metric: 4, data: 5 } as const;

/** @param bytes at most 4 GiB */
export function readRequest(signal: Signal, bytes: Uint8Array): ReadResult {
  const reading = {
    ...{ signal, resources: [], scopes: [], items: createExtents() },
    ...{ metrics: [], data: [], points: createExtents() },
    ...{ messagesLeft: messagesMax(bytes.length), headerFieldsLeft: messagesMax(bytes.length) },
  };
  const cursor = fieldsOf(bytes, 0, bytes.length);
  const root = readSection(reading, "request", signalShapes[signal].request, cursor);
  if ("reason" in root) return { kind: "malformed", fault: root };
  const { messagesLeft: _, headerFieldsLeft: _fields, ...parts } = reading;
  return { kind: "request", request: { ...parts, bytes, root } };
}

/** How many items a request has, in the units in which OTLP counts rejected ones: spans, log records, data points. */
export function countItems({ signal, items, points }: OtlpRequest): number {
  return signal === "metrics" ? points.count : items.count;
}

export interface MetricData {
  readonly type: MetricType;
  readonly data: Section;
}

/** @returns undefined for a metric without data points */
export function metricData({ metrics, data }: OtlpRequest, item: number): MetricData | undefined {
  const metric = metrics[item];
  const type = metricTypeByField.get(metric?.childField ?? 0);
  const section = data[metric?.first ?? -1];
  return type && section && section.first < section.last ? { type, data: section } : undefined;
}

/** @param cursor at the begin of its content */
function readSection(reading: Reading, kind: SectionKind, shape: MessageShape, cursor: FieldCursor): Section | Fault {
  const { at: start, end } = cursor;
  const children = childrenOf(kind, cursor);
  const header: HeaderField[] = [];
  const first = childCount(reading, kind);
  while (nextField(cursor)) {
    const { field, wireType, value, at } = cursor;
    const known = shape.fields.get(field);
    const isChild = field === children.field && cursor.start >= children.from && wireType === wire.bytes;
    const fault =
      isChild && known?.message
        ? readChild(reading, kind, known.message, cursor)
        : known && fieldFault(cursor, known, depths[kind]);
    if (fault) return fault;
    if (isChild) continue;
    if (--reading.headerFieldsLeft < 0) return { reason: tooManyPieces, offset: cursor.start };
    header.push({ field, wireType, start: value, end: at });
  }
  return (
    cursor.fault ?? {
      kind,
      shape,
      start,
      end,
      header,
      childField: children.field,
      first,
      last: childCount(reading, kind),
    }
  );
}

/** Scope sections under their old number count only without any under today's, and of the data of a metric only the last. */
function childrenOf(kind: SectionKind, section: FieldCursor): { readonly field: number; readonly from: number } {
  const { requestSection, sectionChild, deprecatedScopeSection, dataPoint } = fieldNumber;
  switch (kind) {
    case "request":
      return { field: requestSection, from: 0 };
    case "resource": {
      const found =
        lastOf(section, (field) => field === sectionChild) ??
        lastOf(section, (field) => field === deprecatedScopeSection);
      return { field: found?.field ?? sectionChild, from: 0 };
    }
    case "scope":
      return { field: sectionChild, from: 0 };
    case "metric":
      return lastOf(section, (field) => metricTypeByField.has(field)) ?? { field: 0, from: 0 };
    case "data":
      return { field: dataPoint, from: 0 };
  }
}

function lastOf({ bytes, at, end }: FieldCursor, isWanted: (field: number) => boolean) {
  const cursor = fieldsOf(bytes, at, end);
  let last: { readonly field: number; readonly from: number } | undefined;
  while (nextField(cursor)) if (isWanted(cursor.field)) last = { field: cursor.field, from: cursor.start };
  return last;
}

function childCount({ resources, scopes, items, data, points }: Reading, kind: SectionKind): number {
  switch (kind) {
    case "request":
      return resources.length;
    case "resource":
      return scopes.length;
    case "scope":
      return items.count;
    case "metric":
      return data.length;
    case "data":
      return points.count;
  }
}

/** Hot path. @returns the fault of the child that the cursor has just read */
function readChild(reading: Reading, parent: SectionKind, shape: MessageShape, child: FieldCursor): Fault | undefined {
  if (--reading.messagesLeft < 0) return { reason: tooDense, offset: child.start };
  switch (parent) {
    case "request":
      return keep(reading.resources, readWithin(reading, "resource", shape, child));
    case "resource":
      return keep(reading.scopes, readWithin(reading, "scope", shape, child));
    case "scope":
      appendExtent(reading.items, child.start, child.value, child.at);
      return reading.signal === "metrics"
        ? keep(reading.metrics, readWithin(reading, "metric", shape, child))
        : findFault(child.bytes, child.value, child.at, shape, depths.scope + 1);
    case "metric":
      return keep(reading.data, readWithin(reading, "data", shape, child));
    case "data":
      appendExtent(reading.points, child.start, child.value, child.at);
      return findFault(child.bytes, child.value, child.at, shape, depths.data + 1);
  }
}

function readWithin(reading: Reading, kind: SectionKind, shape: MessageShape, { bytes, value, at }: FieldCursor) {
  return readSection(reading, kind, shape, fieldsOf(bytes, value, at));
}

function keep(sections: Section[], section: Section | Fault): Fault | undefined {
  if ("reason" in section) return section;
  sections.push(section);
  return undefined;
}
