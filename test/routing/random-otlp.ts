/** Random OTLP requests from a seed: sound ones, oddly written ones, and damaged ones. */

import type { Signal } from "../../src/contract/signal.ts";
import { type Field, type MessageShape, signalShapes } from "../../src/routing/otlp/messages.ts";
import { field, varint } from "./otlp-encoder.ts";

/** mulberry32: small, seeded, good enough to choose test input. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

export interface Oddities {
  /** How often, from 0 to 1, something is written as no sender would: long varints, fields out of order or twice, unknown ones. */
  readonly rate: number;
}

interface Source extends Oddities {
  readonly random: () => number;
}

const below = (source: Source, count: number) => Math.floor(source.random() * count);
const odd = (source: Source) => source.random() < source.rate;

export function randomRequest(signal: Signal, seed: number, { rate }: Oddities): Buffer {
  const source = { random: seededRandom(seed), rate };
  return message(source, signalShapes[signal].request, 0);
}

/** A byte changed, left out, put in or repeated, a few times over. */
export function damage(bytes: Uint8Array, seed: number): Buffer {
  const source = { random: seededRandom(seed), rate: 0 };
  let damaged = Buffer.from(bytes);
  for (let times = 1 + below(source, 3); times > 0 && damaged.length > 0; times--) {
    const at = below(source, damaged.length);
    const kind = below(source, 5);
    if (kind === 0) damaged[at] = below(source, 256);
    else if (kind === 1) damaged = damaged.subarray(0, at);
    else if (kind === 2) damaged = Buffer.concat([damaged.subarray(0, at), damaged.subarray(at + 1)]);
    else if (kind === 3)
      damaged = Buffer.concat([damaged.subarray(0, at), Buffer.of(below(source, 256)), damaged.subarray(at)]);
    else damaged[at] = (damaged[at] ?? 0) ^ (1 << below(source, 8));
  }
  return Buffer.from(damaged);
}

const names = ["service.name", "a", "b", "tenant", "span.name", "log.body", "é"];
const texts = ["", "cart", "checkout", "x|y=z", '\u2028\t"<>&', "\ud83d\ude80", "acme"];

function message(source: Source, shape: MessageShape, depth: number): Buffer {
  const fields: Buffer[] = [];
  for (const [number, declared] of shape.fields) {
    for (let times = timesOf(source, shape, number, depth); times > 0; times--) {
      const extra = odd(source) ? 1 + below(source, 3) : 0;
      fields.push(
        field(number, wireTypeOf(source, declared), content(source, declared, { shape, number, depth }), extra),
      );
    }
  }
  if (odd(source)) fields.splice(below(source, fields.length + 1), 0, unknownField(source));
  if (odd(source)) fields.sort(() => source.random() - 0.5);
  return Buffer.concat(fields);
}

// biome-ignore format: a table
const repeated = new Set([
  "TracesData 1", "ResourceSpans 2", "ScopeSpans 2", "LogsData 1", "ResourceLogs 2", "ScopeLogs 2",
  "MetricsData 1", "ResourceMetrics 2", "ScopeMetrics 2", "Gauge 1", "Sum 1", "Histogram 1",
  "ExponentialHistogram 1", "Summary 1",
])

/** Messages deeper than this hold no further messages. */
const depthMax = 14;

function timesOf(source: Source, shape: MessageShape, number: number, depth: number): number {
  const { name } = shape;
  const inner = shape.fields.get(number)?.message;
  if (inner && depth > depthMax) return 0;
  if (inner?.name === "KeyValue") return below(source, 3);
  if (repeated.has(`${name} ${number}`)) return below(source, 4);
  const usual = usualRate(source, `${name} ${number}`, inner !== undefined);
  return Number(source.random() < usual) + Number(odd(source));
}

/** One of the choices of a oneof at a time, more or less; old scope sections only as an oddity. */
function usualRate(source: Source, place: string, isMessage: boolean): number {
  if (place.endsWith(" 1000")) return 0;
  if (place.startsWith("AnyValue ")) return place === `AnyValue ${1 + below(source, 7)}` ? 1 : 0;
  return isMessage && place.startsWith("Metric ") ? 0.25 : 0.8;
}

function wireTypeOf(source: Source, { kind, wireType }: Field): number {
  const packed = kind === "packed64" || kind === "packedVarint";
  return packed && !odd(source) ? 2 : wireType;
}

interface Place {
  readonly shape: MessageShape;
  readonly number: number;
  readonly depth: number;
}

function content(source: Source, { kind, wireType, message: inner }: Field, place: Place): Buffer {
  if (inner) return message(source, inner, place.depth + 1);
  if (kind === "traceId") return Buffer.alloc(below(source, 4) === 0 ? 0 : 16, below(source, 6));
  if (kind === "spanId") return Buffer.alloc(8, below(source, 250));
  if (kind === "bytes") return text(source, place);
  if (kind === "packed64") return Buffer.alloc(8, below(source, 9));
  if (wireType === 0) return varint(below(source, 7), odd(source) ? 2 : 0);
  return Buffer.from(Array.from({ length: wireType === 1 ? 8 : 4 }, () => below(source, 256)));
}

function text(source: Source, { shape, number }: Place): Buffer {
  const list = shape.name === "KeyValue" && number === 1 ? names : texts;
  return Buffer.from(list[below(source, list.length)] ?? "");
}

function unknownField(source: Source): Buffer {
  const number = [200, 201, 18, 536_870_911][below(source, 4)] ?? 200;
  switch (below(source, 4)) {
    case 0:
      return field(number, 0, varint(below(source, 1000)));
    case 1:
      return field(number, 2, Buffer.from("unknown"));
    case 2:
      return field(number, 5, Buffer.alloc(4, 7));
    default:
      return field(number, 1, Buffer.alloc(8, 7));
  }
}
