/**
 * What a section contains besides its children, as it is repeated for every backend: in the order of field numbers, framed as
 * short as possible, each singular field once. Unknown fields are kept.
 */

import { fieldNumber } from "../otlp/messages.ts";
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

interface Singles {
  /** Messages: several fields are pieces of one message. */
  readonly merged: readonly number[];
  /** Fields of which the last counts. */
  readonly last: readonly number[];
}

const { sectionOwner, sectionSchema, metricName, metricDescription, metricUnit, dataTemporality, sumMonotonic } =
  fieldNumber;

const singles: Readonly<Record<SectionKind, Singles>> = {
  request: { merged: [], last: [] },
  resource: { merged: [sectionOwner], last: [sectionSchema] },
  scope: { merged: [sectionOwner], last: [sectionSchema] },
  metric: { merged: [], last: [metricName, metricDescription, metricUnit] },
  data: { merged: [], last: [dataTemporality, sumMonotonic] },
};

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
    appendSame(rope, bytes, fields.slice(first, last), singles[section.kind]);
  }
  return { before: bytesOf(before), after: bytesOf(after) };
}

/** All fields with one number. */
function appendSame(rope: Rope, bytes: Uint8Array, same: readonly HeaderField[], { merged, last }: Singles): void {
  const number = same[0]?.field ?? 0;
  if (merged.includes(number)) appendMerged(rope, bytes, same);
  else for (const field of last.includes(number) ? same.slice(-1) : same) appendField(rope, bytes, field);
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
