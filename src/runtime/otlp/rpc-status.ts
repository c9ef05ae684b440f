/** `google.rpc.Status` with a `RetryInfo`, by which a server says when to try again. */

import { Buffer } from "node:buffer";
import { wire } from "../../routing/wire/field-cursor.ts";
import { bytesField, fieldList, textField, varintField, varintOf } from "./small-message.ts";

export interface RpcStatus {
  readonly code: number;
  readonly message: string;
  readonly retryDelayMs: number | undefined;
}

const retryInfoType = "type.googleapis.com/google.rpc.RetryInfo";

export function rpcStatus({ code, message, retryDelayMs }: RpcStatus): Uint8Array {
  const fields = [varintField(1, code), textField(2, message)];
  if (retryDelayMs !== undefined) {
    const seconds = Math.floor(retryDelayMs / 1_000);
    const nanos = Math.round((retryDelayMs - 1_000 * seconds) * 1_000_000);
    const delay = bytesField(1, Buffer.concat([varintField(1, seconds), varintField(2, nanos)]));
    fields.push(bytesField(3, Buffer.concat([textField(1, retryInfoType), bytesField(2, delay)])));
  }
  return Buffer.concat(fields);
}

/** @returns undefined for what is not such a status */
export function readRpcStatus(bytes: Uint8Array): RpcStatus | undefined {
  const fields = fieldList(bytes);
  if (!fields) return undefined;
  let code = 0;
  let message = "";
  let retryDelayMs: number | undefined;
  for (const { field, wireType, content } of fields) {
    if (field === 1 && wireType === wire.varint) code = varintOf(content);
    if (field === 2 && wireType === wire.bytes) message = Buffer.from(content).toString("utf8");
    if (field === 3 && wireType === wire.bytes) retryDelayMs = retryDelayOf(content) ?? retryDelayMs;
  }
  return { code, message, retryDelayMs };
}

function retryDelayOf(any: Uint8Array): number | undefined {
  const fields = fieldList(any) ?? [];
  const type = fields.find(({ field }) => field === 1)?.content ?? new Uint8Array();
  const value = fields.find(({ field }) => field === 2)?.content ?? new Uint8Array();
  if (Buffer.from(type).toString("utf8") !== retryInfoType) return undefined;
  const delay = fieldList(value)?.find(({ field }) => field === 1)?.content ?? new Uint8Array();
  let delayMs = 0;
  for (const { field, wireType, content } of fieldList(delay) ?? []) {
    if (wireType === wire.varint && field === 1) delayMs += 1_000 * varintOf(content);
    if (wireType === wire.varint && field === 2) delayMs += varintOf(content) / 1_000_000;
  }
  return delayMs;
}
