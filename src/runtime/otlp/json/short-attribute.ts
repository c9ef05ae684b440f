/**
 * An attribute as most are: its key in front, a short text as its value, and no white space. It is written in one go, without
 * opening two messages for it; every other attribute goes the way of all messages.
 */

import { numberOf } from "../../../routing/otlp/messages.ts";
import { wire } from "../../../routing/wire/field-cursor.ts";
import type { JsonCursor } from "./json-cursor.ts";
import { phraseOf } from "./phrase.ts";
import { type ProtobufWriter, reserve } from "./protobuf-writer.ts";
import { copyTextTo, shortLengthMax, shortTextRoom } from "./short-text.ts";

/** Up to the first byte of the key, and from its closing quote to the first byte of the value. */
const opening = phraseOf('{"key":"');
const between = phraseOf('","value":{"stringValue":"');
/** And what comes behind an attribute is either of two bytes. */
const closing = phraseOf('"}},');

const [open0 = 0, open1 = 0] = opening.words;
const [between0 = 0, between1 = 0, between2 = 0, between3 = 0, between4 = 0, between5 = 0, between6 = 0] =
  between.words;
const closingMask = 0xff_ffff;
const closing0 = (closing.words[0] ?? 0) & closingMask;
const wordBytes = 4;

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
  const source = cursor.view;
  const { at } = cursor;
  if (tag > shortLengthMax || at + opening.length > source.byteLength || !isOpening(source, at)) return false;
  reserve(writer, room);
  const { view, length } = writer;
  const key = at + opening.length;
  const keyEnd = copyTextTo(view, length + headBytes, source, key);
  if (keyEnd < 0 || keyEnd + between.length > source.byteLength || !isBetween(source, keyEnd)) return false;
  const text = keyEnd + between.length;
  const valueAt = length + headBytes + keyEnd - key;
  const textEnd = copyTextTo(view, valueAt + headBytes, source, text);
  if (textEnd < 0 || textEnd + wordBytes > source.byteLength || !isClosing(source, textEnd)) return false;
  const end = valueAt + headBytes + textEnd - text;
  if (end - length - 2 > shortLengthMax) return false;
  view.setInt32(length, tag | ((end - length - 2) << 8) | (keyTag << 16) | ((keyEnd - key) << 24), true);
  view.setInt32(valueAt, valueTag | ((end - valueAt - 2) << 8) | (textTag << 16) | ((textEnd - text) << 24), true);
  writer.length = end;
  cursor.at = textEnd + closing.length - 1;
  return true;
}

const isOpening = (source: DataView, at: number) =>
  source.getInt32(at, true) === open0 && source.getInt32(at + 4, true) === open1;

const isClosing = (source: DataView, at: number) => (source.getInt32(at, true) & closingMask) === closing0;

/** All words in one question: where the first is the same, the others are. */
function isBetween(source: DataView, at: number): boolean {
  const others =
    (source.getInt32(at, true) ^ between0) |
    (source.getInt32(at + 4, true) ^ between1) |
    (source.getInt32(at + 8, true) ^ between2) |
    (source.getInt32(at + 12, true) ^ between3) |
    (source.getInt32(at + 16, true) ^ between4) |
    (source.getInt32(at + 20, true) ^ between5);
  return others === 0 && source.getInt32(at + between.length - wordBytes, true) === between6;
}
