/** Metrics of every type that OTLP has, one data point each, of series that go on from point to point. */

import { Buffer } from "node:buffer";
import type { MetricsConfig } from "../contract/generator-config.ts";
import { fieldNumber, numberOf } from "../routing/otlp/messages.ts";
import { double, fixed64, message, text, varint } from "../routing/wire/message.ts";
import { varintBytes, writeVarint } from "../routing/wire/write-varint.ts";
import { type Mark, markAttribute } from "./mark.ts";
import type { Random } from "./random.ts";
import { exponentialScale, goOn, histogramBounds, newSeries, quantileOf, quantiles, type Series } from "./series.ts";
import { attributeFields, createSections, type Generated, type Service, type Tenants } from "./service.ts";

export const metricTypes = ["sum", "gauge", "histogram", "exponential_histogram", "summary"] as const;
export type MetricType = MetricsConfig["types"][number];

export interface MetricShape {
  readonly services: readonly Service[];
  readonly tenants?: Tenants | undefined;
  /** Which service a point is of; undefined for the first. */
  readonly drawService?: () => number;
  readonly name: string;
  /** Taken in turns; with several each has a name of its own, since a name has one type. */
  readonly types: readonly MetricType[];
  /** Of each metric, service and tenant; undefined for one without an attribute that tells it. */
  readonly series?: number;
  /** Numbers each data point of a run. */
  readonly mark?: () => Mark;
}

export interface MetricWriter {
  readonly write: (points: number, nowMs: number, headroomBytes: number) => Generated;
}

const cumulative = 2;
const units: Readonly<Record<MetricType, string>> = {
  sum: "{request}",
  gauge: "%",
  histogram: "ms",
  exponential_histogram: "ms",
  summary: "ms",
};

/** What a data point of each type is called; the fields that all have are named alike. */
const pointNames: Readonly<Record<MetricType, string>> = {
  sum: "NumberDataPoint",
  gauge: "NumberDataPoint",
  histogram: "HistogramDataPoint",
  exponential_histogram: "ExponentialHistogramDataPoint",
  summary: "SummaryDataPoint",
};

export function createMetricWriter(shape: MetricShape, random: Random): MetricWriter {
  const { services, tenants, types, drawService = () => 0, series = 1, mark } = shape;
  const sections = createSections(services, tenants);
  const all = new Map<string, Series>();
  let points = 0;
  const add = (nowMs: number) => {
    const [service, tenant] = [drawService(), tenants ? tenants.draw() : 0];
    const type = types[points % types.length] ?? "sum";
    const number = Math.floor(points / types.length) % series;
    points += 1;
    const key = `${service} ${tenant} ${type} ${number}`;
    const one = all.get(key) ?? newSeries(nowMs, random);
    all.set(key, one);
    goOn(one, nowMs, random);
    const attributes = { ...services[service]?.attributes, ...(series > 1 && { series: String(number + 1) }) };
    const name = types.length > 1 ? `${shape.name}.${type}` : shape.name;
    sections.add(service, tenant, metricField({ type, name, attributes, mark: mark?.() }, one));
  };
  return {
    write: (count, nowMs, headroomBytes) => {
      for (let point = 0; point < count; point++) add(nowMs);
      return sections.written(headroomBytes);
    },
  };
}

interface Point {
  readonly type: MetricType;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly mark: Mark | undefined;
}

function metricField(point: Point, series: Series): Uint8Array {
  const { type, name } = point;
  const isCumulative = type === "sum" || type === "histogram" || type === "exponential_histogram";
  return message(
    fieldNumber.sectionChild,
    text(fieldNumber.metricName, name),
    text(fieldNumber.metricUnit, units[type]),
    message(
      numberOf("Metric", type),
      message(fieldNumber.dataPoint, ...pointParts(point, series)),
      ...(isCumulative ? [varint(numberOf(pascal(type), "aggregation_temporality"), cumulative)] : []),
      ...(type === "sum" ? [varint(numberOf("Sum", "is_monotonic"), 1)] : []),
    ),
  );
}

function pascal(type: MetricType): string {
  return type.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pointParts({ type, attributes, mark }: Point, series: Series): readonly Uint8Array[] {
  const of = pointNames[type];
  const field = (member: string) => numberOf(of, member);
  const common = [
    ...attributeFields(field("attributes"), attributes),
    ...(mark ? [markAttribute(field("attributes"), mark)] : []),
    fixed64(field("start_time_unix_nano"), BigInt(series.startMs) * 1_000_000n),
    fixed64(field("time_unix_nano"), series.at),
  ];
  const counted = () => [fixed64(field("count"), series.count), double(field("sum"), series.sum)];
  const extremes = () => [double(field("min"), series.min), double(field("max"), series.max)];
  switch (type) {
    case "sum":
      return [...common, fixed64(field("as_int"), series.count)];
    case "gauge":
      return [...common, double(field("as_double"), series.gauge)];
    case "histogram":
      return [
        ...common,
        ...counted(),
        message(field("bucket_counts"), ...series.buckets.map(unsigned)),
        message(field("explicit_bounds"), ...histogramBounds.map(real)),
        ...extremes(),
      ];
    case "exponential_histogram":
      return [
        ...common,
        ...counted(),
        // sint32 in zigzag, of which a positive number is twice itself.
        varint(field("scale"), 2 * exponentialScale),
        fixed64(field("zero_count"), series.zeros),
        message(
          field("positive"),
          message(numberOf(`${of}.Buckets`, "bucket_counts"), ...usedOf(series.exponential).map(shortest)),
        ),
        ...extremes(),
        double(field("zero_threshold"), 1),
      ];
    case "summary":
      return [...common, ...counted(), ...quantiles.map((quantile) => quantileField(series, quantile))];
  }
}

/** Without the empty ones above the last that is not. */
function usedOf(counts: readonly number[]): readonly number[] {
  return counts.slice(0, counts.findLastIndex((count) => count > 0) + 1);
}

function quantileField(series: Series, quantile: number): Uint8Array {
  const of = "SummaryDataPoint.ValueAtQuantile";
  return message(
    numberOf("SummaryDataPoint", "quantile_values"),
    double(numberOf(of, "quantile"), quantile),
    double(numberOf(of, "value"), quantileOf(series, quantile)),
  );
}

function shortest(value: number): Uint8Array {
  const bytes = new Uint8Array(varintBytes(value));
  writeVarint(bytes, 0, value);
  return bytes;
}

function unsigned(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function real(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}
