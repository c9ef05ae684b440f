/** Texts as most are, of at most 127 bytes and without escapes: read and written at once, four bytes at a time. */

import { char } from "./characters.ts";
import type { JsonCursor } from "./json-cursor.ts";
import { type ProtobufWriter, reserve } from "./protobuf-writer.ts";

/** The length of a longer text takes more than one byte. */
export const shortLengthMax = 127;
const wordBytes = 4;
/** What is written of a text, and perhaps behind it. */
export const shortTextRoom = shortLengthMax + 1 + wordBytes;

const ones = 0x0101_0101;
const quotes = 0x2222_2222;
const backslashes = 0x5c5c_5c5c;
const spaces = 0x2020_2020;
const highBits = 0x8080_8080;

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
export function copyTextTo(target: DataView, to: number, source: DataView, start: number): number {
  const last = Math.min(start + shortLengthMax, source.byteLength - wordBytes);
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
  const end = copyTextTo(view, length + 1, cursor.view, start);
  if (end < 0) return false;
  view.setUint8(length, end - start);
  writer.length = length + 1 + end - start;
  cursor.at = end + 1;
  return true;
}
