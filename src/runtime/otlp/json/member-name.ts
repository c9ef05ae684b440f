/** The name of a member: senders write the members of a message in one order, so the next is compared before it is looked for. */

import * as char from "./characters.ts";
import { type JsonCursor, readText } from "./json-cursor.ts";
import { fieldNamed, type JsonShape, type Named, nextHash } from "./json-shape.ts";
import { standsAt } from "./phrase.ts";
import { openName, skipColon } from "./skip-value.ts";

/** A message that is being read. */
interface Before {
  /** The last member that was known. */
  before: Named | undefined;
}

/** Hot path. @returns undefined for a member that nobody reads, and for a fault */
export function nextMember(cursor: JsonCursor, level: Before, shape: JsonShape): Named | undefined {
  const { before } = level;
  const expected = before ? before.next : shape.first;
  if (expected && standsAt(expected.written, cursor)) {
    cursor.at += expected.written.length;
    level.before = expected;
    return expected;
  }
  const named = openName(cursor) ? readName(cursor, shape) : undefined;
  if (cursor.fault !== undefined || !skipColon(cursor) || !named) return undefined;
  if (before) before.next = named;
  else shape.first = named;
  level.before = named;
  return named;
}

/** Hot path. */
function readName(cursor: JsonCursor, shape: JsonShape): Named | undefined {
  const { bytes } = cursor;
  const start = cursor.at + 1;
  let at = start;
  let hash = 0;
  for (let next = bytes[at] ?? 0; next !== char.quote; next = bytes[++at] ?? 0) {
    if (next < char.space || next === char.backslash) return readEscapedName(cursor, shape);
    hash = nextHash(hash, next);
  }
  cursor.at = at + 1;
  return fieldNamed(shape, bytes, start, at, hash);
}

function readEscapedName(cursor: JsonCursor, shape: JsonShape): Named | undefined {
  if (!readText(cursor)) return undefined;
  const { text, start, end } = cursor;
  let hash = 0;
  for (let at = start; at < end; at++) hash = nextHash(hash, text[at] ?? 0);
  return fieldNamed(shape, text, start, end, hash);
}
