/** Times as senders write them, in nanoseconds since 1970: nineteen digits in a text, four of them read at once. */

import * as char from "./characters.ts";
import { notDigits } from "./digits.ts";
import type { JsonCursor } from "./json-cursor.ts";
import { fourDigits, joinDigits } from "./numbers.ts";

/** The opening quote and three digits, four times four digits, and the closing quote. */
const closingAt = 20;
/** What becomes of a quote is a zero. */
const quoteToZero = char.quote ^ char.zero;

/** Hot path. The time that is next, into `integer`. @returns false for any other number, with nothing read */
export function takeNanoseconds(cursor: JsonCursor): boolean {
  const { view, length, at } = cursor;
  if (at + closingAt >= length || view.getUint8(at) !== char.quote) return false;
  const head = view.getInt32(at, true) ^ quoteToZero;
  const first = view.getInt32(at + 4, true);
  const second = view.getInt32(at + 8, true);
  const third = view.getInt32(at + 12, true);
  const fourth = view.getInt32(at + 16, true);
  const others = notDigits(head) | notDigits(first) | notDigits(second) | notDigits(third) | notDigits(fourth);
  if (others !== 0 || view.getUint8(at + closingAt) !== char.quote) return false;
  cursor.at = at + closingAt + 1;
  const middle = fourDigits(first) * 10_000 + fourDigits(second);
  return joinDigits(fourDigits(head) * 100_000_000 + middle, fourDigits(third) * 10_000 + fourDigits(fourth));
}
