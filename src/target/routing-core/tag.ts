/** What stands before a field on the wire. */

import { wire } from "../../routing/wire/field-cursor.ts";

export function bytesTag(field: number): number {
  return (field << 3) | wire.bytes;
}

export function varintTag(field: number): number {
  return (field << 3) | wire.varint;
}
