/**
 * Attribute values as text, as the Collector writes them into keys from 0.152 on (pdata `AsString`): strings unchanged,
 * numbers as in JSON, bytes in base64, maps and arrays as JSON with keys in byte order.
 */

import { Buffer } from "node:buffer";
import { type AnyValue, elementsOf, type Range, readAnyValue, readKeyValue } from "../otlp/any-value.ts";
import { fieldNumber } from "../otlp/messages.ts";
import { jsonString } from "./json-string.ts";

export function valueText(bytes: Uint8Array, value: AnyValue): Uint8Array {
  switch (value.kind) {
    case "empty":
      return new Uint8Array();
    case "string":
      return bytes.subarray(value.start, value.end);
    case "bytes":
      return Buffer.from(encoded(bytes, value, "base64"));
    case "map":
    case "array":
      // A number that JSON cannot express makes the whole text empty.
      return Buffer.from(jsonOf(bytes, value) ?? "", "latin1");
    default:
      return Buffer.from(numberText(bytes, value));
  }
}

/** In latin1 each byte is one character, so any bytes can be a key or text, and keys sort in byte order. */
function encoded(bytes: Uint8Array, { start, end }: Range, encoding: "base64" | "latin1"): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString(encoding);
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

/** @returns in latin1; undefined if a number in it has no JSON form */
function jsonOf(bytes: Uint8Array, value: AnyValue): string | undefined {
  switch (value.kind) {
    case "empty":
      return "null";
    case "string":
      return jsonString(encoded(bytes, value, "latin1"));
    case "bytes":
      // Here Go does not distinguish an empty byte slice from an absent one.
      return value.end === value.start ? "null" : `"${encoded(bytes, value, "base64")}"`;
    case "map":
      return mapJson(bytes, value);
    case "array":
      return arrayJson(bytes, value);
    case "double":
      return Number.isFinite(doubleOf(bytes, value)) ? numberText(bytes, value) : undefined;
    default:
      return numberText(bytes, value);
  }
}

function arrayJson(bytes: Uint8Array, range: Range): string | undefined {
  let list = "";
  for (const element of elementsOf(bytes, range, fieldNumber.elements)) {
    const json = jsonOf(bytes, readAnyValue(bytes, element));
    if (json === undefined) return undefined;
    list += `${list === "" ? "" : ","}${json}`;
  }
  return `[${list}]`;
}

/** Of equal keys the last counts, unlike in look-ups. */
function mapJson(bytes: Uint8Array, range: Range): string | undefined {
  const values = new Map<string, AnyValue>();
  for (const element of elementsOf(bytes, range, fieldNumber.elements)) {
    const { key, value } = readKeyValue(bytes, element);
    values.set(encoded(bytes, key, "latin1"), value);
  }
  let list = "";
  for (const [key, value] of [...values].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const json = jsonOf(bytes, value);
    if (json === undefined) return undefined;
    list += `${list === "" ? "" : ","}${jsonString(key)}:${json}`;
  }
  return `{${list}}`;
}
