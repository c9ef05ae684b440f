/** A metric that is sent whole, and was walked: its name, and how many points it has. */

import { bytes, contentStart, readLength, skipVarint } from "./read.ts";

declare const metricNameTag: number;
declare const dataPointTag: number;
declare const temporalityTag: number;
declare const monotonicTag: number;
declare const typeCodes: Uint8Array;

export let nameStart = 0;
export let nameEnd = 0;
export let pointCount = 0;

/** @returns false for anything odd */
export function readMetric(from: number, end: number): boolean {
  nameStart = nameEnd = pointCount = 0;
  let dataTag = 0;
  for (let at = from; at < end; ) {
    const tag = bytes[at++]!;
    if (tag >= 0x80 || (tag & 7) !== 2) return false;
    const next = readLength(at, end);
    if (tag === metricNameTag) {
      nameStart = contentStart;
      nameEnd = next;
    } else if (typeCodes[tag] !== 0) {
      if (dataTag !== 0) return false;
      dataTag = tag;
      if (!countPoints(contentStart, next)) return false;
    }
    at = next;
  }
  return true;
}

function countPoints(from: number, end: number): boolean {
  for (let at = from; at < end; ) {
    const tag = bytes[at++]!;
    if (tag === dataPointTag) pointCount++;
    else if (tag !== temporalityTag && tag !== monotonicTag) return false;
    at = tag === dataPointTag ? readLength(at, end) : skipVarint(at, end);
  }
  return true;
}
