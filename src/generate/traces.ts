/**
 * Traces of one or several services. Every span is copied from a template that was written once and gets its ids and times, so
 * that a generator does not cost what it is to measure.
 */

import { Buffer } from "node:buffer";
import { type TreeLimits, treeLimits } from "../contract/trace-tree.ts";
import { fieldNumber } from "../routing/otlp/messages.ts";
import { frameBytes, writeFrame } from "../routing/wire/write-varint.ts";
import { writeMarkIndex } from "./mark.ts";
import { isWhole, type OpenTrace, openTraces } from "./open-trace.ts";
import type { Random } from "./random.ts";
import { type Generated, ofTenant, resourceField, type Service, scopeField, type Tenants } from "./service.ts";
import { type SpanKind, type SpanTemplate, spanTemplate } from "./span-template.ts";
import { randomTraceId, type SharedTrace } from "./trace-ids.ts";
import { parentsIn } from "./trace-tree.ts";
import { turnsOf } from "./turns.ts";

export interface TraceShape {
  /** A trace goes from one to the next, around. */
  readonly services: readonly Service[];
  readonly tenants?: Tenants | undefined;
  /** Spans of a trace, between these. */
  readonly spansMin: number;
  readonly spansMax: number;
  /** Undefined: a chain. */
  readonly tree?: TreeLimits;
  /** Share of traces that end with an error. */
  readonly errors?: number;
  /** Share of traces whose root is linked to the root before it. */
  readonly links?: number;
  /** Share of traces that are long: each of their spans is sent so much after the one before. */
  readonly long?: { readonly share: number; readonly gapMs: number } | undefined;
  /** Share of traces whose last span is sent so much later than it was. */
  readonly late?: { readonly share: number; readonly byMs: number } | undefined;
  /** Which service a trace starts at; undefined for any, alike. */
  readonly startsAt?: () => number;
  /** Draws the trace that grows; undefined: each is new. */
  readonly sharedTrace?: (() => SharedTrace) | undefined;
  /** Spans of traces under way in one request. */
  readonly goOnMax?: number;
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
const goOnDefault = 2_000;

export function createTraceWriter(shape: TraceShape, random: Random): TraceWriter {
  const sections = createTraceSections(shape);
  const begun = traceBeginner(shape, random);
  const addSpan = spanAdder(sections, shape, random);
  const { drawn, goOn, open } = createHolds(shape);
  const add = (trace: OpenTrace, spans: number, nowMs: number) => {
    while (trace.spanIds.length < 2 * spans) addSpan(trace, nowMs);
  };
  const begin = (nowMs: number) => {
    const { hold, isLate } = drawn();
    const trace = begun(isLate ? nowMs : undefined);
    if (hold) add(trace, isLate ? trace.count - 1 : 1, nowMs);
    if (isWhole(trace) || !hold?.keep(trace, nowMs)) add(trace, trace.count, nowMs);
  };
  return {
    open,
    write: (count, nowMs, headroomBytes) => {
      goOn(nowMs, (trace) => addSpan(trace, trace.wasAtMs ?? nowMs));
      for (let trace = 0; trace < count; trace++) begin(nowMs);
      return sections.written(headroomBytes);
    },
  };
}

/** Where traces wait for their next spans: those that are long, and those whose last span is late. A trace is one of them at most. */
function createHolds(shape: Pick<TraceShape, "long" | "late" | "goOnMax">) {
  const { long, late, goOnMax = goOnDefault } = shape;
  const [longs, lates] = [openTraces(long?.gapMs ?? 0), openTraces(late?.byMs ?? 0)];
  const [isLong, isLate] = [turnsOf(long?.share ?? 0), turnsOf(late?.share ?? 0)];
  return {
    drawn: () => {
      const [waits, delays] = [isLong(), isLate()];
      return { hold: waits ? longs : delays ? lates : undefined, isLate: delays && !waits };
    },
    goOn: (nowMs: number, next: (trace: OpenTrace) => void) => {
      lates.goOn(nowMs, goOnMax - longs.goOn(nowMs, goOnMax, next), next);
    },
    open: () => longs.count() + lates.count(),
  };
}

/** Draws what a trace is to be, before its first span. */
function traceBeginner(shape: TraceShape, random: Random): (wasAtMs: number | undefined) => OpenTrace {
  const { services, tenants, spansMin, spansMax, startsAt = () => random.below(services.length), sharedTrace } = shape;
  const [isFailed, isLinked] = [turnsOf(shape.errors ?? 0), turnsOf(shape.links ?? 0)];
  let traces = 0;
  return (wasAtMs) => {
    const shared = sharedTrace?.();
    traces += 1;
    const above = shared?.root;
    if (shared) shared.root ??= Uint32Array.of(random.next(), random.next());
    return {
      id: shared ? shared.id : randomTraceId(random),
      first: startsAt(),
      tenant: tenants ? tenants.draw() : 0,
      count: spansMin + random.below(spansMax - spansMin + 1),
      isFailed: isFailed(),
      isLinked: isLinked() && traces > 1,
      above,
      root: above ? undefined : shared?.root,
      wasAtMs,
      spanIds: [],
    };
  };
}

/** Adds the next span of a trace, which ended at some time. */
function spanAdder(
  sections: TraceSections,
  { services, spansMax, tree = treeLimits(spansMax, undefined, undefined) }: TraceShape,
  random: Random,
): (trace: OpenTrace, atMs: number) => void {
  const parents = parentsIn(spansMax, tree);
  const ids = new Uint32Array(idWords);
  const lastRoot = new Uint32Array(6);
  let index = 0;
  return ({ id, first, tenant, count, isFailed, isLinked, above, root, spanIds }, atMs) => {
    const span = spanIds.length / 2;
    const isRoot = span === 0 && above === undefined;
    ids.set(id);
    setPair(ids, spanAt, span === 0 && root ? root : [random.next(), random.next()]);
    const parent = 2 * (parents[span] ?? 0);
    setPair(ids, parentAt, span === 0 ? (above ?? noId) : [spanIds[parent], spanIds[parent + 1]]);
    spanIds.push(ids[spanAt] ?? 0, ids[spanAt + 1] ?? 0);
    if (isRoot) {
      ids.set(lastRoot, linkAt);
      lastRoot.set(ids.subarray(0, lastRoot.length));
    }
    ids[indexAt] = index;
    index += 1;
    const kind = { isRoot, isFailed: isFailed && span === count - 1, isLinked };
    const operation = random.below(operations.length);
    sections.at((first + span) % services.length, tenant).add(operation, kind, ids, atMs);
  };
}

const noId = [0, 0] as const;

function setPair(ids: Uint32Array, at: number, [first = 0, second = 0]: Iterable<number | undefined>): void {
  ids[at] = first;
  ids[at + 1] = second;
}

interface TraceSections {
  readonly at: (service: number, tenant: number) => Section;
  readonly written: (headroomBytes: number) => Generated;
}

/** Made when they are first used: of many services and tenants most have nothing to do with each other. */
function createTraceSections({ services, tenants, run }: TraceShape): TraceSections {
  const all: Section[] = [];
  let used: Section[] = [];
  return {
    at: (service, tenant) => {
      const index = tenant * services.length + service;
      const named = services[service] ?? noService;
      const section = all[index] ?? new Section(ofTenant(named, tenants, tenant), run);
      all[index] = section;
      if (section.spans.length === 0) used.push(section);
      return section;
    },
    written: (headroomBytes) => {
      const made = written(used, headroomBytes);
      for (const section of used) section.spans.length = 0;
      used = [];
      return made;
    },
  };
}

const noService: Service = { name: "", resource: {}, attributes: {} };

function written(used: readonly Section[], headroomBytes: number): Generated {
  const sizes = used.map(sizesOf);
  const total = sizes.reduce((sum, { framed }) => sum + framed, 0);
  const whole = Buffer.allocUnsafeSlow(headroomBytes + total);
  let at = headroomBytes;
  for (const [index, section] of used.entries()) {
    at = writeSection(whole, at, section, sizes[index] ?? noSizes);
  }
  const items = used.reduce((sum, { spans }) => sum + spans.length, 0);
  return { bytes: whole.subarray(headroomBytes), items };
}

/** A service's part of the next request. */
class Section {
  readonly resource: Uint8Array;
  readonly spans: SpanTemplate[] = [];
  ids = new Uint32Array(64 * idWords);
  times = new Float64Array(64);
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

  add(operation: number, kind: SpanKind, ids: Uint32Array, atMs: number): void {
    const index = this.spans.push(this.#templateOf(operation, kind)) - 1;
    if (index >= this.times.length) {
      const larger = { ids: new Uint32Array(2 * this.ids.length), times: new Float64Array(2 * this.times.length) };
      larger.ids.set(this.ids);
      larger.times.set(this.times);
      this.ids = larger.ids;
      this.times = larger.times;
    }
    this.ids.set(ids, idWords * index);
    this.times[index] = atMs;
  }
}

interface Written {
  readonly resource: Uint8Array;
  readonly spans: readonly SpanTemplate[];
  readonly ids: Uint32Array;
  /** At which spans ended, in milliseconds. */
  readonly times: Float64Array;
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

function writeSection(out: Buffer, from: number, { resource, spans, ids, times }: Written, sizes: Sizes): number {
  let at = writeFrame(out, from, fieldNumber.requestSection, sizes.section);
  out.set(resource, at);
  at = writeFrame(out, at + resource.length, fieldNumber.sectionChild, sizes.scope);
  out.set(scopeField, at);
  at += scopeField.length;
  for (const [index, template] of spans.entries()) {
    writeSpan(out, at, template, ids, idWords * index, times[index] ?? 0);
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
  endMs: number,
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
  writeNanoseconds(out, at + template.startAt, endMs - 1 - ((ids[from + spanAt] ?? 0) % 64));
  writeNanoseconds(out, at + template.endAt, endMs);
}

function writeWords(out: Buffer, at: number, words: Uint32Array, from: number, count: number): void {
  for (let word = 0; word < count; word++) out.writeUInt32LE(words[from + word] ?? 0, at + 4 * word);
}

/** Without a BigInt: whole milliseconds times a million, in parts of which none is beyond what a double holds exactly. */
function writeNanoseconds(out: Buffer, at: number, ms: number): void {
  const upper = Math.floor(ms / 2 ** 20) * 1e6;
  const lower = (upper % 2 ** 12) * 2 ** 20 + (Math.floor(ms) % 2 ** 20) * 1e6;
  out.writeUInt32LE(lower % 2 ** 32, at);
  out.writeUInt32LE(Math.floor(upper / 2 ** 12) + Math.floor(lower / 2 ** 32), at + 4);
}
