/** Texts as most are, of at most 127 bytes and without escapes: read and written at once. */

import { char } from "./characters.ts";
import type { JsonCursor } from "./json-cursor.ts";
import { type ProtobufWriter, roomFor } from "./protobuf-writer.ts";

/** The length of a longer text takes more than one byte. */
export const shortLengthMax = 127;

/**
 * Hot path. Writes the text whose quote is next, behind its length.
 *
 * @returns false for a text that is longer or has escapes, with nothing read
 */
export function copyShortText(cursor: JsonCursor, writer: ProtobufWriter): boolean {
  const { bytes } = cursor;
  const target = roomFor(writer, shortLengthMax + 1);
  const start = cursor.at + 1;
  const shift = writer.length + 1 - start;
  const end = start + shortLengthMax + 1;
  for (let at = start; at < end; at++) {
    const next = bytes[at] ?? 0;
    if (next === char.quote) {
      target[writer.length] = at - start;
      writer.length = at + shift;
      cursor.at = at + 1;
      return true;
    }
    if (next < char.space || next === char.backslash) return false;
    target[at + shift] = next;
  }
  return false;
}
