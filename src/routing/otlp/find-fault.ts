/** Walks every field of a message, so that what the Collector's decoder refuses is refused before anything is routed. */

import {
  type Fault,
  type FaultReason,
  type FieldCursor,
  fieldsOf,
  nextField,
  readVarint,
  wire,
} from "../wire/field-cursor.ts";
import { type Field, type MessageShape, spanIdBytes, traceIdBytes } from "./messages.ts";

/**
 * Messages within messages, counted from the request; the limit of protobuf's C++ and Java decoders. The Collector has none;
 * real attributes stay far below it.
 */
export const nestingDepthMax = 100;

/** @param depth that of this message; a request has depth 1 @param fieldsMax of all that is nested in it */
export function findFault(
  bytes: Uint8Array,
  start: number,
  end: number,
  shape: MessageShape,
  depth: number,
  fieldsMax?: number,
): Fault | undefined {
  const cursor = fieldsOf(bytes, start, end);
  if (fieldsMax !== undefined) cursor.fieldsLeft = fieldsMax;
  return messageFault(cursor, shape, depth);
}

/** One cursor walks all that is nested: a message may be written in two bytes, and an object for each costs more than its walk. */
function messageFault(cursor: FieldCursor, shape: MessageShape, depth: number): Fault | undefined {
  if (depth > nestingDepthMax) return { reason: "nested too deeply", offset: cursor.at };
  while (nextField(cursor)) {
    if (--cursor.fieldsLeft < 0) return { reason: "too many fields", offset: cursor.start };
    const field = shape.fields.get(cursor.field);
    const fault = field && fieldFault(cursor, field, depth);
    if (fault) return fault;
  }
  return cursor.fault;
}

/** The fault of the field that the cursor has just read. */
export function fieldFault(cursor: FieldCursor, field: Field, depth: number): Fault | undefined {
  const length = cursor.at - cursor.value;
  switch (field.kind) {
    case "packed64":
      if (cursor.wireType === wire.bytes) return check(cursor, length % 8 === 0, "wrong length of a packed field");
      break;
    case "packedVarint":
      if (cursor.wireType === wire.bytes) return varintsFault(cursor);
      break;
    case "message":
      if (cursor.wireType === wire.bytes && field.message) {
        return nestedFault(cursor, field.message, depth + 1);
      }
      break;
    case "traceId":
    case "spanId":
      if (cursor.wireType === wire.bytes && length !== 0) {
        const expected = field.kind === "traceId" ? traceIdBytes : spanIdBytes;
        return check(cursor, length === expected, "wrong length of an id");
      }
      break;
    default:
  }
  return check(cursor, cursor.wireType === field.wireType, "wrong wire type for the field");
}

/** Behind it the cursor stands where it stood. */
function nestedFault(cursor: FieldCursor, shape: MessageShape, depth: number): Fault | undefined {
  const { at, end } = cursor;
  cursor.end = at;
  cursor.at = cursor.value;
  const fault = messageFault(cursor, shape, depth);
  cursor.end = end;
  cursor.at = at;
  return fault;
}

function check(cursor: FieldCursor, holds: boolean, reason: FaultReason): Fault | undefined {
  return holds ? undefined : { reason, offset: cursor.start };
}

function varintsFault(field: FieldCursor): Fault | undefined {
  const cursor = fieldsOf(field.bytes, field.value, field.at);
  while (cursor.at < cursor.end) if (!readVarint(cursor)) break;
  return cursor.fault;
}
