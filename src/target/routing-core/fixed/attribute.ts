/** An attribute of a message that was walked: where its key and its value stand. */

import { contentStart, field, nextField } from "./read.ts";

declare const keyField: number;
declare const valueField: number;

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
