/**
 * A request in JSON becomes one in protobuf in a single pass over its bytes: no object for an item, a value or a name. What has
 * been opened is on a stack of our own, so a long text is read in slices and the place of a fault is known.
 *
 * Members come as they stand in the text: to protobuf their order says nothing, but for members of which a message has only
 * one, where the last counts, as it does for the Collector.
 */

import { nestingDepthMax } from "../../../routing/otlp/find-fault.ts";
import type { MessageShape } from "../../../routing/otlp/messages.ts";
import type { Gathered } from "../../memory/gathered-bytes.ts";
import type { HeldBufferOptions } from "../../memory/held-buffer.ts";
import * as char from "./characters.ts";
import { cursorOf, failJson, type JsonCursor, skipSpace, skipWord } from "./json-cursor.ts";
import { type JsonField, type JsonShape, jsonShapeOf, type Named } from "./json-shape.ts";
import { nextMember } from "./member-name.ts";
import {
  appendVarint,
  closeLength,
  createWriter,
  expectBytes,
  NoRoomError,
  openLength,
  type ProtobufWriter,
} from "./protobuf-writer.ts";
import { copyShortAttribute } from "./short-attribute.ts";
import { skipValue } from "./skip-value.ts";

/** An object or a list that has been opened. */
interface Level {
  /** Of the elements, or that whose message it is; undefined for the request. */
  field: JsonField | undefined;
  /** The members of a message; undefined for a list. */
  shape: JsonShape | undefined;
  /** Members or elements so far. */
  count: number;
  /** Where its tag begins. */
  tagAt: number;
  /** Where the content begins, if a length stands in front of it, and the room for that; 0 if none does. */
  start: number;
  lengthBytes: number;
  /** That which is being read; undefined for one that nobody reads. */
  member: Named | undefined;
  /** The last that was known. */
  before: Named | undefined;
}

export interface Transcoding {
  readonly cursor: JsonCursor;
  readonly writer: ProtobufWriter;
  readonly levels: Level[];
  depth: number;
  /** Messages among the levels. */
  messages: number;
  readonly bytesMax: number;
}

export type Outcome =
  | (Gathered & { readonly kind: "request" })
  | { readonly kind: "malformed"; readonly reason: string }
  | { readonly kind: "too large" | "no room" };

/** What the request in protobuf is written into. */
export interface TranscodingBounds extends HeldBufferOptions {
  /** Of the request in protobuf. */
  readonly bytesMax: number;
}

/** Protobuf has a third to a half of the bytes of JSON. */
const expectedShare = 0.5;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** @param bytes UTF-8 */
export function startTranscoding(shape: MessageShape, bytes: Uint8Array, bounds: TranscodingBounds): Transcoding {
  const cursor = cursorOf(bytes);
  if (byteOrderMark.every((byte, index) => bytes[index] === byte)) cursor.at = byteOrderMark.length;
  const { bytesMax } = bounds;
  const transcoding = { cursor, writer: createWriter(bounds), levels: [], depth: 0, messages: 0, bytesMax };
  if (skipSpace(cursor) === char.openObject) openMessage(transcoding, jsonShapeOf(shape), undefined);
  else cursor.fault = "the request is not an object";
  return transcoding;
}

/**
 * Goes on. What was written is given back unless it is the outcome.
 *
 * @param work how many bytes to read and move, or a member more
 * @returns undefined if there is more to do
 */
export function goOn(transcoding: Transcoding, work: number): Outcome | undefined {
  const outcome = outcomeOf(transcoding, work);
  if (outcome && outcome.kind !== "request") transcoding.writer.buffer.release();
  return outcome;
}

function outcomeOf(transcoding: Transcoding, work: number): Outcome | undefined {
  try {
    return goneOn(transcoding, work);
  } catch (error) {
    if (error instanceof NoRoomError) return { kind: "no room" };
    throw error;
  }
}

function goneOn(transcoding: Transcoding, work: number): Outcome | undefined {
  const { cursor, writer, bytesMax } = transcoding;
  if (writer.length === 0) expectBytes(writer, Math.min(bytesMax, Math.ceil(expectedShare * cursor.bytes.length)));
  const enough = cursor.at + writer.moved + work;
  while (transcoding.depth > 0 && cursor.fault === undefined) {
    if (writer.length > bytesMax) return { kind: "too large" };
    if (!step(transcoding)) break;
    if (cursor.at + writer.moved >= enough) return undefined;
  }
  skipSpace(cursor);
  if (cursor.at < cursor.bytes.length) failJson(cursor, "the end of the text");
  if (cursor.fault !== undefined) return { kind: "malformed", reason: reasonOf(transcoding, cursor.fault) };
  return { kind: "request", bytes: writer.bytes.subarray(0, writer.length), release: () => writer.buffer.release() };
}

/** Hot path. One member or element, or the end of an object or a list. */
function step(transcoding: Transcoding): boolean {
  const { cursor } = transcoding;
  const level = transcoding.levels[transcoding.depth - 1];
  if (!level) return false;
  const end = level.shape ? char.closeObject : char.closeList;
  const next = skipSpace(cursor);
  if (next === end) {
    cursor.at++;
    return close(transcoding, level);
  }
  if (level.count > 0) {
    if (next !== char.comma) return failJson(cursor, level.shape ? "a comma or }" : "a comma or ]");
    cursor.at++;
    skipSpace(cursor);
  }
  level.count++;
  return level.shape ? members(transcoding, level, level.shape) : element(transcoding, level);
}

/** Read in one go: some kilobytes at most, unless a text is longer. */
const goBytes = 4 * 1_024;

/** Hot path. The next member, and those behind it that have no level of their own, as long as no white space is between them. */
function members(transcoding: Transcoding, level: Level, shape: JsonShape): boolean {
  const { cursor, depth } = transcoding;
  const { bytes } = cursor;
  const enough = cursor.at + goBytes;
  while (member(transcoding, level, shape)) {
    if (transcoding.depth !== depth || bytes[cursor.at] !== char.comma || cursor.at > enough) return true;
    cursor.at++;
    level.count++;
    if (bytes[cursor.at] !== char.quote) skipSpace(cursor);
  }
  return false;
}

function member(transcoding: Transcoding, level: Level, shape: JsonShape): boolean {
  const { cursor, writer } = transcoding;
  const named = nextMember(cursor, level, shape);
  level.member = named;
  if (cursor.fault !== undefined) return false;
  const next = skipSpace(cursor);
  if (!named) return skipValue(cursor);
  const { field } = named;
  if (next === char.n) return skipWord(cursor, "null") && appendNull(writer, field);
  if (field.isRepeated) return openList(transcoding, field, next);
  return value(transcoding, field, next);
}

/** Of members of which a message has only one, null is the empty value; otherwise it says that there is none. */
function appendNull(writer: ProtobufWriter, { isAlternative, tag }: JsonField): true {
  if (isAlternative) {
    appendVarint(writer, tag);
    appendVarint(writer, 0);
  }
  return true;
}

function openList(transcoding: Transcoding, field: JsonField, next: number): boolean {
  const { cursor, writer } = transcoding;
  if (next !== char.openList) return misfit(cursor, "a list");
  cursor.at++;
  if (cursor.bytes[cursor.at] === char.closeList) {
    cursor.at++;
    return true;
  }
  const tagAt = writer.length;
  if (field.isPacked) appendVarint(writer, field.tag);
  push(transcoding, { field, shape: undefined, tagAt, hasLength: field.isPacked });
  return true;
}

function element(transcoding: Transcoding, level: Level): boolean {
  const { cursor, writer } = transcoding;
  const { field } = level;
  if (!field) return false;
  const next = cursor.bytes[cursor.at] ?? 0;
  if (field.isPacked) return field.write?.(cursor, writer) ?? false;
  if (field.shape?.isAttribute && copyAttributes(transcoding, level, field.tag)) return true;
  if (next !== char.n) return value(transcoding, field, next);
  // An element that is null is an empty one.
  appendVarint(writer, field.tag);
  appendVarint(writer, 0);
  return skipWord(cursor, "null");
}

/** At once: some kilobytes at most. */
const attributesMax = 64;

/** Hot path. Those that are as most are, from this one on. @returns false if this one is not */
function copyAttributes({ cursor, writer, messages }: Transcoding, level: Level, tag: number): boolean {
  // An attribute is a message, and its value another.
  if (messages + 2 > nestingDepthMax || !copyShortAttribute(cursor, writer, tag)) return false;
  for (let copied = 1; copied < attributesMax && cursor.bytes[cursor.at] === char.comma; copied++) {
    cursor.at++;
    if (!copyShortAttribute(cursor, writer, tag)) {
      cursor.at--;
      break;
    }
    level.count++;
  }
  return true;
}

function value(transcoding: Transcoding, field: JsonField, next: number): boolean {
  const { cursor, writer } = transcoding;
  if (!field.shape) {
    appendVarint(writer, field.tag);
    return field.write?.(cursor, writer) ?? false;
  }
  return next === char.openObject ? openMessage(transcoding, field.shape, field) : misfit(cursor, "an object");
}

function openMessage(transcoding: Transcoding, shape: JsonShape, field: JsonField | undefined): boolean {
  const { cursor, writer } = transcoding;
  if (transcoding.messages === nestingDepthMax)
    return misfit(cursor, `within ${nestingDepthMax} messages of each other`);
  transcoding.messages++;
  cursor.at++;
  const tagAt = writer.length;
  if (field) appendVarint(writer, field.tag);
  push(transcoding, { field, shape, tagAt, hasLength: field !== undefined });
  return true;
}

interface Opened {
  readonly field: JsonField | undefined;
  readonly shape: JsonShape | undefined;
  readonly tagAt: number;
  readonly hasLength: boolean;
}

/** Levels are kept and taken again. */
function push(transcoding: Transcoding, { field, shape, tagAt, hasLength }: Opened): void {
  const { levels, writer } = transcoding;
  const lengthBytes = hasLength ? (field?.lengthBytes ?? 0) : 0;
  const start = hasLength ? openLength(writer, lengthBytes) : 0;
  const level = levels[transcoding.depth++];
  if (!level) levels.push({ field, shape, count: 0, tagAt, start, lengthBytes, member: undefined, before: undefined });
  else {
    level.field = field;
    level.shape = shape;
    level.count = 0;
    level.tagAt = tagAt;
    level.start = start;
    level.lengthBytes = lengthBytes;
    level.member = undefined;
    level.before = undefined;
  }
}

function close(transcoding: Transcoding, { field, shape, count, tagAt, start, lengthBytes }: Level): true {
  transcoding.depth--;
  if (shape) transcoding.messages--;
  if (!field || lengthBytes === 0) return true;
  // No numbers need no field.
  if (!shape && count === 0) transcoding.writer.length = tagAt;
  else field.lengthBytes = closeLength(transcoding.writer, start, lengthBytes);
  return true;
}

function misfit(cursor: JsonCursor, expected: string): false {
  cursor.fault ??= `is not ${expected}`;
  return false;
}

/** With the place of a value that does not fit; what is not JSON has its byte in the words. */
function reasonOf({ levels, depth }: Transcoding, fault: string): string {
  if (!fault.startsWith("is ")) return fault;
  const place = levels
    .slice(0, depth)
    .map(({ shape, member: named, count }) => (shape ? (named ? `.${named.field.name}` : "") : `[${count - 1}]`))
    .join("");
  return `${place.slice(1)} ${fault}`;
}
