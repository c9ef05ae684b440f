/**
 * Cuts a request into one request per backend, on the wire bytes: runs of neighbouring items of one backend are copied, and the
 * headers of their sections are repeated. The inside of an item is never touched; around it the output is canonical: sections
 * in the order of the request, fields in the order of their numbers, tags and lengths as short as possible.
 *
 *     R( A a1 b1 a2 B b2 )   ─►   a: R( A a1 a2 )   b: R( A b1 B b2 )
 */

import { type Extent, type Extents, extentAt } from "../otlp/extents.ts";
import { fieldNumber } from "../otlp/messages.ts";
import type { OtlpRequest, Section } from "../otlp/read-request.ts";
import { wire } from "../wire/field-cursor.ts";
import { frameOf, varintBytes } from "../wire/write-varint.ts";
import { type Assignment, noBackend } from "./assign.ts";
import { headerIsCanonical, headerOf, type SectionKind } from "./header.ts";
import { appendRange, appendRope, appendWhole, bytesOf, createRope, type Rope } from "./rope.ts";

export interface Part {
  readonly backend: number;
  /** May be a view of the request. */
  readonly bytes: Uint8Array;
}

interface Cut {
  readonly request: OtlpRequest;
  readonly assignment: Assignment;
}

/** What each backend gets of a section or request. */
type Ropes = Map<number, Rope>;

/** The parts in the order in which their backends first appear. */
export function cutRequest(request: OtlpRequest, assignment: Assignment): readonly Part[] {
  const ropes = cutSection({ request, assignment }, "request", request.root, noBackend);
  return [...ropes].map(([backend, rope]) => ({ backend, bytes: bytesOf(rope) }));
}

function ropeOf(ropes: Ropes, backend: number): Rope {
  let rope = ropes.get(backend);
  if (!rope) {
    rope = createRope();
    ropes.set(backend, rope);
  }
  return rope;
}

/** @param all the backend that gets everything in it; `noBackend` if each child has its own */
function cutSection(cut: Cut, kind: SectionKind, section: Section, all: number): Ropes {
  const children: Ropes = new Map();
  if (all !== noBackend) ropeOf(children, all);
  if (kind === "scope") cutItems(cut, section, all, children);
  else for (let index = section.first; index < section.last; index++) cutChild(cut, kind, index, all, children);
  return withHeader(cut, kind, section, children);
}

function withHeader({ request }: Cut, kind: SectionKind, section: Section, children: Ropes): Ropes {
  if (children.size === 0) return children;
  const { before, after } = headerOf(request.bytes, section, kind);
  const ropes: Ropes = new Map();
  for (const [backend, rope] of children) {
    const whole = ropeOf(ropes, backend);
    appendWhole(whole, before);
    appendRope(whole, rope);
    appendWhole(whole, after);
  }
  return ropes;
}

function cutChild(cut: Cut, parent: SectionKind, index: number, all: number, into: Ropes): void {
  const { request, assignment } = cut;
  const backendOf = (own: number | undefined) => (all === noBackend ? (own ?? noBackend) : all);
  switch (parent) {
    case "request": {
      const section = request.resources[index];
      if (section) cutWithin(cut, "resource", section, backendOf(assignment.resources[index]), into);
      break;
    }
    case "resource": {
      const section = request.scopes[index];
      if (section) cutWithin(cut, "scope", section, backendOf(assignment.scopes[index]), into);
      break;
    }
    default: {
      const backend = backendOf(assignment.points[index]);
      if (backend === noBackend) break;
      const point = extentAt(assignment.pointTable.points, index);
      appendLeaf(ropeOf(into, backend), request.bytes, fieldNumber.dataPoint, point);
    }
  }
}

/** Hot path. Runs of neighbouring items of one backend are one range. */
function cutItems(cut: Cut, { first, last }: Section, all: number, into: Ropes): void {
  const { bytes, items } = cut.request;
  const { triples } = items;
  for (let index = first; index < last; ) {
    const backend = all === noBackend ? (cut.assignment.items[index] ?? noBackend) : all;
    const runEnd = shortRunEnd(cut, index, last, all);
    if (backend === noBackend) cutMetric(cut, index, into);
    else if (runEnd === index)
      appendLeaf(ropeOf(into, backend), bytes, fieldNumber.sectionChild, extentAt(items, index));
    else appendRange(ropeOf(into, backend), bytes, triples[3 * index] ?? 0, triples[3 * runEnd - 1] ?? 0);
    index = Math.max(runEnd, index + 1);
  }
}

/** The index after the items from `first` on that are adjacent, have one backend and are framed as we would frame them. */
function shortRunEnd({ request, assignment }: Cut, first: number, last: number, all: number): number {
  const { triples } = request.items;
  const backend = assignment.items[first];
  let index = first;
  let expected = triples[3 * first] ?? 0;
  for (; index < last; index++) {
    const start = triples[3 * index] ?? 0;
    const body = triples[3 * index + 1] ?? 0;
    const end = triples[3 * index + 2] ?? 0;
    if (start !== expected || body - start !== 1 + varintBytes(end - body)) break;
    if (all === noBackend && (assignment.items[index] !== backend || backend === noBackend)) break;
    expected = end;
  }
  return index;
}

/** A section within another: copied if it has one backend and the sender wrote it as we would. */
function cutWithin(cut: Cut, kind: "resource" | "scope", section: Section, backend: number, into: Ropes): void {
  const { bytes } = cut.request;
  if (backend !== noBackend && isCanonical(cut.request, kind, section)) {
    appendRange(ropeOf(into, backend), bytes, section.start, section.end);
    return;
  }
  const field = kind === "resource" ? fieldNumber.requestSection : fieldNumber.sectionChild;
  appendFramed(into, field, cutSection(cut, kind, section, backend));
}

/** A metric whose points have backends of their own; one whose points were not read has none. */
function cutMetric(cut: Cut, item: number, into: Ropes): void {
  const sections = cut.assignment.pointTable.metrics.get(item);
  if (!sections?.data) return;
  const data: Ropes = new Map();
  appendFramed(data, sections.metric.childField, cutSection(cut, "data", sections.data, noBackend));
  appendFramed(into, fieldNumber.sectionChild, withHeader(cut, "metric", sections.metric, data));
}

function appendFramed(into: Ropes, field: number, ropes: Ropes): void {
  for (const [backend, rope] of ropes) {
    const target = ropeOf(into, backend);
    appendWhole(target, frameOf(field, wire.bytes, rope.sizeBytes));
    appendRope(target, rope);
  }
}

/** Whether tag and length of a field below 16 are as short as possible. */
function childFrameIsShort({ start, body, end }: Extent): boolean {
  return body - start === 1 + varintBytes(end - body);
}

function appendLeaf(rope: Rope, bytes: Uint8Array, field: number, extent: Extent): void {
  const { start, body, end } = extent;
  const short = childFrameIsShort(extent);
  if (!short) appendWhole(rope, frameOf(field, wire.bytes, end - body));
  appendRange(rope, bytes, short ? start : body, end);
}

function isCanonical(request: OtlpRequest, kind: "resource" | "scope", section: Section): boolean {
  if (!childFrameIsShort(section) || !headerIsCanonical(section, kind)) return false;
  if (kind === "scope") return childFramesAreShort(request.items, section);
  return request.scopes.slice(section.first, section.last).every((scope) => isCanonical(request, "scope", scope));
}

function childFramesAreShort(extents: Extents, { first, last }: Section): boolean {
  for (let index = first; index < last; index++) if (!childFrameIsShort(extentAt(extents, index))) return false;
  return true;
}
