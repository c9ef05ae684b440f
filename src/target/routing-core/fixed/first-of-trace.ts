/** The first span of a trace in a scope decides for all of that trace there: an open table from id to backend. */

import { crcByte, crcEnd, crcStart } from "./crc32.ts";
import { grown } from "./growing.ts";
import { bytes } from "./read.ts";
import { idStart } from "./walk.ts";

/** By slot: the number of a trace from 1 on; 0 for none. */
let slots: Int32Array = new Int32Array(1024);
/** By number: where its id stands (-1 for zeros), its backend, its slot. */
let traces: Int32Array = new Int32Array(3 * 512);
let traceCount = 0;
let slot = 0;
/** A longer search would be of ids that were chosen to collide. */
const probesMax = 64;

export function forgetTraces(): void {
  // One by one, since a table that has grown may be far larger than what the next scopes put into it.
  for (let trace = 0; trace < traceCount; trace++) slots[traces[3 * trace + 2]!] = 0;
  traceCount = 0;
}

function idByte(start: number, index: number): number {
  return start === -1 ? 0 : bytes[start + index]!;
}

function slotOf(start: number): number {
  crcStart();
  for (let index = 0; index < 16; index++) crcByte(idByte(start, index));
  return (crcEnd() >>> 0) % slots.length;
}

function isSameTrace(left: number, right: number): boolean {
  for (let index = 0; index < 16; index++) if (idByte(left, index) !== idByte(right, index)) return false;
  return true;
}

/** @returns -1 if it is new; then slot is where it belongs, or -1 */
export function backendOfTrace(): number {
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
