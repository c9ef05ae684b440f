/**
 * Cuts a large request into small ones, wherever each item goes: between its sections where they are small, otherwise within
 * one, whose header is then repeated. What is planned at once stays short, and so does what is sent at once.
 *
 *     R( S( a b c ) d )   ─►   R( S( a b ) )  R( S( c ) d )
 *
 * Only what costs as much again as it is long is refused: a header that would be repeated too often, sections without anything
 * in them, a section that is written in pieces and too long to leave whole.
 */

import { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import { findFault } from "../otlp/find-fault.ts";
import { type Level, levels } from "../otlp/levels.ts";
import { fieldNumber } from "../otlp/messages.ts";
import { messagesMax, tooDense } from "../otlp/read-request.ts";
import { type FieldCursor, fieldsOf, nextField, wire } from "../wire/field-cursor.ts";
import { frameBytes, writeFrame } from "../wire/write-varint.ts";

export interface SliceBounds {
  /** Of a slice, unless one item alone is larger. */
  readonly bytesMax: number;
  /** Sections, items and data points in a slice. */
  readonly messagesMax: number;
  /** Of what items have in common; what leaves no room for two items is repeated for each. @default half of a slice */
  readonly headerBytesMax?: number;
}

export type Slice =
  /** A request of its own, of what begins there; a view of the request where nothing had to be repeated. */
  | { readonly kind: "slice"; readonly bytes: Uint8Array; readonly at: number }
  | { readonly kind: "malformed" | "too large"; readonly reason: string };

/** Ranges of a section that are not its children; more are not a header that anybody writes. */
const headerPiecesMax = 64;
/** Fields of an item that is larger than a slice. */
const itemFieldsMax = 250_000;

/** The bytes of slices together: headers may be repeated as long as they are not most of what is sent. */
function repeatedBytesMax(requestBytes: number): number {
  return 3 * requestBytes;
}

/** What stands before and behind the children of a section. */
interface Header {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Sections around a run of children: their header, and the field they are in. */
interface Around {
  readonly field: number;
  readonly header: Header;
  readonly outer: Around | undefined;
}

/** Children that go into one slice: where they begin and end, one after the other. */
interface Run {
  readonly ranges: number[];
  bytes: number;
  messages: number;
}

interface Measured {
  /** Of a child. */
  readonly level: Level | undefined;
  readonly bytes: number;
  readonly messages: number;
}

/** Of a section so far. */
interface Seen {
  readonly children: number;
  /** Of everything else, and in how many pieces. */
  readonly length: number;
  readonly pieces: number;
}

/** Lazily, so that who asks may let others in between. What is within an item is not looked at. */
export function sliceRequest(signal: Signal, bytes: Uint8Array, bounds: SliceBounds): Iterable<Slice> {
  return new Slicer(bytes, bounds).slices(levels[signal]);
}

class Slicer {
  readonly #bytes: Uint8Array;
  readonly #bounds: SliceBounds;
  readonly #messagesMax: number;
  #messages = 0;
  #written = 0;

  constructor(bytes: Uint8Array, bounds: SliceBounds) {
    this.#bytes = bytes;
    this.#bounds = bounds;
    this.#messagesMax = messagesMax(bytes.length);
  }

  *slices(level: Level): Generator<Slice> {
    for (const slice of this.#cut(level, 0, this.#bytes.length, undefined)) {
      yield slice;
      if (slice.kind !== "slice") return;
    }
  }

  /** The children between two places, in runs that fit a slice. */
  *#cut(level: Level, start: number, end: number, around: Around | undefined): Generator<Slice> {
    const room = { bytes: this.#bounds.bytesMax - bytesAround(around), messages: this.#bounds.messagesMax };
    const cursor = fieldsOf(this.#bytes, start, end);
    let run = newRun();
    while (nextField(cursor)) {
      // What is around the children is in the header already.
      if (around && !isChildOf(level, cursor)) continue;
      const field = this.#measured(level, cursor);
      if (run.bytes > 0 && !fits(run, field, room)) {
        yield this.#slice(run, around);
        run = newRun();
      }
      const within = fits(emptyRun, field, room) ? undefined : field.level;
      if (within) yield* this.#within(within, cursor, around);
      else if (this.#count(field.messages)) extendRun(run, cursor, field);
      else yield tooLarge(tooDense);
    }
    yield* this.#rest(cursor, run, around);
  }

  #measured(level: Level, cursor: FieldCursor): Measured {
    const below = isChildOf(level, cursor) ? level.below : undefined;
    const messages = 1 + (below ? this.#messagesIn(below, cursor) : 0);
    return { level: below, bytes: cursor.at - cursor.start, messages };
  }

  *#rest({ fault }: FieldCursor, run: Run, around: Around | undefined): Generator<Slice> {
    if (fault) yield { kind: "malformed", reason: `${fault.reason} at byte ${fault.offset}` };
    else if (run.bytes > 0) yield this.#slice(run, around);
  }

  #count(messages: number): boolean {
    this.#messages += messages;
    return this.#messages <= this.#messagesMax;
  }

  /** A child that does not fit: cut within, or an item that is left whole. */
  *#within(level: Level, { value, start, at, field }: FieldCursor, outer: Around | undefined): Generator<Slice> {
    if (!level.below) {
      const fault = findFault(this.#bytes, value, at, level.shape, 1, itemFieldsMax);
      if (fault?.reason === "too many fields") yield tooLarge(`an item has more than ${itemFieldsMax} fields`);
      else yield this.#slice({ ranges: [start, at], bytes: at - start, messages: 1 }, outer);
      return;
    }
    const header = this.#headerOf(level, value, at);
    if (typeof header === "string") yield tooLarge(header);
    else yield* this.#cut(level, value, at, { field, header, outer });
  }

  /** Everything but its children, or why it cannot be cut. */
  #headerOf(level: Level, start: number, end: number): Header | string {
    const before: number[] = [];
    const after: number[] = [];
    let [children, length] = [0, 0];
    let problem: string | undefined;
    const cursor = fieldsOf(this.#bytes, start, end);
    while (!problem && nextField(cursor)) {
      const isOld = cursor.field === fieldNumber.deprecatedScopeSection;
      if (isChildOf(level, cursor)) children++;
      else {
        length += cursor.at - cursor.start;
        extend(children === 0 ? before : after, cursor.start, cursor.at);
      }
      problem = isOld
        ? draftSection
        : this.#headerProblem(level, { children, length, pieces: (before.length + after.length) / 2 });
    }
    return problem ?? { before: this.#joined(before), after: this.#joined(after) };
  }

  #headerProblem(level: Level, { children, length, pieces }: Seen): string | undefined {
    const { bytesMax, headerBytesMax: lengthMax = bytesMax >> 1 } = this.#bounds;
    if (length > lengthMax) return `what its items have in common is longer than ${lengthMax} bytes`;
    if (pieces > headerPiecesMax) return "a large section is written in too many pieces";
    // Of several data of a metric the Collector takes the last.
    if (level.hasOneChild && children > 1) return "a large metric has its data in pieces";
    return children > this.#messagesMax ? tooDense : undefined;
  }

  /** How many messages are below and how many fields they have beside them, as far as it matters. */
  #messagesIn(level: Level, { value, at }: FieldCursor): number {
    if (!level.below) return 0;
    let found = 0;
    const cursor = fieldsOf(this.#bytes, value, at);
    while (found <= this.#bounds.messagesMax && nextField(cursor)) {
      found++;
      if (isChildOf(level, cursor)) found += this.#messagesIn(level.below, cursor);
    }
    return found;
  }

  #slice({ ranges, bytes }: Run, around: Around | undefined): Slice {
    const [start = 0, end = 0] = ranges;
    this.#written += bytes + bytesAround(around);
    if (this.#written > repeatedBytesMax(this.#bytes.length))
      return tooLarge("what its items have in common is too long to be repeated for them");
    if (!around && ranges.length === 2) return { kind: "slice", bytes: this.#bytes.subarray(start, end), at: start };
    let content = this.#joined(ranges);
    for (let section = around; section; section = section.outer) content = framed(section, content);
    return { kind: "slice", bytes: content, at: start };
  }

  #joined(ranges: readonly number[]): Uint8Array {
    if (ranges.length === 2) return this.#bytes.subarray(ranges[0], ranges[1]);
    const pieces: Uint8Array[] = [];
    for (let place = 0; place < ranges.length; place += 2) {
      pieces.push(this.#bytes.subarray(ranges[place], ranges[place + 1]));
    }
    return Buffer.concat(pieces);
  }
}

function tooLarge(reason: string): Slice {
  return { kind: "too large", reason };
}

const draftSection = "a large section is written in the form of a draft";

const emptyRun: Readonly<Run> = newRun();

function newRun(): Run {
  return { ranges: [], bytes: 0, messages: 0 };
}

function fits(run: Readonly<Run>, field: Measured, room: Omit<Measured, "level">): boolean {
  return run.bytes + field.bytes <= room.bytes && run.messages + field.messages <= room.messages;
}

function extendRun(run: Run, { start, at }: FieldCursor, { bytes, messages }: Measured): void {
  extend(run.ranges, start, at);
  run.bytes += bytes;
  run.messages += messages;
}

function isChildOf({ isChild }: Level, { field, wireType }: FieldCursor): boolean {
  return wireType === wire.bytes && isChild(field);
}

/** Neighbouring ranges are one. */
function extend(ranges: number[], start: number, end: number): void {
  if (ranges.at(-1) === start) ranges[ranges.length - 1] = end;
  else ranges.push(start, end);
}

/** The longest frames that can stand around a slice. */
function bytesAround(around: Around | undefined): number {
  let bytes = 0;
  for (let section = around; section; section = section.outer) {
    const { before, after } = section.header;
    bytes += before.length + after.length + frameBytes(1, 2 ** 31);
  }
  return bytes;
}

function framed({ field, header: { before, after } }: Around, children: Uint8Array): Uint8Array {
  const size = before.length + children.length + after.length;
  const section = Buffer.allocUnsafe(frameBytes(field, size) + size);
  const at = writeFrame(section, 0, field, size);
  section.set(before, at);
  section.set(children, at + before.length);
  section.set(after, at + before.length + children.length);
  return section;
}
