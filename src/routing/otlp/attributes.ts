/** Attributes of a resource, scope or item, looked up in place. */

import { Buffer } from "node:buffer";
import { fieldsOf } from "../wire/field-cursor.ts";
import { type AnyValue, elementsOf, type KeyValue, nextSoundField, type Range, readKeyValue } from "./any-value.ts";

/** The message that contains them: several pieces if the sender split it, none if it is absent. */
export interface AttributeOwner {
  readonly pieces: readonly Range[];
  /** The field number of its attributes. */
  readonly field: number;
}

export function* attributesOf(bytes: Uint8Array, owner: AttributeOwner): Generator<KeyValue> {
  for (const piece of owner.pieces) {
    for (const entry of elementsOf(bytes, piece, owner.field)) yield readKeyValue(bytes, entry);
  }
}

/** Of equal keys the first counts, as in the Collector. */
export function findAttribute(bytes: Uint8Array, owner: AttributeOwner, name: Uint8Array): AnyValue | undefined {
  for (const { key, value } of attributesOf(bytes, owner)) {
    if (equalBytes(bytes, key, name)) return value;
  }
  return undefined;
}

function equalBytes(bytes: Uint8Array, range: Range, expected: Uint8Array): boolean {
  if (range.end - range.start !== expected.length) return false;
  return Buffer.compare(bytes.subarray(range.start, range.end), expected) === 0;
}

/** A field: where its content stands, and the lower 32 bits of a number, signed as an enum is. */
export interface FoundField extends Range {
  readonly number: number;
}

/** The last field with that number; empty if there is none. */
export function lastField(bytes: Uint8Array, pieces: readonly Range[], field: number): FoundField {
  let found: FoundField = { start: 0, end: 0, number: 0 };
  for (const piece of pieces) {
    const cursor = fieldsOf(bytes, piece.start, piece.end);
    while (nextSoundField(cursor)) {
      if (cursor.field === field) found = { start: cursor.value, end: cursor.at, number: cursor.low | 0 };
    }
  }
  return found;
}
