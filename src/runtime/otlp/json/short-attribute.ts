/**
 * An attribute as most are: its key in front, a short text as its value, and no white space. It is written in one go, without
 * opening two messages for it; every other attribute goes the way of all messages.
 */

import { numberOf } from "../../../routing/otlp/messages.ts";
import { wire } from "../../../routing/wire/field-cursor.ts";
import type { JsonCursor } from "./json-cursor.ts";
import { phraseOf } from "./phrase.ts";
import { type ProtobufWriter, reserve } from "./protobuf-writer.ts";
import { copyTextTo } from "./short-text.ts";
import { shortLengthMax, shortTextRoom, wordBytes } from "./words.ts";

/** Up to the first byte of the key, and from its closing quote to the first byte of the value. */
const opening = '{"key":"';
const between = '","value":{"stringValue":"';
/** And what comes behind an attribute is either of two bytes. */
const closing = phraseOf('"}},');

/** Eight bytes at a time, as numbers: of two that are the same all bytes are, as neither is NaN nor zero in ASCII. */
const eightsOf = (text: string, ...starts: number[]) => starts.map((start) => Buffer.from(text).readDoubleLE(start));
const [open0 = 0] = eightsOf(opening, 0);
const betweenStarts = [0, 8, 16, between.length - 8];
const [between0 = 0, between1 = 0, between2 = 0, between3 = 0] = eightsOf(between, ...betweenStarts);
const closingMask = 0xff_ffff;
const closing0 = (closing.words[0] ?? 0) & closingMask;

const tagOf = (message: string, field: string) => (numberOf(message, field) << 3) | wire.bytes;
const keyTag = tagOf("KeyValue", "key");
const valueTag = tagOf("KeyValue", "value");
const textTag = tagOf("AnyValue", "string_value");

/** Tags and lengths: of the attribute and its key, and of its value and the text. */
const headBytes = 4;
const room = 2 * (headBytes + shortTextRoom);

/**
 * Hot path.
 *
 * @param tag of the field that the attribute is an element of
 * @returns false for any other attribute, with nothing read
 */
export function copyShortAttribute(cursor: JsonCursor, writer: ProtobufWriter, tag: number): boolean {
  const { view: source, length: readable, at } = cursor;
  if (tag > shortLengthMax || at + opening.length > readable || !isOpening(source, at)) return false;
  reserve(writer, room);
  const { view, length } = writer;
  const key = at + opening.length;
  const keyEnd = copyTextTo(view, length + headBytes, cursor, key);
  if (keyEnd < 0 || keyEnd + between.length > readable || !isBetween(source, keyEnd)) return false;
  const text = keyEnd + between.length;
  const valueAt = length + headBytes + keyEnd - key;
  const textEnd = copyTextTo(view, valueAt + headBytes, cursor, text);
  if (textEnd < 0 || textEnd + wordBytes > readable || !isClosing(source, textEnd)) return false;
  const end = valueAt + headBytes + textEnd - text;
  if (end - length - 2 > shortLengthMax) return false;
  view.setInt32(length, tag | ((end - length - 2) << 8) | (keyTag << 16) | ((keyEnd - key) << 24), true);
  view.setInt32(valueAt, valueTag | ((end - valueAt - 2) << 8) | (textTag << 16) | ((textEnd - text) << 24), true);
  writer.length = end;
  cursor.at = textEnd + closing.length - 1;
  return true;
}

const isOpening = (source: DataView, at: number) => source.getFloat64(at, true) === open0;

const isClosing = (source: DataView, at: number) => (source.getInt32(at, true) & closingMask) === closing0;

function isBetween(source: DataView, at: number): boolean {
  return (
    source.getFloat64(at, true) === between0 &&
    source.getFloat64(at + 8, true) === between1 &&
    source.getFloat64(at + 16, true) === between2 &&
    source.getFloat64(at + between.length - 8, true) === between3
  );
}
