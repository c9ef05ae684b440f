/**
 * Cuts a request into one request per backend, on the wire bytes: runs of neighbouring items of one backend are copied, and the
 * headers of their sections are repeated. The inside of an item is never touched; around it the output is canonical: sections
 * in the order of the request, fields in the order of their numbers, tags and lengths as short as possible.
 *
 *     R( A a1 b1 a2 B b2 )   ─►   a: R( A a1 a2 )   b: R( A b1 B b2 )
 */

import { type Extent, type Extents, extentAt } from "../otlp/extents.ts";
import { metricData, type OtlpRequest, type Section, type SectionKind } from "../otlp/read-request.ts";
import { wire } from "../wire/field-cursor.ts";
import { frameOf, varintBytes } from "../wire/write-varint.ts";
import { type Assignment, noBackend } from "./assign.ts";
import { headerOf, writtenChildField } from "./header.ts";
import { appendFramed, appendRange, appendRope, appendWhole, createRope, type Rope } from "./rope.ts";

/** Not written yet: a header that is repeated for a hundred backends is there once. */
export interface Part {
  readonly backend: number;
  readonly rope: Rope;
  /** Spans, data points or log records. */
  readonly items: number;
}

/** The children of all sections of a kind. */
interface Children {
  readonly sections?: readonly Section[];
  /** Of those that may be copied whole. */
  readonly leaves?: Extents;
  readonly backends?: Int32Array;
}

interface Cut {
  readonly request: OtlpRequest;
  readonly bytes: Uint8Array;
  /** By backend, so far. */
  readonly items: Map<number, number>;
  readonly children: Readonly<Record<SectionKind, Children>>;
}

/** What each backend gets of a section or request. */
type Ropes = Map<number, Rope>;

/** The parts in the order in which their backends first appear. */
export function cutRequest(request: OtlpRequest, { backends }: Assignment): readonly Part[] {
  const { bytes, root, resources, scopes, items, metrics, data, points } = request;
  const children = {
    request: { sections: resources, backends: backends.resource },
    resource: { sections: scopes, backends: backends.scope },
    scope: { leaves: items, sections: metrics, backends: backends.item },
    metric: { sections: data },
    data: { leaves: points, backends: backends.point },
  };
  const counted = new Map<number, number>();
  const ropes = cutSection({ request, bytes, items: counted, children }, root, noBackend);
  return [...ropes].map(([backend, rope]) => ({ backend, rope, items: counted.get(backend) ?? 0 }));
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
function cutSection(cut: Cut, section: Section, all: number): Ropes {
  const inner: Ropes = new Map();
  if (all !== noBackend) ropeOf(inner, all);
  for (let index = section.first; index < section.last; index++) cutChild(cut, section, index, all, inner);
  const ropes: Ropes = new Map();
  if (inner.size === 0) return ropes;
  const { before, after } = headerOf(cut.bytes, section);
  for (const [backend, rope] of inner) {
    const whole = ropeOf(ropes, backend);
    appendWhole(whole, before);
    appendRope(whole, rope);
    appendWhole(whole, after);
  }
  return ropes;
}

function cutChild(cut: Cut, parent: Section, index: number, all: number, into: Ropes): void {
  const { sections, leaves, backends } = cut.children[parent.kind];
  const backend = all === noBackend ? (backends?.[index] ?? noBackend) : all;
  const field = writtenChildField(parent);
  const section = sections?.[index];
  if (leaves && backend !== noBackend) {
    appendLeaf(ropeOf(into, backend), cut.bytes, field, extentAt(leaves, index));
    cut.items.set(backend, (cut.items.get(backend) ?? 0) + itemsOf(cut.request, parent.kind, index));
  } else if (section) {
    for (const [owner, rope] of cutSection(cut, section, backend)) appendFramed(ropeOf(into, owner), field, rope);
  }
}

/** Of a leaf: a metric that is copied whole has its data points. */
function itemsOf(request: OtlpRequest, parent: SectionKind, index: number): number {
  if (request.signal !== "metrics" || parent === "data") return 1;
  const metric = metricData(request, index);
  return metric ? metric.data.last - metric.data.first : 0;
}

/** Copied with its tag and length if they are as short as possible, so that neighbours are one range. */
function appendLeaf(rope: Rope, bytes: Uint8Array, field: number, { start, body, end }: Extent): void {
  const isShort = body - start === 1 + varintBytes(end - body);
  if (!isShort) appendWhole(rope, frameOf(field, wire.bytes, end - body));
  appendRange(rope, bytes, isShort ? start : body, end);
}
