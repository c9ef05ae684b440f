/**
 * Finds the sections and items of an OTLP request in its bytes and walks every field on the way. Nothing is decoded.
 *
 *     request ─ resource sections ─ scope sections ─ items (spans, metrics, log records)
 */

import type { Signal } from "../../contract/signal.ts";
import { type Fault, type FieldCursor, fieldsOf, nextField, wire } from "../wire/field-cursor.ts";
import { appendExtent, createExtents, type Extent, type Extents } from "./extents.ts";
import { fieldFault } from "./find-fault.ts";
import { fieldNumber, type MessageShape, type SignalShape, signalShapes } from "./messages.ts";

/** A field of a section that is not one of its children. */
export interface HeaderField extends Extent {
  readonly field: number;
  readonly wireType: number;
}

export interface Section extends Extent {
  /** As the sender ordered them. */
  readonly header: readonly HeaderField[];
  /** Its children in the list of the level below: from first up to, not including, last. */
  readonly first: number;
  readonly last: number;
  /** The field number of its children; the bytes from the first of them to the end of the last. */
  readonly childField: number;
  readonly childrenStart: number;
  readonly childrenEnd: number;
}

export interface OtlpRequest {
  readonly signal: Signal;
  readonly bytes: Uint8Array;
  /** The request itself as a section, whose children are the resource sections. */
  readonly root: Section;
  readonly resources: readonly Section[];
  readonly scopes: readonly Section[];
  readonly items: Extents;
}

export type ReadResult =
  | { readonly kind: "request"; readonly request: OtlpRequest }
  | { readonly kind: "malformed"; readonly fault: Fault };

/** A level of sections whose children are being read. */
interface Level {
  readonly shape: MessageShape;
  readonly depth: number;
  readonly childField: number;
  /** @returns the fault of the child that the cursor has just read */
  readonly child: (cursor: FieldCursor) => Fault | undefined;
  readonly childCount: () => number;
}

/** @param bytes at most 4 GiB */
export function readRequest(signal: Signal, bytes: Uint8Array): ReadResult {
  const resources: Section[] = [];
  const scopes: Section[] = [];
  const items = createExtents();
  const levels = buildLevels(signalShapes[signal], { resources, scopes, items });
  const root = readSection({ start: 0, body: 0, end: bytes.length }, bytes, {
    shape: signalShapes[signal].request,
    depth: 1,
    childField: fieldNumber.requestSection,
    child: (cursor) => levels.readResource(cursor),
    childCount: () => resources.length,
  });
  if ("reason" in root) return { kind: "malformed", fault: root };
  return { kind: "request", request: { signal, bytes, root, resources, scopes, items } };
}

interface Lists {
  readonly resources: Section[];
  readonly scopes: Section[];
  readonly items: Extents;
}

function buildLevels(shapes: SignalShape, { resources, scopes, items }: Lists) {
  const itemField = shapes.scopeSection.fields.get(fieldNumber.sectionChild);
  const scopeLevel: Level = {
    shape: shapes.scopeSection,
    depth: 3,
    childField: fieldNumber.sectionChild,
    child: (cursor) => {
      appendExtent(items, cursor.start, cursor.value, cursor.at);
      return itemField && fieldFault(cursor, itemField, 3);
    },
    childCount: () => items.count,
  };
  const resourceLevel: Level = {
    shape: shapes.resourceSection,
    depth: 2,
    childField: fieldNumber.sectionChild,
    child: (cursor) => keep(scopes, readSection(extentOf(cursor), cursor.bytes, scopeLevel)),
    childCount: () => scopes.length,
  };
  return {
    readResource: (cursor: FieldCursor) =>
      keep(resources, readSection(extentOf(cursor), cursor.bytes, levelOf(cursor, resourceLevel))),
  };
}

function keep(sections: Section[], section: Section | Fault): Fault | undefined {
  if ("reason" in section) return section;
  sections.push(section);
  return undefined;
}

function extentOf(cursor: FieldCursor): Extent {
  return { start: cursor.start, body: cursor.value, end: cursor.at };
}

/** The old number of scope sections counts only if a section has none under the current number. */
function levelOf(cursor: FieldCursor, level: Level): Level {
  const fields = fieldsOf(cursor.bytes, cursor.value, cursor.at);
  let deprecated = false;
  while (nextField(fields)) {
    if (fields.field === level.childField) return level;
    if (fields.field === fieldNumber.deprecatedScopeSection) deprecated = true;
  }
  return deprecated ? { ...level, childField: fieldNumber.deprecatedScopeSection } : level;
}

function readSection(extent: Extent, bytes: Uint8Array, level: Level): Section | Fault {
  const header: HeaderField[] = [];
  const first = level.childCount();
  let childrenStart = extent.end;
  let childrenEnd = extent.end;
  const cursor = fieldsOf(bytes, extent.body, extent.end);
  while (nextField(cursor)) {
    const { field, wireType, start, value, at } = cursor;
    const isChild = field === level.childField && wireType === wire.bytes;
    const known = level.shape.fields.get(field);
    const fault = isChild ? level.child(cursor) : known && fieldFault(cursor, known, level.depth);
    if (fault) return fault;
    if (!isChild) header.push({ field, wireType, start, body: value, end: at });
    else {
      childrenStart = Math.min(childrenStart, start);
      childrenEnd = at;
    }
  }
  if (cursor.fault) return cursor.fault;
  return {
    ...extent,
    header,
    first,
    last: level.childCount(),
    childField: level.childField,
    childrenStart,
    childrenEnd,
  };
}
