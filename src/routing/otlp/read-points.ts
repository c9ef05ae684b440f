/** Finds the data points of metrics, one metric at a time and on demand. */

import assert from "node:assert/strict";
import { fieldsOf } from "../wire/field-cursor.ts";
import { nextSoundField } from "./any-value.ts";
import { appendExtent, createExtents, type Extents, extentAt } from "./extents.ts";
import { fieldNumber } from "./messages.ts";
import { type MetricType, metricTypeByField, noMetricType } from "./metric-types.ts";
import type { HeaderField, OtlpRequest, Section } from "./read-request.ts";

export interface MetricSections {
  readonly type: MetricType;
  /** Its only child is the data. */
  readonly metric: Section;
  /** Its children are the points, by their index in the point table. */
  readonly data: Section | undefined;
}

/** The metrics of a request that were read so far, and their points. */
export interface PointTable {
  readonly points: Extents;
  /** By item index. */
  readonly metrics: Map<number, MetricSections>;
}

export function createPointTable(): PointTable {
  return { points: createExtents(), metrics: new Map() };
}

/** The sections of a metric; its points are added to the table when it is read for the first time. */
export function metricSections(request: OtlpRequest, table: PointTable, item: number): MetricSections {
  const known = table.metrics.get(item);
  if (known) return known;
  assert(request.signal === "metrics", "only metrics have data points");
  const sections = readMetric(request, table.points, item);
  table.metrics.set(item, sections);
  return sections;
}

function readMetric({ bytes, items }: OtlpRequest, points: Extents, item: number): MetricSections {
  const extent = extentAt(items, item);
  const header: HeaderField[] = [];
  // If there are several, the last one counts as a whole.
  let found: HeaderField | undefined;
  const cursor = fieldsOf(bytes, extent.body, extent.end);
  while (nextSoundField(cursor)) {
    const { field, wireType, start, value, at } = cursor;
    const read = { field, wireType, start, body: value, end: at };
    if (!metricTypeByField.has(field)) header.push(read);
    else {
      if (found) header.push(found);
      found = read;
    }
  }
  const metric = {
    ...extent,
    header,
    first: 0,
    last: found ? 1 : 0,
    childField: found?.field ?? 0,
    childrenStart: found?.start ?? extent.end,
    childrenEnd: found?.end ?? extent.end,
  };
  const type = metricTypeByField.get(metric.childField) ?? noMetricType;
  return { type, metric, data: found && readData(bytes, points, found) };
}

function readData(bytes: Uint8Array, points: Extents, extent: HeaderField): Section {
  const { start, body, end } = extent;
  const header: HeaderField[] = [];
  const first = points.count;
  let childrenStart = end;
  let childrenEnd = end;
  const cursor = fieldsOf(bytes, body, end);
  while (nextSoundField(cursor)) {
    const { field, wireType, start: fieldStart, value, at } = cursor;
    if (field !== fieldNumber.dataPoint) {
      header.push({ field, wireType, start: fieldStart, body: value, end: at });
      continue;
    }
    appendExtent(points, fieldStart, value, at);
    childrenStart = Math.min(childrenStart, fieldStart);
    childrenEnd = at;
  }
  return {
    start,
    body,
    end,
    header,
    first,
    last: points.count,
    childField: fieldNumber.dataPoint,
    childrenStart,
    childrenEnd,
  };
}
