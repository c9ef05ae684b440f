/**
 * How many times longer this machine takes for what is only computed than the one on which bounds of milliseconds were measured; at
 * least 1. It is the processor's time, so that what else the machine does is no part of it. What a bound promises stays the same:
 * so much work and no more.
 */

import { Buffer } from "node:buffer";

/** Of the work below, on a core of the machine that the bounds are from (AMD EPYC, Node 20). */
const referenceMs = 2.2;
/** The fastest counts: a core may have been slow, or shared, for a moment. */
const times = 60;

export function slowness(): number {
  let fastestMs = Number.POSITIVE_INFINITY;
  for (let n = 0; n < times; n++) {
    const before = process.cpuUsage();
    work();
    fastestMs = Math.min(fastestMs, process.cpuUsage(before).user / 1_000);
  }
  return Math.max(1, fastestMs / referenceMs);
}

const text = JSON.stringify(
  Array.from({ length: 2_000 }, (_, index) => ({ id: `${index}`, name: "x".repeat(index % 90) })),
);

/** Of all kinds that the balancer does: it parses, copies, hashes and looks up. */
function work(): number {
  const bytes = Buffer.from(JSON.stringify(JSON.parse(text)));
  const seen = new Map<number, number>();
  let hash = 0;
  for (let round = 0; round < 10; round++) {
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    for (let n = 0; n < 2_000; n++) seen.set((hash + n) % 5_000, n);
  }
  return hash + seen.size;
}
