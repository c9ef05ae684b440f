/**
 * What one time series has come to: observations are drawn, and every type says the same of them as an SDK would. Sums and counts grow,
 * the buckets of a histogram are as many as its count, and each point is later than the one before.
 */

import type { Random } from "./random.ts";

/** Bounds of a histogram's buckets, in milliseconds. */
export const histogramBounds: readonly number[] = Object.freeze([5, 10, 25, 50, 100, 250, 500, 1_000, 2_500]);
/** Of an exponential histogram: a bucket is larger than the one below by 2^(1/8). */
export const exponentialScale = 3;
/** Of a summary. */
export const quantiles: readonly number[] = Object.freeze([0, 0.5, 0.9, 0.99, 1]);

const [valueMax, exponentialBuckets, observationsMax, recentMax] = [4_096, 96, 10, 64];

export interface Series {
  readonly startMs: number;
  /** Of the last point, in nanoseconds. */
  at: bigint;
  count: number;
  sum: number;
  min: number;
  max: number;
  gauge: number;
  /** Observations of 0 among them. */
  zeros: number;
  readonly buckets: number[];
  /** The lowest is above 1. */
  readonly exponential: number[];
  readonly recent: number[];
}

export function newSeries(nowMs: number, random: Random): Series {
  return {
    ...{ startMs: Math.floor(nowMs), at: BigInt(Math.floor(nowMs)) * 1_000_000n, count: 0, sum: 0 },
    ...{ min: Number.POSITIVE_INFINITY, max: 0, gauge: random.below(1_000) / 10, zeros: 0 },
    buckets: new Array<number>(histogramBounds.length + 1).fill(0),
    exponential: new Array<number>(exponentialBuckets).fill(0),
    recent: [],
  };
}

/** Between 1 and ten observations more, and a gauge that has gone a little up or down. */
export function goOn(series: Series, nowMs: number, random: Random): void {
  const now = BigInt(Math.floor(nowMs)) * 1_000_000n;
  series.at = now > series.at ? now : series.at + 1n;
  series.gauge = Math.min(100, Math.max(0, series.gauge + (random.below(101) - 50) / 10));
  for (let more = 1 + random.below(observationsMax); more > 0; more--) observe(series, observation(random));
}

/** Whole eighths of milliseconds, so that a sum of them is exact; as many below 8 ms as from 8 to 64 and from 64 to 512. */
function observation(random: Random): number {
  return Math.floor(8 * 2 ** (random.below(120_000) / 10_000)) / 8 - 1;
}

function observe(series: Series, value: number): void {
  series.count += 1;
  series.sum += value;
  series.min = Math.min(series.min, value);
  series.max = Math.max(series.max, value);
  series.recent[series.count % recentMax] = value;
  increment(series.buckets, bucketOf(value));
  if (value <= 1) series.zeros += 1;
  else increment(series.exponential, exponentialBucketOf(value));
}

function increment(counts: number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}

/** Upper bounds are inclusive (opentelemetry-proto 1.9, HistogramDataPoint). */
function bucketOf(value: number): number {
  const index = histogramBounds.findIndex((bound) => value <= bound);
  return index < 0 ? histogramBounds.length : index;
}

/** (base^index, base^(index+1)], as opentelemetry-proto 1.9 has it for ExponentialHistogramDataPoint. */
export function exponentialBucketOf(value: number): number {
  return Math.min(exponentialBuckets, Math.ceil(Math.log2(Math.min(value, valueMax)) * 2 ** exponentialScale)) - 1;
}

export function quantileOf({ recent }: Series, quantile: number): number {
  const sorted = recent.filter((value) => value !== undefined).sort((left, right) => left - right);
  return sorted[Math.round(quantile * (sorted.length - 1))] ?? 0;
}
