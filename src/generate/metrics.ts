/** Metrics of one service, one data point each, of every type that OTLP has. */

import { Buffer } from "node:buffer";
import { fieldNumber, numberOf } from "../routing/otlp/messages.ts";
import { double, fixed64, message, text, varint } from "../routing/wire/message.ts";
import { type Mark, markAttribute } from "./mark.ts";
import type { Random } from "./random.ts";
import { attributeFields, type Generated, resourceField, type Service, scopeField } from "./service.ts";

export const metricTypes = ["sum", "gauge", "histogram", "exponential_histogram", "summary"] as const;
export type MetricType = (typeof metricTypes)[number];

export interface MetricShape {
  readonly service: Service;
  readonly name: string;
  /** Taken in turns. */
  readonly types: readonly MetricType[];
  /** Numbers each data point of a run. */
  readonly mark?: () => Mark;
}

export interface MetricWriter {
  readonly write: (points: number, nowMs: number, headroomBytes: number) => Generated;
}

const cumulative = 2;

/** What a data point of each type is called; the fields that all have are named alike. */
const pointNames: Readonly<Record<MetricType, string>> = {
  sum: "NumberDataPoint",
  gauge: "NumberDataPoint",
  histogram: "HistogramDataPoint",
  exponential_histogram: "ExponentialHistogramDataPoint",
  summary: "SummaryDataPoint",
};

export function createMetricWriter({ service, name, types, mark }: MetricShape, random: Random): MetricWriter {
  let written = 0;
  let startMs: number | undefined;
  return {
    write: (points, nowMs, headroomBytes) => {
      startMs ??= nowMs;
      const since = startMs;
      const metrics = Array.from({ length: points }, () => {
        const type = types[written % types.length] ?? "sum";
        const metric = metricField({ type, service, name, since, nowMs, count: written + 1, mark: mark?.() }, random);
        written += 1;
        return metric;
      });
      const section = message(fieldNumber.sectionChild, scopeField, ...metrics);
      const request = message(fieldNumber.requestSection, resourceField(service), section);
      const whole = Buffer.alloc(headroomBytes + request.length);
      whole.set(request, headroomBytes);
      return { bytes: whole.subarray(headroomBytes), items: points };
    },
  };
}

interface Point {
  readonly type: MetricType;
  readonly service: Service;
  readonly name: string;
  readonly since: number;
  readonly nowMs: number;
  /** How many have been written: what a cumulative sum has come to. */
  readonly count: number;
  readonly mark: Mark | undefined;
}

function metricField(point: Point, random: Random): Uint8Array {
  const { type, name } = point;
  const isCumulative = type === "sum" || type === "histogram" || type === "exponential_histogram";
  return message(
    fieldNumber.sectionChild,
    text(fieldNumber.metricName, name),
    message(
      numberOf("Metric", type),
      message(fieldNumber.dataPoint, ...pointParts(point, random)),
      ...(isCumulative ? [varint(numberOf(pascal(type), "aggregation_temporality"), cumulative)] : []),
      ...(type === "sum" ? [varint(numberOf("Sum", "is_monotonic"), 1)] : []),
    ),
  );
}

function pascal(type: MetricType): string {
  return type.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pointParts({ type, service, since, nowMs, count, mark }: Point, random: Random): readonly Uint8Array[] {
  const of = pointNames[type];
  const field = (member: string) => numberOf(of, member);
  const common = [
    ...attributeFields(field("attributes"), service.attributes),
    ...(mark ? [markAttribute(field("attributes"), mark)] : []),
    time(field("start_time_unix_nano"), since),
    time(field("time_unix_nano"), nowMs),
  ];
  switch (type) {
    case "sum":
      return [...common, fixed64(field("as_int"), count)];
    case "gauge":
      return [...common, double(field("as_double"), random.below(1_000) / 10)];
    case "histogram":
      // All but one of the values lie in the middle bucket.
      return [
        ...common,
        ...counted(of, count),
        packed(field("bucket_counts"), [0, count - 1, 1].map(unsigned)),
        packed(field("explicit_bounds"), [10, 100].map(real)),
      ];
    case "exponential_histogram":
      return [
        ...common,
        ...counted(of, count),
        message(field("positive"), message(numberOf(`${of}.Buckets`, "bucket_counts"), Uint8Array.of(0, 1))),
        fixed64(field("zero_count"), count - 1),
      ];
    case "summary":
      return [
        ...common,
        ...counted(of, count),
        message(
          field("quantile_values"),
          double(numberOf(`${of}.ValueAtQuantile`, "quantile"), 0.5),
          double(numberOf(`${of}.ValueAtQuantile`, "value"), 50),
        ),
      ];
  }
}

function counted(of: string, count: number): readonly Uint8Array[] {
  return [fixed64(numberOf(of, "count"), count), double(numberOf(of, "sum"), 50 * count)];
}

function time(field: number, ms: number): Uint8Array {
  return fixed64(field, BigInt(Math.floor(ms)) * 1_000_000n);
}

function packed(field: number, values: readonly Uint8Array[]): Uint8Array {
  return message(field, ...values);
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
