/** The data that a metric may have: one of five fields, each with its own data points. */

import { numberOf } from "./messages.ts";

export interface MetricType {
  readonly name: "gauge" | "sum" | "histogram" | "exponential_histogram" | "summary";
  /** The number of the data in `Metric`. */
  readonly field: number;
  /** The message of a point, and where that has its attributes. */
  readonly point: string;
  readonly attributesField: number;
  /** As pdata numbers it. */
  readonly code: number;
  readonly hasTemporality: boolean;
}

const points = [
  ["gauge", "NumberDataPoint", false],
  ["sum", "NumberDataPoint", true],
  ["histogram", "HistogramDataPoint", true],
  ["exponential_histogram", "ExponentialHistogramDataPoint", true],
  ["summary", "SummaryDataPoint", false],
] as const;

/** In the order of their numbers and codes. */
export const metricTypes: readonly MetricType[] = points.map(([name, point, hasTemporality], index) => ({
  name,
  field: numberOf("Metric", name),
  point,
  attributesField: numberOf(point, "attributes"),
  code: index + 1,
  hasTemporality,
}));

export const metricTypeByField: ReadonlyMap<number, MetricType> = new Map(
  metricTypes.map((type) => [type.field, type]),
);
