/**
 * Attribute values as text, as the Collector writes them into keys from 0.152 on (pdata `AsString`): strings unchanged,
 * numbers as in JSON, bytes in base64, maps and arrays as JSON with keys in byte order.
 */

import { Buffer } from "node:buffer";
import { type AnyValue, elementsOf, type Range, readAnyValue, readKeyValue } from "../otlp/any-value.ts";
import { fieldNumber } from "../otlp/messages.ts";
import { appendByte, appendBytes, appendText, type ByteBuffer } from "../wire/byte-buffer.ts";
import { appendJsonString } from "./json-string.ts";

export function appendValueText(buffer: ByteBuffer, bytes: Uint8Array, value: AnyValue): void {
  switch (value.kind) {
    case "empty":
      break;
    case "string":
      appendBytes(buffer, bytes.subarray(value.start, value.end));
      break;
    case "bytes":
      appendText(buffer, base64Of(bytes, value));
      break;
    case "map":
    case "array": {
      const before = buffer.length;
      // A number that JSON cannot express makes the whole text empty.
      if (!appendJson(buffer, bytes, value)) buffer.length = before;
      break;
    }
    default:
      appendText(buffer, numberText(bytes, value));
  }
}

function base64Of(bytes: Uint8Array, { start, end }: Range): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("base64");
}

function numberText(bytes: Uint8Array, value: AnyValue): string {
  if (value.kind === "bool") return (value.low | value.high) !== 0 ? "true" : "false";
  if (value.kind === "int") {
    return value.high === 0
      ? String(value.low)
      : String(BigInt.asIntN(64, (BigInt(value.high) << 32n) | BigInt(value.low)));
  }
  const double = doubleOf(bytes, value);
  return Object.is(double, -0) ? "-0" : String(double);
}

function doubleOf(bytes: Uint8Array, { start }: Range): number {
  return new DataView(bytes.buffer, bytes.byteOffset + start).getFloat64(0, true);
}

/** @returns false if a number in it has no JSON form */
function appendJson(buffer: ByteBuffer, bytes: Uint8Array, value: AnyValue): boolean {
  switch (value.kind) {
    case "empty":
      appendText(buffer, "null");
      return true;
    case "string":
      appendJsonString(buffer, bytes.subarray(value.start, value.end));
      return true;
    case "bytes":
      // Here Go does not distinguish an empty byte slice from an absent one.
      appendText(buffer, value.end === value.start ? "null" : `"${base64Of(bytes, value)}"`);
      return true;
    case "map":
      return appendMap(buffer, bytes, value);
    case "array":
      return appendArray(buffer, bytes, value);
    case "double":
      if (!Number.isFinite(doubleOf(bytes, value))) return false;
      break;
    default:
  }
  appendText(buffer, numberText(bytes, value));
  return true;
}

function appendArray(buffer: ByteBuffer, bytes: Uint8Array, range: Range): boolean {
  let separator = "[";
  for (const element of elementsOf(bytes, range, fieldNumber.elements)) {
    appendText(buffer, separator);
    if (!appendJson(buffer, bytes, readAnyValue(bytes, element))) return false;
    separator = ",";
  }
  appendText(buffer, separator === "[" ? "[]" : "]");
  return true;
}

/** Of equal keys the last counts, unlike in look-ups. */
function appendMap(buffer: ByteBuffer, bytes: Uint8Array, range: Range): boolean {
  const entries = new Map<string, AnyValue>();
  for (const element of elementsOf(bytes, range, fieldNumber.elements)) {
    const { key, value } = readKeyValue(bytes, element);
    // In latin1 each byte is one character, so any bytes can be a key and keys sort in byte order.
    entries.set(Buffer.from(bytes.subarray(key.start, key.end)).toString("latin1"), value);
  }
  let separator = "{";
  for (const key of [...entries.keys()].sort()) {
    const value = entries.get(key);
    if (value === undefined) continue;
    appendText(buffer, separator);
    appendJsonString(buffer, Buffer.from(key, "latin1"));
    appendByte(buffer, 0x3a); // a colon
    if (!appendJson(buffer, bytes, value)) return false;
    separator = ",";
  }
  appendText(buffer, separator === "{" ? "{}" : "}");
  return true;
}
