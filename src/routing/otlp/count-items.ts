/** How many items a request has, in the units in which OTLP counts rejected ones: spans, log records, data points. */

import { createPointTable, metricSections } from "./read-points.ts";
import type { OtlpRequest } from "./read-request.ts";

export function countItems(request: OtlpRequest): number {
  if (request.signal !== "metrics") return request.items.count;
  const table = createPointTable();
  for (let item = 0; item < request.items.count; item++) metricSections(request, table, item);
  return table.points.count;
}
