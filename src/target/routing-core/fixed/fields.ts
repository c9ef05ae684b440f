/** Reads on in a message that was walked: its fields, and of an attribute where its key and its value stand. */

import { beginContent, bytes, contentStart, readLength } from "./read.ts";

declare const keyField: number;
declare const valueField: number;

/** The number of the field that was read last. */
export let field = 0;

/** @returns the index behind the field */
export function nextField(from: number): number {
  let at = from;
  let tag = bytes[at++]!;
  if (tag >= 0x80) tag = (tag & 0x7f) | (bytes[at++]! << 7);
  field = tag >>> 3;
  const wireType = tag & 7;
  if (wireType === 2) return readLength(at, bytes.length);
  beginContent(at);
  if (wireType === 0) {
    while (bytes[at]! >= 0x80) at++;
    return at + 1;
  }
  return at + (wireType === 1 ? 8 : 4);
}

export let keyStart = 0;
export let keyEnd = 0;
export let valueStart = 0;
export let valueEnd = 0;

/** @returns false for an attribute in pieces */
export function readAttribute(from: number, end: number): boolean {
  keyStart = keyEnd = valueStart = valueEnd = 0;
  let seen = 0;
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field !== keyField && field !== valueField) continue;
    if ((seen & field) !== 0) return false;
    seen |= field;
    if (field === keyField) {
      keyStart = contentStart;
      keyEnd = at;
    } else {
      valueStart = contentStart;
      valueEnd = at;
    }
  }
  return true;
}
