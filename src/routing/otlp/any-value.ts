/**
 * An AnyValue read in place, with the Collector's rules for odd input: of several values in one the last counts, several
 * `value` fields of a KeyValue are one message in pieces, an index into a string table counts as no value.
 *
 * The input has been walked by `findFault`, so a fault here would be our own bug.
 */

import assert from "node:assert/strict";
import { type FieldCursor, fieldsOf, nextField } from "../wire/field-cursor.ts";
import { fieldNumber, numberOf } from "./messages.ts";

/** A part of the request: the content of a string, bytes or message. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type ValueKind = "empty" | "string" | "bool" | "int" | "double" | "array" | "map" | "bytes";

export interface AnyValue {
  readonly kind: ValueKind;
  /** Its content; for a double, its eight bytes. */
  readonly start: number;
  readonly end: number;
  /** The two halves of an int or a bool. */
  readonly low: number;
  readonly high: number;
}

export interface KeyValue {
  readonly key: Range;
  readonly value: AnyValue;
}

const kindByField: ReadonlyMap<number, ValueKind> = new Map(
  (
    [
      ["string_value", "string"],
      ["bool_value", "bool"],
      ["int_value", "int"],
      ["double_value", "double"],
      ["array_value", "array"],
      ["kvlist_value", "map"],
      ["bytes_value", "bytes"],
      ["string_value_strindex", "empty"],
    ] as const
  ).map(([name, kind]) => [numberOf("AnyValue", name), kind]),
);
const emptyValue: AnyValue = Object.freeze({ kind: "empty", start: 0, end: 0, low: 0, high: 0 });

/** The next field of a message that is known to be well-formed. */
export function nextSoundField(cursor: FieldCursor): boolean {
  const more = nextField(cursor);
  assert(cursor.fault === undefined, "the request was walked before");
  return more;
}

/** @param before what earlier pieces of the same message said */
export function readAnyValue(bytes: Uint8Array, range: Range, before: AnyValue = emptyValue): AnyValue {
  let value = before;
  const cursor = fieldsOf(bytes, range.start, range.end);
  while (nextSoundField(cursor)) {
    const kind = kindByField.get(cursor.field);
    if (kind) value = { kind, start: cursor.value, end: cursor.at, low: cursor.low, high: cursor.high };
  }
  return value;
}

export function readKeyValue(bytes: Uint8Array, range: Range): KeyValue {
  let key: Range = { start: range.start, end: range.start };
  let value = emptyValue;
  const cursor = fieldsOf(bytes, range.start, range.end);
  while (nextSoundField(cursor)) {
    if (cursor.field === fieldNumber.key) key = { start: cursor.value, end: cursor.at };
    else if (cursor.field === fieldNumber.value)
      value = readAnyValue(bytes, { start: cursor.value, end: cursor.at }, value);
  }
  return { key, value };
}

/** The content of every field with that number, in order: the elements of an array, the entries of a map. */
export function* elementsOf(bytes: Uint8Array, range: Range, field: number): Generator<Range> {
  const cursor = fieldsOf(bytes, range.start, range.end);
  while (nextSoundField(cursor)) {
    if (cursor.field === field) yield { start: cursor.value, end: cursor.at };
  }
}
