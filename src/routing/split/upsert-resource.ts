/**
 * Sets string attributes on every resource of a request, on the wire bytes and before anything is routed, as the Collector's
 * resource processor does with the action `upsert`: the first attribute of that name is replaced in place, an absent one is
 * appended.
 *
 * What it becomes is measured, then written into one buffer: a sender may write a section in two bytes, and a few objects for
 * each of a million sections would fill the memory.
 */

import { Buffer } from "node:buffer";
import type { ResourceUpsert } from "../../contract/balancer-config.ts";
import { findFault } from "../otlp/find-fault.ts";
import { fieldNumber, shapeOf } from "../otlp/messages.ts";
import { type FieldCursor, fieldsOf, nextField, wire } from "../wire/field-cursor.ts";
import { frameBytes, frameOf, writeFrame } from "../wire/write-varint.ts";

/** An encoded attribute. */
interface Attribute {
  readonly key: Buffer;
  /** The value as a field of its KeyValue. */
  readonly value: Buffer;
  /** The attribute as a field of a Resource that lacks it. */
  readonly whole: Buffer;
}

/** Where bytes go; without a target they are only counted. */
interface Output {
  readonly target?: Uint8Array;
  at: number;
}

/** What a section becomes: the bytes of its resource and of all of it. Two numbers a section. */
type Sizes = number[];

/** A request, its sections, their resource, its attributes: the fourth level. */
const attributeDepth = 4;

export interface Upserted {
  readonly bytes: number;
  readonly write: (target: Uint8Array) => void;
}

/**
 * @param upserts each key once
 * @returns a function that measures the changed request; undefined for one that stays as it is: there is nothing to set, or it
 * is malformed and for routing to refuse
 */
export function resourceUpserter(upserts: readonly ResourceUpsert[]): (request: Uint8Array) => Upserted | undefined {
  if (upserts.length === 0) return () => undefined;
  const attributes = upserts.map(attributeOf);
  return (request) => {
    const sizes: Sizes = [];
    const bytes = measureRequest(request, attributes, sizes);
    if (bytes === -1) return undefined;
    return { bytes, write: (target) => writeRequest(request, attributes, sizes, { target, at: 0 }) };
  };
}

function attributeOf(upsert: ResourceUpsert): Attribute {
  const key = Buffer.from(upsert.key);
  const value = framed(fieldNumber.value, framed(fieldNumber.stringValue, Buffer.from(upsert.value)));
  const entry = Buffer.concat([framed(fieldNumber.key, key), value]);
  return { key, value, whole: framed(fieldNumber.resourceAttributes, entry) };
}

function framed(field: number, content: Buffer): Buffer {
  return Buffer.concat([frameOf(field, wire.bytes, content.length), content]);
}

/** @returns -1 if it is malformed */
function measureRequest(request: Uint8Array, attributes: readonly Attribute[], sizes: Sizes): number {
  const cursor = fieldsOf(request, 0, request.length);
  let bytes = 0;
  while (nextField(cursor)) {
    if (!isMessage(cursor, fieldNumber.requestSection)) bytes += cursor.at - cursor.start;
    else {
      const size = measureSection(cursor, attributes, sizes);
      if (size === -1) return -1;
      bytes += frameBytes(fieldNumber.requestSection, size) + size;
    }
  }
  return cursor.fault ? -1 : bytes;
}

function measureSection({ bytes, value, at }: FieldCursor, attributes: readonly Attribute[], sizes: Sizes): number {
  const resource: Output = { at: 0 };
  let rest = 0;
  const missing = [...attributes];
  const cursor = fieldsOf(bytes, value, at);
  while (nextField(cursor)) {
    if (!isMessage(cursor, fieldNumber.sectionOwner)) rest += cursor.at - cursor.start;
    else if (!changePiece(resource, cursor, attributes, missing)) return -1;
  }
  if (cursor.fault) return -1;
  for (const { whole } of missing) resource.at += whole.length;
  const section = frameBytes(fieldNumber.sectionOwner, resource.at) + resource.at + rest;
  sizes.push(resource.at, section);
  return section;
}

function writeRequest(
  request: Uint8Array,
  attributes: readonly Attribute[],
  sizes: Sizes,
  out: Output & { readonly target: Uint8Array },
): void {
  const cursor = fieldsOf(request, 0, request.length);
  let place = 0;
  while (nextField(cursor)) {
    if (!isMessage(cursor, fieldNumber.requestSection)) {
      put(out, request, cursor.start, cursor.at);
      continue;
    }
    const [resource = 0, section = 0] = [sizes[place], sizes[place + 1]];
    place += 2;
    out.at = writeFrame(out.target, out.at, fieldNumber.requestSection, section);
    out.at = writeFrame(out.target, out.at, fieldNumber.sectionOwner, resource);
    writeSection(out, cursor, attributes);
  }
}

/** The resource comes first and in one piece, even if the sender wrote none or several. */
function writeSection(out: Output, { bytes, value, at }: FieldCursor, attributes: readonly Attribute[]): void {
  const missing = [...attributes];
  const pieces = fieldsOf(bytes, value, at);
  while (nextField(pieces)) {
    if (isMessage(pieces, fieldNumber.sectionOwner)) changePiece(out, pieces, attributes, missing);
  }
  for (const { whole } of missing) put(out, whole, 0, whole.length);
  const rest = fieldsOf(bytes, value, at);
  while (nextField(rest)) {
    if (!isMessage(rest, fieldNumber.sectionOwner)) put(out, bytes, rest.start, rest.at);
  }
}

/** @param missing attributes that were not found in earlier pieces @returns false if it is malformed */
function changePiece(
  out: Output,
  { bytes, value, at }: FieldCursor,
  attributes: readonly Attribute[],
  missing: Attribute[],
): boolean {
  const cursor = fieldsOf(bytes, value, at);
  while (nextField(cursor)) {
    const wanted = isMessage(cursor, fieldNumber.resourceAttributes) ? wantedOf(cursor, attributes) : undefined;
    if (!wanted || !missing.includes(wanted)) put(out, bytes, cursor.start, cursor.at);
    // What is replaced disappears from view, so a malformed attribute has to be noticed here.
    else if (findFault(bytes, cursor.value, cursor.at, shapeOf("KeyValue"), attributeDepth)) return false;
    else {
      missing.splice(missing.indexOf(wanted), 1);
      replace(out, cursor, wanted);
    }
  }
  return cursor.fault === undefined;
}

/** The attribute to set that has the key of this one. */
function wantedOf({ bytes, value, at }: FieldCursor, attributes: readonly Attribute[]): Attribute | undefined {
  let [start, end] = [value, value];
  const cursor = fieldsOf(bytes, value, at);
  while (nextField(cursor)) if (cursor.field === fieldNumber.key) [start, end] = [cursor.value, cursor.at];
  return attributes.find(({ key }) => key.length === end - start && key.compare(bytes, start, end) === 0);
}

/** Other fields of the attribute are kept. */
function replace(out: Output, { bytes, value, at }: FieldCursor, attribute: Attribute): void {
  const entry: Output = { at: 0 };
  keepOthers(entry, bytes, value, at);
  const size = entry.at + attribute.value.length;
  if (out.target) out.at = writeFrame(out.target, out.at, fieldNumber.resourceAttributes, size);
  else out.at += frameBytes(fieldNumber.resourceAttributes, size);
  keepOthers(out, bytes, value, at);
  put(out, attribute.value, 0, attribute.value.length);
}

function keepOthers(out: Output, bytes: Uint8Array, start: number, end: number): void {
  const cursor = fieldsOf(bytes, start, end);
  while (nextField(cursor)) if (cursor.field !== fieldNumber.value) put(out, bytes, cursor.start, cursor.at);
}

function isMessage({ field, wireType }: FieldCursor, number: number): boolean {
  return field === number && wireType === wire.bytes;
}

function put(out: Output, source: Uint8Array, start: number, end: number): void {
  if (out.target) out.target.set(source.subarray(start, end), out.at);
  out.at += end - start;
}
