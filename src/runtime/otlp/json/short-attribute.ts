/**
 * An attribute as most are: its key in front, a short text as its value, and no white space. It is written in one go, without
 * opening two messages for it; every other attribute goes the way of all messages.
 */

import { numberOf } from "../../../routing/otlp/messages.ts";
import { wire } from "../../../routing/wire/field-cursor.ts";
import { char } from "./characters.ts";
import type { JsonCursor } from "./json-cursor.ts";
import { phraseOf, standsAt } from "./phrase.ts";
import { appendVarint, type ProtobufWriter, roomFor } from "./protobuf-writer.ts";
import { copyShortText, shortLengthMax } from "./short-text.ts";

/** Up to the quote of the key, and from behind it to that of the value. */
const opening = phraseOf('{"key":');
const between = phraseOf(',"value":{"stringValue":');

const tagOf = (message: string, field: string) => (numberOf(message, field) << 3) | wire.bytes;
const keyTag = tagOf("KeyValue", "key");
const valueTag = tagOf("KeyValue", "value");
const textTag = tagOf("AnyValue", "string_value");

/**
 * Hot path.
 *
 * @param tag of the field that the attribute is an element of
 * @returns false for any other attribute, with nothing read and nothing written
 */
export function copyShortAttribute(cursor: JsonCursor, writer: ProtobufWriter, tag: number): boolean {
  const { at } = cursor;
  const { length } = writer;
  if (standsAt(opening, cursor) && copied(cursor, writer, tag)) return true;
  cursor.at = at;
  writer.length = length;
  return false;
}

function copied(cursor: JsonCursor, writer: ProtobufWriter, tag: number): boolean {
  cursor.at += opening.length;
  appendVarint(writer, tag);
  const lengthAt = writer.length++;
  appendVarint(writer, keyTag);
  if (!copyShortText(cursor, writer) || !standsAt(between, cursor)) return false;
  cursor.at += between.length;
  appendVarint(writer, valueTag);
  const valueLengthAt = writer.length++;
  appendVarint(writer, textTag);
  if (!copyShortText(cursor, writer) || !isClosed(cursor)) return false;
  cursor.at += 2;
  const attributeLength = writer.length - lengthAt - 1;
  if (attributeLength > shortLengthMax) return false;
  const target = roomFor(writer, 0);
  target[lengthAt] = attributeLength;
  target[valueLengthAt] = writer.length - valueLengthAt - 1;
  return true;
}

const isClosed = ({ bytes, at }: JsonCursor) => bytes[at] === char.closeObject && bytes[at + 1] === char.closeObject;
