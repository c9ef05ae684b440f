/** The response to an export request, whose partial success is the same for all signals. */

import { Buffer } from "node:buffer";
import { wire } from "../../routing/wire/field-cursor.ts";
import { bytesField, fieldList, textField, varintField, varintOf } from "./small-message.ts";

export interface PartialSuccess {
  readonly rejected: number;
  readonly message: string;
}

/** `Export…ServiceResponse`: empty for full success. */
export function exportResponse({ rejected, message }: PartialSuccess): Uint8Array {
  if (rejected === 0 && message === "") return new Uint8Array();
  return bytesField(1, Buffer.concat([varintField(1, rejected), textField(2, message)]));
}

export const fullSuccess: PartialSuccess = { rejected: 0, message: "" };

/** As a Collector says full success (0.161.0): every answer but a few is read without an allocation. */
function isEmptyPartial(bytes: Uint8Array): boolean {
  return bytes.length === 2 && bytes[0] === 0x0a && bytes[1] === 0;
}

/** @returns undefined for what is not such a response */
export function readExportResponse(bytes: Uint8Array): PartialSuccess | undefined {
  if (bytes.length === 0 || isEmptyPartial(bytes)) return fullSuccess;
  const outer = fieldList(bytes);
  const partial = outer?.findLast(({ field, wireType }) => field === 1 && wireType === wire.bytes);
  const inner = partial ? fieldList(partial.content) : [];
  if (!outer || !inner) return undefined;
  const rejected = inner.findLast(({ field, wireType }) => field === 1 && wireType === wire.varint);
  const message = inner.findLast(({ field, wireType }) => field === 2 && wireType === wire.bytes);
  return {
    rejected: rejected ? varintOf(rejected.content) : 0,
    message: message ? Buffer.from(message.content).toString("utf8") : "",
  };
}
