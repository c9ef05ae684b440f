/** Texts as most are, of at most 127 bytes and without escapes: read and written at once, four bytes at a time. */

import * as char from "./characters.ts";
import type { JsonCursor } from "./json-cursor.ts";
import { type ProtobufWriter, reserve } from "./protobuf-writer.ts";
import { backslashes, highBits, ones, quotes, shortLengthMax, shortTextRoom, spaces, wordBytes } from "./words.ts";

/**
 * The lowest bit that is set is the highest bit of the first byte that is a quote, a backslash or a control character; what is
 * above it says nothing.
 *
 * @see https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
 */
function endsIn(word: number): number {
  const quote = word ^ quotes;
  const backslash = word ^ backslashes;
  return (((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | ((word - spaces) & ~word)) & highBits;
}

/**
 * Hot path. Copies the text that begins there, without its length, to where there is room for it.
 *
 * @returns where its closing quote is; -1 for a text that is longer, has escapes or is among the last bytes of all
 */
export function copyTextTo(target: DataView, to: number, { view: source, length }: JsonCursor, start: number): number {
  const last = Math.min(start + shortLengthMax, length - wordBytes);
  for (let at = start; at <= last; at += wordBytes) {
    const word = source.getInt32(at, true);
    target.setInt32(to + at - start, word, true);
    const ends = endsIn(word);
    if (ends !== 0) {
      const end = at + ((31 - Math.clz32(ends & -ends)) >> 3);
      return source.getUint8(end) === char.quote && end - start <= shortLengthMax ? end : -1;
    }
  }
  return -1;
}

/**
 * Hot path. Writes the text whose quote is next, behind its length.
 *
 * @returns false for any other text, with nothing read
 */
export function copyShortText(cursor: JsonCursor, writer: ProtobufWriter): boolean {
  reserve(writer, shortTextRoom);
  const { view, length } = writer;
  const start = cursor.at + 1;
  const end = copyTextTo(view, length + 1, cursor, start);
  if (end < 0) return false;
  view.setUint8(length, end - start);
  writer.length = length + 1 + end - start;
  cursor.at = end + 1;
  return true;
}
