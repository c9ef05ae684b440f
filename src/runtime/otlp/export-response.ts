/**
 * The small messages around an export request: the response, whose partial success is alike for all signals, and
 * `google.rpc.Status` with a `RetryInfo`, by which a server says when to try again.
 */

import { Buffer } from "node:buffer";
import { fieldsOf, nextField, wire } from "../../routing/wire/field-cursor.ts";
import { frameOf, varintBytes, writeVarint } from "../../routing/wire/write-varint.ts";

export interface PartialSuccess {
  readonly rejected: number;
  readonly message: string;
}

export interface RpcStatus {
  readonly code: number;
  readonly message: string;
  readonly retryDelayMs: number | undefined;
}

const retryInfoType = "type.googleapis.com/google.rpc.RetryInfo";

/** `Export…ServiceResponse`: empty for full success. */
export function exportResponse({ rejected, message }: PartialSuccess): Uint8Array {
  if (rejected === 0 && message === "") return new Uint8Array();
  return bytesField(1, Buffer.concat([varintField(1, rejected), textField(2, message)]));
}

/** @returns undefined for what is not such a response */
export function readExportResponse(bytes: Uint8Array): PartialSuccess | undefined {
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

interface FieldContent {
  readonly field: number;
  readonly wireType: number;
  /** Of bytes what they hold, of others as they stand. */
  readonly content: Uint8Array;
}

function fieldList(bytes: Uint8Array): readonly FieldContent[] | undefined {
  const found: FieldContent[] = [];
  const cursor = fieldsOf(bytes, 0, bytes.length);
  while (nextField(cursor)) {
    const { field, wireType, value, at } = cursor;
    found.push({ field, wireType, content: bytes.subarray(value, at) });
  }
  return cursor.fault ? undefined : found;
}

/** Numbers up to 2^53; negative ones, which nobody means here, count as 0. */
function varintOf(bytes: Uint8Array): number {
  let value = 0;
  for (const [index, byte] of bytes.entries()) value += (byte & 0x7f) * 2 ** (7 * index);
  return Number.isSafeInteger(value) ? value : 0;
}

function varintField(field: number, value: number): Uint8Array {
  if (value === 0) return new Uint8Array();
  const bytes = new Uint8Array(1 + varintBytes(value));
  bytes[0] = (field << 3) | wire.varint;
  writeVarint(bytes, 1, value);
  return bytes;
}

function bytesField(field: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([frameOf(field, wire.bytes, content.length), content]);
}

function textField(field: number, text: string): Uint8Array {
  return text === "" ? new Uint8Array() : bytesField(field, Buffer.from(text, "utf8"));
}
