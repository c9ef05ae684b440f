/**
 * Walks the fields of one protobuf message in place. Malformed input ends the walk with a fault; nothing throws.
 *
 * Accepts what the decoders of all Collector versions accept (pdata 1.35.0 of 0.129 to 1.67.0 of 0.161): varints of up to
 * ten bytes, field numbers cut to 32 bits. Groups are refused: OTLP has none, and the newer decoders mistake the
 * first field of a group for its end, so they refuse nearly all of them.
 */

export type FaultReason =
  | "truncated"
  | "varint longer than 10 bytes"
  | "field number out of range"
  | "unknown wire type"
  | "group"
  | "wrong wire type for the field"
  | "wrong length of an id"
  | "wrong length of a packed field"
  | "nested too deeply"
  | "too many fields"
  | "too many empty sections or items"
  | "the sections are written in too many pieces";

/** Why input was refused, and at which byte. */
export interface Fault {
  readonly reason: FaultReason;
  readonly offset: number;
}

export const wire = {
  varint: 0,
  fixed64: 1,
  bytes: 2,
  groupStart: 3,
  groupEnd: 4,
  fixed32: 5,
} as const;

/** Longest varint, in bytes: 64 bits, 7 a byte. */
const varintBytesMax = 10;

/** Owned by one walk; `nextField` advances it. */
export interface FieldCursor {
  readonly bytes: Uint8Array;
  /** Where the message ends. */
  end: number;
  /** Where the next field begins. */
  at: number;
  /** The number and wire type of the field read last, its first byte and that of its value, which ends at `at`. */
  field: number;
  wireType: number;
  start: number;
  value: number;
  /** The value of a varint, or the length of bytes: two unsigned halves. */
  low: number;
  high: number;
  /** How many more fields its reader takes. */
  fieldsLeft: number;
  fault: Fault | undefined;
}

/** More than a request can have. */
const anyNumber = 2 ** 30;

export function fieldsOf(bytes: Uint8Array, start: number, end: number): FieldCursor {
  const at = start;
  const value = start;
  const fieldsLeft = anyNumber;
  return { bytes, end, at, field: 0, wireType: 0, start, value, low: 0, high: 0, fieldsLeft, fault: undefined };
}

function fail(cursor: FieldCursor, reason: FaultReason): false {
  cursor.fault = { reason, offset: cursor.at };
  return false;
}

/** Hot path. Reads a varint into `low` and `high`; bits beyond 64 are dropped. */
export function readVarint(cursor: FieldCursor): boolean {
  const { bytes, end } = cursor;
  const first = cursor.at < end ? (bytes[cursor.at] ?? 0) : 0x80;
  if (first < 0x80) {
    cursor.low = first;
    cursor.high = 0;
    cursor.at += 1;
    return true;
  }
  let low = 0;
  let high = 0;
  for (let index = 0; index < varintBytesMax; index++) {
    if (cursor.at >= end) return fail(cursor, "truncated");
    const byte = bytes[cursor.at++] ?? 0;
    const bits = byte & 0x7f;
    if (index < 4) low |= bits << (7 * index);
    else if (index === 4) {
      low |= bits << 28;
      high = bits >>> 4;
    } else high |= bits << (7 * index - 32);
    if (byte < 0x80) {
      cursor.low = low >>> 0;
      cursor.high = high >>> 0;
      return true;
    }
  }
  return fail(cursor, "varint longer than 10 bytes");
}

/** The number is the tag without its three lowest bits, truncated to a signed 32-bit integer. */
function readTag(cursor: FieldCursor): boolean {
  if (!readVarint(cursor)) return false;
  cursor.wireType = cursor.low & 7;
  cursor.field = (cursor.low >>> 3) | (cursor.high << 29);
  return cursor.field > 0 || fail(cursor, "field number out of range");
}

function advance(cursor: FieldCursor, length: number): boolean {
  if (length > cursor.end - cursor.at) return fail(cursor, "truncated");
  cursor.at += length;
  return true;
}

/** Moves past the value of a field; `value` is where its content begins. */
function readValue(cursor: FieldCursor): boolean {
  cursor.value = cursor.at;
  switch (cursor.wireType) {
    case wire.varint:
      return readVarint(cursor);
    case wire.fixed64:
      return advance(cursor, 8);
    case wire.fixed32:
      return advance(cursor, 4);
    case wire.bytes:
      if (!readVarint(cursor)) return false;
      if (cursor.high !== 0) return fail(cursor, "truncated");
      cursor.value = cursor.at;
      return advance(cursor, cursor.low);
    case wire.groupStart:
    case wire.groupEnd:
      return fail(cursor, "group");
    default:
      return fail(cursor, "unknown wire type");
  }
}

/**
 * Hot path. Reads the next field.
 *
 * @returns false at the end of the message, and when it is malformed: then `fault` says how
 */
export function nextField(cursor: FieldCursor): boolean {
  if (cursor.at >= cursor.end) return false;
  cursor.start = cursor.at;
  if (!readTag(cursor)) return false;
  return readValue(cursor);
}
