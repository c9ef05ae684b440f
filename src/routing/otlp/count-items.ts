/** How many items a request has, as OTLP counts what was rejected: spans, log records, or data points of metrics. */

import { createPointTable, metricSections } from "./read-points.ts";
import type { OtlpRequest } from "./read-request.ts";

export function countItems(request: OtlpRequest): number {
  if (request.signal !== "metrics") return request.items.count;
  const table = createPointTable();
  for (let item = 0; item < request.items.count; item++) metricSections(request, table, item);
  return table.points.count;
}
