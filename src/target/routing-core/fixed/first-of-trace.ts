/** The first span of a trace in a scope decides for all of that trace there: an open table from id to backend. */

import { hashOf } from "./crc32.ts";
import { grown } from "./growing.ts";
import { bytes } from "./read.ts";
import { idStart } from "./walk.ts";

/** By slot: the number of a trace from 1 on; 0 for none. */
let slots: Int32Array = new Int32Array(1024);
/** By number: where its id stands, its backend, its slot. */
let traces: Int32Array = new Int32Array(3 * 512);
let traceCount = 0;
let slot = 0;
/** Of all without an id, or with one of zeros, which are the same: -1 until the first one. */
let backendWithoutId = -1;
/** A longer search would be of ids that were chosen to collide. */
const probesMax = 64;

export function forgetTraces(): void {
  // One by one, since a table that has grown may be far larger than what the next scopes put into it.
  for (let trace = 0; trace < traceCount; trace++) slots[traces[3 * trace + 2]!] = 0;
  traceCount = 0;
  backendWithoutId = -1;
}

function isWithoutId(): boolean {
  if (idStart === -1) return true;
  for (let at = idStart; at < idStart + 16; at++) if (bytes[at] !== 0) return false;
  return true;
}

function slotOf(start: number): number {
  return (hashOf(bytes, start, start + 16) >>> 0) % slots.length;
}

function isSameTrace(left: number, right: number): boolean {
  for (let index = 0; index < 16; index++) if (bytes[left + index] !== bytes[right + index]) return false;
  return true;
}

/** @returns -1 if it is new; then slot is where it belongs, or -1 */
export function backendOfTrace(): number {
  if (isWithoutId()) return backendWithoutId;
  slot = slotOf(idStart);
  for (let probe = 0; probe < probesMax; probe++) {
    const trace = slots[slot]! - 1;
    if (trace === -1) return -1;
    if (isSameTrace(traces[3 * trace]!, idStart)) return traces[3 * trace + 1]!;
    slot = slot + 1 === slots.length ? 0 : slot + 1;
  }
  slot = -1;
  return -1;
}

export function keepTrace(backend: number): boolean {
  if (isWithoutId()) {
    backendWithoutId = backend;
    return true;
  }
  if (slot === -1) return false;
  if (3 * (traceCount + 1) > traces.length) traces = grown(traces);
  traces[3 * traceCount] = idStart;
  traces[3 * traceCount + 1] = backend;
  traces[3 * traceCount + 2] = slot;
  slots[slot] = ++traceCount;
  return 2 * traceCount < slots.length || spreadTraces();
}

function spreadTraces(): boolean {
  slots = new Int32Array(2 * slots.length);
  for (let trace = 0; trace < traceCount; trace++) {
    let place = slotOf(traces[3 * trace]!);
    let probe = 0;
    while (slots[place] !== 0 && probe++ < probesMax) place = place + 1 === slots.length ? 0 : place + 1;
    if (slots[place] !== 0) return false;
    slots[place] = trace + 1;
    traces[3 * trace + 2] = place;
  }
  return true;
}
