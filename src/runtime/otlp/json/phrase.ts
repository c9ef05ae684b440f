/** A piece of text that is looked for at one place, four bytes at a time. */

import { Buffer } from "node:buffer";
import type { JsonCursor } from "./json-cursor.ts";
import { wordBytes } from "./words.ts";

export interface Phrase {
  /** In bytes, at least 4. */
  readonly length: number;
  /** Four bytes each, little-endian; the last may begin within the one before it. */
  readonly words: Int32Array;
}

export function phraseOf(text: string): Phrase {
  const bytes = Buffer.from(text);
  const { length } = bytes;
  const words = new Int32Array(Math.ceil(length / wordBytes));
  for (const index of words.keys()) words[index] = bytes.readInt32LE(Math.min(wordBytes * index, length - wordBytes));
  return { length, words };
}

/** Hot path. Whether the cursor stands in front of it. */
export function standsAt({ length, words }: Phrase, { view, length: readable, at }: JsonCursor): boolean {
  const end = at + length;
  if (end > readable) return false;
  let index = 0;
  for (let from = at; from + wordBytes <= end; from += wordBytes) {
    if (view.getInt32(from, true) !== words[index++]) return false;
  }
  return index === words.length || view.getInt32(end - wordBytes, true) === words[index];
}
