/**
 * Keys from attributes, looked for on the resource, then the scope, then the item or data point. A section in which
 * every attribute is found has one key, and its children are not searched.
 */

import { Buffer } from "node:buffer";
import { type AnyValue, elementsOf, type Range, readAnyValue } from "../otlp/any-value.ts";
import { type AttributeOwner, findAttribute, lastField } from "../otlp/attributes.ts";
import { fieldNumber } from "../otlp/messages.ts";
import { itemOwner, leafRange, pointOwner, resourceOwner, scopeOwner } from "../otlp/owners.ts";
import { metricData, type OtlpRequest, type Section } from "../otlp/read-request.ts";
import { spanKinds } from "../otlp/span-kinds.ts";
import { varintBytes, writeVarint } from "../wire/write-varint.ts";
import type { AttributeEncoding, AttributeRule } from "./key-rule.ts";
import type { Key, KeyInput } from "./key-sink.ts";
import { traceIdOf } from "./trace-id-keys.ts";
import { valueText } from "./value-text.ts";

export interface Name {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** What has been found on the way down: parts of the key by the index of their name, and the order in which they were found. */
interface Found {
  readonly parts: readonly (Uint8Array | undefined)[];
  readonly order: readonly number[];
}

interface Walk extends KeyInput {
  readonly rule: AttributeRule;
  readonly names: readonly Name[];
}

export function walkAttributes(input: KeyInput, rule: AttributeRule): void {
  const names = rule.names.map((text) => ({ text, bytes: Buffer.from(text) }));
  const walk: Walk = { ...input, rule, names };
  const nothing: Found = { parts: names.map(() => undefined), order: [] };
  for (const [resource, section] of input.request.resources.entries()) walkResource(walk, resource, section, nothing);
}

function walkResource(walk: Walk, resource: number, section: Section, nothing: Found): void {
  const { request, rule, sink } = walk;
  const found = search(walk, nothing, resourceOwner(request, resource));
  const bare = section.first === section.last;
  const oneKey = isComplete(found) && !(rule.firstOfTrace && !hasItems(request, section));
  if (oneKey || (bare && rule.keepsBareResources)) sink.keyed("resource", resource, keyOf(rule, found));
  else for (let scope = section.first; scope < section.last; scope++) walkScope(walk, scope, found);
}

/** A section without spans belongs to no trace: the Collector does not send it on. */
function hasItems({ scopes }: OtlpRequest, { first, last }: Section): boolean {
  return scopes.slice(first, last).some((scope) => scope.first < scope.last);
}

function walkScope(walk: Walk, scope: number, above: Found): void {
  const { request, rule, sink } = walk;
  const section = request.scopes[scope];
  if (!section || (rule.firstOfTrace && section.first === section.last)) return;
  const found = search(walk, above, scopeOwner(request, scope));
  if (isComplete(found)) sink.keyed("scope", scope, keyOf(rule, found));
  else if (request.signal !== "metrics") walkItems(walk, section, found);
  else for (let item = section.first; item < section.last; item++) walkPoints(walk, item, found);
}

function walkItems(walk: Walk, section: Section, found: Found): void {
  const { request, rule, sink } = walk;
  const keys = new Map<string, Key>();
  for (let item = section.first; item < section.last; item++) {
    const trace = rule.firstOfTrace ? Buffer.from(traceIdOf(request, item)).toString("latin1") : "";
    const key =
      (rule.firstOfTrace && keys.get(trace)) || keyOf(rule, searchLast(walk, found, itemOwner(request, item), item));
    if (rule.firstOfTrace) keys.set(trace, key);
    sink.keyed("item", item, key);
  }
}

function walkPoints(walk: Walk, item: number, above: Found): void {
  const { request, rule, sink } = walk;
  const metric = metricData(request, item);
  if (!metric) sink.dropped("item", item, "no data point");
  else {
    for (let point = metric.data.first; point < metric.data.last; point++) {
      const found = searchLast(walk, above, pointOwner(request, metric.type, point));
      sink.keyed("point", point, keyOf(rule, found));
    }
  }
}

function isComplete(found: Found): boolean {
  return found.order.length === found.parts.length;
}

/** Adds what this owner has of the names that were not found above it. */
function search(walk: Walk, above: Found, owner: AttributeOwner): Found {
  return extend(above, walk.names, (name) => {
    const value = findAttribute(walk.request.bytes, owner, name.bytes);
    return value && encodeValue(walk, name, value);
  });
}

function extend(above: Found, names: readonly Name[], partOf: (name: Name) => Uint8Array | undefined): Found {
  const parts = [...above.parts];
  const order = [...above.order];
  for (const [index, name] of names.entries()) {
    if (parts[index] !== undefined) continue;
    const part = partOf(name);
    if (part === undefined) continue;
    parts[index] = part;
    order.push(index);
  }
  return { parts, order };
}

/** The last level, an item or data point: a name that is not found here either counts as missing at this place. */
function searchLast(walk: Walk, above: Found, owner: AttributeOwner, item?: number): Found {
  const { request, rule } = walk;
  return extend(above, walk.names, (name) => {
    const fieldText = item === undefined ? undefined : fieldAttribute(request, item, name.text);
    if (fieldText) return encodeText(rule.encoding, name, fieldText);
    const value = findAttribute(request.bytes, owner, name.bytes);
    return value ? encodeValue(walk, name, value) : encodeText(rule.encoding, name, undefined);
  });
}

/** Fields of an item that have an attribute name; an attribute of that name on the item itself does not count. */
function fieldAttribute(request: OtlpRequest, item: number, name: string): Uint8Array | undefined {
  const { bytes, signal } = request;
  const pieces = [leafRange(request.items, item)];
  const content = (field: number) => {
    const { start, end } = lastField(bytes, pieces, field);
    return bytes.subarray(start, end);
  };
  switch (`${signal} ${name}`) {
    case "traces span.name":
      return content(fieldNumber.spanName);
    case "traces span.kind":
      // A number that OTLP does not define has an empty text.
      return Buffer.from(spanKinds[lastField(bytes, pieces, fieldNumber.spanKind).number] ?? "");
    case "logs log.severity":
      return content(fieldNumber.logSeverityText);
    case "logs log.body":
      return bodyText(request, leafRange(request.items, item));
    default:
      return undefined;
  }
}

function bodyText({ bytes }: OtlpRequest, record: Range): Uint8Array {
  let body: AnyValue | undefined;
  for (const piece of elementsOf(bytes, record, fieldNumber.logBody)) body = readAnyValue(bytes, piece, body);
  return body ? valueText(bytes, body) : new Uint8Array();
}

function encodeValue({ request, rule }: Walk, name: Name, value: AnyValue): Uint8Array {
  // Before 0.152 the Collector read a value of another type as an empty string.
  const hasText = rule.encoding !== "joined" || value.kind === "string";
  return encodeText(rule.encoding, name, hasText ? valueText(request.bytes, value) : new Uint8Array());
}

/** A part of a key. @param text undefined for an attribute that is missing */
export function encodeText(encoding: AttributeEncoding, name: Name, text: Uint8Array | undefined): Uint8Array {
  switch (encoding) {
    case "joined":
      return text ?? new Uint8Array();
    case "named":
      return Buffer.concat([name.bytes, Buffer.from("="), text ?? new Uint8Array(), Buffer.from("|")]);
    case "lengths": {
      if (!text) return Uint8Array.of(0);
      const length = new Uint8Array(varintBytes(text.length));
      writeVarint(length, 0, text.length);
      return Buffer.concat([Uint8Array.of(1), length, text]);
    }
  }
}

function keyOf({ order }: AttributeRule, found: Found): Key {
  const parts = order === "names" ? found.parts : found.order.map((index) => found.parts[index]);
  return parts.filter((part) => part !== undefined);
}
