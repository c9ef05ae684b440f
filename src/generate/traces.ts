/**
 * Traces of one or several services. Every span is copied from a template that was written once and gets its ids and times, so
 * that a generator does not cost what it is to measure.
 */

import { Buffer } from "node:buffer";
import { fieldNumber, numberOf, spanIdBytes, traceIdBytes } from "../routing/otlp/messages.ts";
import { fixed64, message, text, varint } from "../routing/wire/message.ts";
import { frameBytes, writeFrame } from "../routing/wire/write-varint.ts";
import type { Random } from "./random.ts";
import { attributeFields, type Generated, resourceField, type Service, scopeField } from "./service.ts";

export interface TraceShape {
  /** A trace goes from one to the next, around. */
  readonly services: readonly Service[];
  /** Spans of a trace: between these, each the child of the one before. */
  readonly spansMin: number;
  readonly spansMax: number;
  /** One trace of so many ends with an error; 0 for none. */
  readonly errorEvery: number;
}

export interface TraceWriter {
  /** @param headroomBytes left free before the request in its buffer */
  readonly write: (traces: number, nowMs: number, headroomBytes: number) => Generated;
}

const spanField = fieldNumber.sectionChild;
const [spanKindServer, statusError] = [2, 2];
const operations = ["GET /", "GET /items", "POST /orders", "SELECT orders", "publish order"] as const;

/** A span without ids and times, and where they go. */
interface Template {
  readonly bytes: Buffer;
  readonly traceIdAt: number;
  readonly spanIdAt: number;
  /** Undefined for a root. */
  readonly parentIdAt: number | undefined;
  readonly startAt: number;
  readonly endAt: number;
}

/** Eight words a span: trace id, span id, parent id. */
const idWords = 8;

export function createTraceWriter(shape: TraceShape, random: Random): TraceWriter {
  const sections = shape.services.map((service) => new Section(service));
  let traces = 0;
  const ids = new Uint32Array(idWords);
  const addTrace = () => {
    traces += 1;
    for (let word = 0; word < 4; word++) ids[word] = random.next();
    const first = random.below(sections.length);
    const spans = shape.spansMin + random.below(shape.spansMax - shape.spansMin + 1);
    const isFailed = shape.errorEvery > 0 && traces % shape.errorEvery === 0;
    for (let span = 0; span < spans; span++) {
      ids[4] = random.next();
      ids[5] = random.next();
      const kind = { isRoot: span === 0, isFailed: isFailed && span === spans - 1 };
      sections[(first + span) % sections.length]?.add(random.below(operations.length), kind, ids);
      ids[6] = ids[4];
      ids[7] = ids[5];
    }
  };
  return {
    write: (count, nowMs, headroomBytes) => {
      for (let trace = 0; trace < count; trace++) addTrace();
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
    },
  };
}

/** A service's part of the next request. */
class Section {
  readonly resource: Uint8Array;
  readonly spans: Template[] = [];
  ids = new Uint32Array(64 * idWords);
  readonly #templates: ReadonlyMap<boolean, readonly Template[]>;
  readonly #failed: ReadonlyMap<boolean, Template>;

  constructor(service: Service) {
    this.resource = resourceField(service);
    const both = [true, false] as const;
    const templates = (isRoot: boolean) =>
      operations.map((name) => spanTemplate(name, service, { isRoot, isFailed: false }));
    this.#templates = new Map(both.map((isRoot) => [isRoot, templates(isRoot)]));
    this.#failed = new Map(
      both.map((isRoot) => [isRoot, spanTemplate(operations[0], service, { isRoot, isFailed: true })]),
    );
  }

  add(operation: number, { isRoot, isFailed }: Kind, ids: Uint32Array): void {
    const template = isFailed ? this.#failed.get(isRoot) : this.#templates.get(isRoot)?.[operation];
    if (!template) return;
    const at = idWords * (this.spans.push(template) - 1);
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
  readonly spans: readonly Template[];
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
function writeSpan(out: Buffer, at: number, template: Template, ids: Uint32Array, from: number, nowMs: number): void {
  template.bytes.copy(out, at);
  for (let word = 0; word < 4; word++) out.writeUInt32LE(ids[from + word] ?? 0, at + template.traceIdAt + 4 * word);
  writeWords(out, at + template.spanIdAt, ids[from + 4] ?? 0, ids[from + 5] ?? 0);
  if (template.parentIdAt !== undefined) {
    writeWords(out, at + template.parentIdAt, ids[from + 6] ?? 0, ids[from + 7] ?? 0);
  }
  writeNanoseconds(out, at + template.startAt, nowMs - 1 - ((ids[from + 4] ?? 0) % 64));
  writeNanoseconds(out, at + template.endAt, nowMs);
}

function writeWords(out: Buffer, at: number, low: number, high: number): void {
  out.writeUInt32LE(low, at);
  out.writeUInt32LE(high, at + 4);
}

/** Without a BigInt: milliseconds times a million, in two halves. */
function writeNanoseconds(out: Buffer, at: number, ms: number): void {
  const high = Math.floor(ms / 4_294.967296);
  // Milliseconds of the high half are no whole number; what is left of them fits 32 bits.
  const low = Math.round((ms - high * 4_294.967296) * 1e6);
  writeWords(out, at, low >>> 0, high);
}

interface Kind {
  readonly isRoot: boolean;
  readonly isFailed: boolean;
}

function spanTemplate(name: string, service: Service, { isRoot, isFailed }: Kind): Template {
  const field = (member: string) => numberOf("Span", member);
  const fixed = [
    message(field("trace_id"), new Uint8Array(traceIdBytes)),
    message(field("span_id"), new Uint8Array(spanIdBytes)),
    fixed64(field("start_time_unix_nano"), 0),
    fixed64(field("end_time_unix_nano"), 0),
    ...(isRoot ? [] : [message(field("parent_span_id"), new Uint8Array(spanIdBytes))]),
  ];
  const others = [
    text(field("name"), name),
    varint(field("kind"), spanKindServer),
    ...attributeFields(field("attributes"), service.attributes),
    ...(isFailed ? [message(field("status"), varint(numberOf("Status", "code"), statusError))] : []),
  ];
  const bytes = Buffer.from(message(spanField, ...fixed, ...others));
  const sizeOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0);
  const frame = bytes.length - sizeOf([...fixed, ...others]);
  const endOf = (count: number) => frame + sizeOf(fixed.slice(0, count));
  return {
    bytes,
    traceIdAt: endOf(1) - traceIdBytes,
    spanIdAt: endOf(2) - spanIdBytes,
    startAt: endOf(3) - 8,
    endAt: endOf(4) - 8,
    parentIdAt: isRoot ? undefined : endOf(5) - spanIdBytes,
  };
}
