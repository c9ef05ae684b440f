/**
 * Traces of one or several services. Every span is copied from a template that was written once and gets its ids and times, so
 * that a generator does not cost what it is to measure.
 */

import { Buffer } from "node:buffer";
import { fieldNumber } from "../routing/otlp/messages.ts";
import { frameBytes, writeFrame } from "../routing/wire/write-varint.ts";
import { writeMarkIndex } from "./mark.ts";
import { isWhole, type OpenTrace, openTraces } from "./open-trace.ts";
import type { Random } from "./random.ts";
import { type Generated, resourceField, type Service, scopeField } from "./service.ts";
import { type SpanKind, type SpanTemplate, spanTemplate } from "./span-template.ts";

export interface TraceShape {
  /** A trace goes from one to the next, around. */
  readonly services: readonly Service[];
  /** Spans of a trace, between these. */
  readonly spansMin: number;
  readonly spansMax: number;
  /** Children of a span at most: 1 makes a chain, more a tree. */
  readonly fanOut?: number;
  /** One trace of so many ends with an error; 0 for none. */
  readonly errorEvery: number;
  /** The root of one trace of so many is linked to the root before it; 0 for none. */
  readonly linkEvery?: number;
  /** One trace of so many is long: each of its spans is sent so much after the one before. */
  readonly long?: { readonly every: number; readonly gapMs: number };
  /** Which service a trace starts at; undefined for any, alike. */
  readonly startsAt?: (random: Random) => number;
  /** Numbers the spans of this run. */
  readonly run?: string;
}

export interface TraceWriter {
  /**
   * Begins so many traces, and goes on with those that are under way.
   *
   * @param headroomBytes left free before the request in its buffer
   */
  readonly write: (traces: number, nowMs: number, headroomBytes: number) => Generated;
  /** Traces that are under way. */
  readonly open: () => number;
}

const operations = ["GET /", "GET /items", "POST /orders", "SELECT orders", "publish order"] as const;

/** Words of a span: trace id, span id, parent id, those of a link, and its number in the run. */
const [idWords, spanAt, parentAt, linkAt, indexAt] = [16, 4, 6, 8, 14];

export function createTraceWriter(shape: TraceShape, random: Random): TraceWriter {
  const { services, spansMin, spansMax, errorEvery, linkEvery = 0, long, startsAt, run } = shape;
  const sections = services.map((service) => new Section(service, run));
  const open = openTraces(long?.gapMs ?? 0);
  const addSpan = spanAdder(sections, shape.fanOut ?? 1, random);
  let traces = 0;
  const isTurn = (every: number) => every > 0 && traces % every === 0;
  const begin = (nowMs: number) => {
    traces += 1;
    const trace: OpenTrace = {
      id: Uint32Array.of(random.next(), random.next(), random.next(), random.next()),
      first: startsAt ? startsAt(random) : random.below(sections.length),
      count: spansMin + random.below(spansMax - spansMin + 1),
      isFailed: isTurn(errorEvery),
      isLinked: traces > 1 && isTurn(linkEvery),
      spanIds: [],
    };
    addSpan(trace);
    if (long && isTurn(long.every) && !isWhole(trace) && open.keep(trace, nowMs)) return;
    while (!isWhole(trace)) addSpan(trace);
  };
  return {
    open: open.count,
    write: (count, nowMs, headroomBytes) => {
      open.goOn(nowMs, addSpan);
      for (let trace = 0; trace < count; trace++) begin(nowMs);
      return written(sections, nowMs, headroomBytes);
    },
  };
}

/** @param fanOut children of a span at most */
function spanAdder(sections: readonly Section[], fanOut: number, random: Random): (trace: OpenTrace) => void {
  const ids = new Uint32Array(idWords);
  const lastRoot = new Uint32Array(6);
  let index = 0;
  return ({ id, first, count, isFailed, isLinked, spanIds }) => {
    const span = spanIds.length / 2;
    const isRoot = span === 0;
    const parent = 2 * Math.floor((span - 1) / fanOut);
    ids.set(id);
    ids[spanAt] = random.next();
    ids[spanAt + 1] = random.next();
    ids[parentAt] = spanIds[parent] ?? 0;
    ids[parentAt + 1] = spanIds[parent + 1] ?? 0;
    spanIds.push(ids[spanAt] ?? 0, ids[spanAt + 1] ?? 0);
    if (isRoot) {
      ids.set(lastRoot, linkAt);
      lastRoot.set(ids.subarray(0, lastRoot.length));
    }
    ids[indexAt] = index;
    index += 1;
    const kind = { isRoot, isFailed: isFailed && span === count - 1, isLinked };
    sections[(first + span) % sections.length]?.add(random.below(operations.length), kind, ids);
  };
}

function written(sections: readonly Section[], nowMs: number, headroomBytes: number): Generated {
  const used = sections.filter(({ spans }) => spans.length > 0);
  const sizes = used.map(sizesOf);
  const total = sizes.reduce((sum, { framed }) => sum + framed, 0);
  const whole = Buffer.allocUnsafeSlow(headroomBytes + total);
  let at = headroomBytes;
  for (const [index, section] of used.entries()) {
    at = writeSection(whole, at, section, sizes[index] ?? noSizes, nowMs);
  }
  const items = used.reduce((sum, { spans }) => sum + spans.length, 0);
  for (const section of used) section.spans.length = 0;
  return { bytes: whole.subarray(headroomBytes), items };
}

/** A service's part of the next request. */
class Section {
  readonly resource: Uint8Array;
  readonly spans: SpanTemplate[] = [];
  ids = new Uint32Array(64 * idWords);
  readonly #templateOf: (operation: number, kind: SpanKind) => SpanTemplate;

  constructor(service: Service, run: string | undefined) {
    this.resource = resourceField(service);
    const made: (SpanTemplate | undefined)[] = [];
    this.#templateOf = (operation, { isRoot, isFailed, isLinked }) => {
      const which = 8 * operation + (isRoot ? 4 : 0) + (isFailed ? 2 : 0) + (isRoot && isLinked ? 1 : 0);
      const known = made[which];
      if (known) return known;
      const look = { name: operations[operation] ?? "", service, run };
      const template = spanTemplate(look, { isRoot, isFailed, isLinked: isRoot && isLinked });
      made[which] = template;
      return template;
    };
  }

  add(operation: number, kind: SpanKind, ids: Uint32Array): void {
    const at = idWords * (this.spans.push(this.#templateOf(operation, kind)) - 1);
    if (at + idWords > this.ids.length) {
      const larger = new Uint32Array(2 * this.ids.length);
      larger.set(this.ids);
      this.ids = larger;
    }
    this.ids.set(ids, at);
  }
}

interface Written {
  readonly resource: Uint8Array;
  readonly spans: readonly SpanTemplate[];
  readonly ids: Uint32Array;
}

interface Sizes {
  readonly scope: number;
  readonly section: number;
  readonly framed: number;
}

const noSizes: Sizes = { scope: 0, section: 0, framed: 0 };

function sizesOf({ resource, spans }: Written): Sizes {
  const scope = spans.reduce((sum, { bytes }) => sum + bytes.length, scopeField.length);
  const section = resource.length + frameBytes(fieldNumber.sectionChild, scope) + scope;
  return { scope, section, framed: frameBytes(fieldNumber.requestSection, section) + section };
}

function writeSection(
  out: Buffer,
  from: number,
  { resource, spans, ids }: Written,
  sizes: Sizes,
  nowMs: number,
): number {
  let at = writeFrame(out, from, fieldNumber.requestSection, sizes.section);
  out.set(resource, at);
  at = writeFrame(out, at + resource.length, fieldNumber.sectionChild, sizes.scope);
  out.set(scopeField, at);
  at += scopeField.length;
  for (const [index, template] of spans.entries()) {
    writeSpan(out, at, template, ids, idWords * index, nowMs);
    at += template.bytes.length;
  }
  return at;
}

/** A span lasts between 1 and 64 milliseconds, as its id says. */
function writeSpan(
  out: Buffer,
  at: number,
  template: SpanTemplate,
  ids: Uint32Array,
  from: number,
  nowMs: number,
): void {
  const { bytes, traceIdAt, spanIdAt, parentIdAt, link, markEnd } = template;
  bytes.copy(out, at);
  writeWords(out, at + traceIdAt, ids, from, 4);
  writeWords(out, at + spanIdAt, ids, from + spanAt, 2);
  if (parentIdAt !== undefined) writeWords(out, at + parentIdAt, ids, from + parentAt, 2);
  if (link) {
    writeWords(out, at + link.traceIdAt, ids, from + linkAt, 4);
    writeWords(out, at + link.spanIdAt, ids, from + linkAt + 4, 2);
  }
  if (markEnd !== undefined) writeMarkIndex(out, at + markEnd, ids[from + indexAt] ?? 0);
  writeNanoseconds(out, at + template.startAt, nowMs - 1 - ((ids[from + spanAt] ?? 0) % 64));
  writeNanoseconds(out, at + template.endAt, nowMs);
}

function writeWords(out: Buffer, at: number, words: Uint32Array, from: number, count: number): void {
  for (let word = 0; word < count; word++) out.writeUInt32LE(words[from + word] ?? 0, at + 4 * word);
}

/** Without a BigInt: milliseconds times a million, in two halves. */
function writeNanoseconds(out: Buffer, at: number, ms: number): void {
  const high = Math.floor(ms / 4_294.967296);
  // Milliseconds of the high half are no whole number; what is left of them fits 32 bits.
  const low = Math.round((ms - high * 4_294.967296) * 1e6);
  out.writeUInt32LE(low >>> 0, at);
  out.writeUInt32LE(high, at + 4);
}
