/** The sum of a time series goes on from resource to scope, metric and point; where it branches it is kept. */

import { fnvByte, fnvBytes, fnvGoOn, fnvHigh, fnvLow } from "../../../routing/hash/fnv1a64-registers.ts";
import { field, nextField } from "./fields.ts";
import { addMap, isZero } from "./hash-map.ts";
import { bytes, contentStart, readLength, skipVarint } from "./read.ts";

declare const scopeNameField: number;
declare const scopeVersionField: number;
declare const scopeAttributesField: number;
declare const dataPointTag: number;
declare const temporalityTag: number;
declare const monotonicTag: number;
declare const sumCode: number;
declare const typeCodes: Uint8Array;
declare const withTemporality: Uint8Array;

/** The sums so far: of the resource, the scope, the metric. */
const sums = new Int32Array(6);

export function keep(level: number): void {
  sums[2 * level] = fnvLow;
  sums[2 * level + 1] = fnvHigh;
}

export function goOnFrom(level: number): void {
  fnvGoOn(sums[2 * level]!, sums[2 * level + 1]!);
}

export function sumScope(from: number, end: number): boolean {
  let nameStart = 0;
  let nameEnd = 0;
  let versionStart = 0;
  let versionEnd = 0;
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field === scopeNameField) {
      nameStart = contentStart;
      nameEnd = at;
    } else if (field === scopeVersionField) {
      versionStart = contentStart;
      versionEnd = at;
    }
  }
  goOnFrom(0);
  fnvBytes(bytes, nameStart, nameEnd);
  fnvBytes(bytes, versionStart, versionEnd);
  if (!addMap(from, end, scopeAttributesField)) return false;
  keep(1);
  return true;
}

/** Of the metric at hand. */
let metricNameStart = 0;
let metricNameEnd = 0;
let unitStart = 0;
let unitEnd = 0;

export function forgetMetric(): void {
  metricNameStart = metricNameEnd = unitStart = unitEnd = 0;
}

export function keepMetricName(start: number, end: number): void {
  metricNameStart = start;
  metricNameEnd = end;
}

export function keepUnit(start: number, end: number): void {
  unitStart = start;
  unitEnd = end;
}

let temporality = 0;
let isMonotonic = false;

/** Data that was not walked yet: what it says behind its points. @returns false for anything odd */
export function sumMetric(from: number, end: number, metricTag: number): boolean {
  if (!readData(from, end)) return false;
  goOnFrom(1);
  fnvBytes(bytes, metricNameStart, metricNameEnd);
  fnvBytes(bytes, unitStart, unitEnd);
  const code = typeCodes[metricTag]!;
  const hasTemporality = withTemporality[metricTag]!;
  fnvByte(code);
  // Only a sum says whether it is monotonic; what else has a temporality is.
  fnvByte(code === sumCode ? (isMonotonic ? 1 : 0) : hasTemporality);
  fnvByte(hasTemporality === 1 ? temporality & 0xff : 0);
  keep(2);
  return true;
}

function readData(from: number, end: number): boolean {
  temporality = 0;
  isMonotonic = false;
  for (let at = from; at < end; ) {
    const tag = bytes[at++]!;
    const next = tag === dataPointTag ? readLength(at, end) : skipVarint(at, end);
    if (next < 0) return false;
    if (tag === monotonicTag) isMonotonic = !isZero(at, next);
    else if (tag === temporalityTag) temporality = (bytes[at]! & 0x7f) | (next > at + 1 ? bytes[at + 1]! << 7 : 0);
    else if (tag !== dataPointTag) return false;
    at = next;
  }
  return true;
}
