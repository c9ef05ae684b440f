/**
 * What a section contains besides its children, as it is repeated for every backend: in the order of field numbers, framed as
 * short as possible, each singular field once. Unknown fields are kept.
 */

import { type Field, fieldNumber } from "../otlp/messages.ts";
import { metricTypeByField } from "../otlp/metric-types.ts";
import type { HeaderField, Section, SectionKind } from "../otlp/read-request.ts";
import { wire } from "../wire/field-cursor.ts";
import { frameOf } from "../wire/write-varint.ts";
import { appendRange, appendWhole, bytesOf, createRope, type Rope } from "./rope.ts";

export interface Header {
  /** Fields whose numbers are below that of the children, and those above. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** The number that Fairlead writes: never the old one of scope sections. */
export function writtenChildField(section: Section): number {
  return section.childField === fieldNumber.deprecatedScopeSection ? fieldNumber.sectionChild : section.childField;
}

/** The Collector ignores old scope sections beside current ones, and all data of a metric but the last. */
function isSuperseded(field: number, kind: SectionKind): boolean {
  return kind === "resource"
    ? field === fieldNumber.deprecatedScopeSection
    : kind === "metric" && metricTypeByField.has(field);
}

export function headerOf(bytes: Uint8Array, section: Section): Header {
  const fields = [...section.header].sort((left, right) => left.field - right.field);
  const before = createRope();
  const after = createRope();
  for (let first = 0, last = 0; first < fields.length; first = last) {
    const number = fields[first]?.field ?? 0;
    while (fields[last]?.field === number) last++;
    if (isSuperseded(number, section.kind)) continue;
    const rope = number < writtenChildField(section) ? before : after;
    appendSame(rope, bytes, fields.slice(first, last), section.shape.fields.get(number));
  }
  return { before: bytesOf(before), after: bytesOf(after) };
}

/** All fields with one number: pieces of one message, of another single field the last, of all others each. */
function appendSame(rope: Rope, bytes: Uint8Array, same: readonly HeaderField[], declared: Field | undefined): void {
  const isSingle = declared?.isRepeated === false;
  if (isSingle && declared.message) appendMerged(rope, bytes, same);
  else for (const field of isSingle ? same.slice(-1) : same) appendField(rope, bytes, field);
}

function appendField(rope: Rope, bytes: Uint8Array, { field, wireType, start, end }: HeaderField): void {
  appendWhole(rope, frameOf(field, wireType, end - start));
  appendRange(rope, bytes, start, end);
}

/** To protobuf the concatenated contents of several fields of a message are that message. */
function appendMerged(rope: Rope, bytes: Uint8Array, fields: readonly HeaderField[]): void {
  const sizeBytes = fields.reduce((sum, { start, end }) => sum + end - start, 0);
  appendWhole(rope, frameOf(fields[0]?.field ?? 0, wire.bytes, sizeBytes));
  for (const { start, end } of fields) appendRange(rope, bytes, start, end);
}
