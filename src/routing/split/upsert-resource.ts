/**
 * Sets string attributes on every resource of a request, on the wire bytes and before anything is routed, as the Collector's
 * resource processor does with the action `upsert`: the first attribute of that name is replaced in place, an absent one is
 * appended.
 */

import { Buffer } from "node:buffer";
import type { ResourceUpsert } from "../../contract/balancer-config.ts";
import { readKeyValue } from "../otlp/any-value.ts";
import { findFault } from "../otlp/find-fault.ts";
import { fieldNumber, shapeOf } from "../otlp/messages.ts";
import { type FieldCursor, fieldsOf, nextField, wire } from "../wire/field-cursor.ts";
import { frameOf } from "../wire/write-varint.ts";
import { appendFramed, appendRange, appendRope, appendWhole, bytesOf, createRope, type Rope } from "./rope.ts";

/** An encoded attribute. */
interface Attribute {
  readonly key: Buffer;
  /** The value as a field of its KeyValue. */
  readonly value: Uint8Array;
  /** The attribute as a field of a Resource that lacks it. */
  readonly whole: Uint8Array;
}

/** A request, its sections, their resource, its attributes: the fourth level. */
const attributeDepth = 4;

/**
 * @param upserts each key once
 * @returns a function that returns the changed request; a malformed one is returned unchanged, for routing to refuse
 */
export function resourceUpserter(upserts: readonly ResourceUpsert[]): (request: Uint8Array) => Uint8Array {
  if (upserts.length === 0) return (request) => request;
  const attributes = upserts.map(attributeOf);
  return (request) => {
    const rope = createRope();
    const changed = eachField(request, 0, request.length, (cursor) => {
      if (!isMessage(cursor, fieldNumber.requestSection)) return copyField(rope, cursor);
      const section = changedSection(cursor, attributes);
      if (section) appendFramed(rope, fieldNumber.requestSection, section);
      return section !== undefined;
    });
    return changed ? bytesOf(rope) : request;
  };
}

function attributeOf(upsert: ResourceUpsert): Attribute {
  const key = Buffer.from(upsert.key);
  const text = ropeOf(
    frameOf(fieldNumber.stringValue, wire.bytes, Buffer.byteLength(upsert.value)),
    Buffer.from(upsert.value),
  );
  const value = createRope();
  appendFramed(value, fieldNumber.value, text);
  const entry = ropeOf(frameOf(fieldNumber.key, wire.bytes, key.length), key);
  appendRope(entry, value);
  const whole = createRope();
  appendFramed(whole, fieldNumber.resourceAttributes, entry);
  return { key, value: bytesOf(value), whole: bytesOf(whole) };
}

/** The resource comes first and in one piece, even if the sender wrote none or several. */
function changedSection({ bytes, value, at }: FieldCursor, attributes: readonly Attribute[]): Rope | undefined {
  const resource = createRope();
  const rest = createRope();
  const missing = new Set(attributes);
  const changed = eachField(bytes, value, at, (cursor) =>
    isMessage(cursor, fieldNumber.sectionOwner)
      ? changePiece(resource, cursor, attributes, missing)
      : copyField(rest, cursor),
  );
  if (!changed) return undefined;
  for (const { whole } of missing) appendWhole(resource, whole);
  const section = createRope();
  appendFramed(section, fieldNumber.sectionOwner, resource);
  appendRope(section, rest);
  return section;
}

/** @param missing attributes that were not found in earlier pieces */
function changePiece(
  resource: Rope,
  { bytes, value, at }: FieldCursor,
  attributes: readonly Attribute[],
  missing: Set<Attribute>,
): boolean {
  return eachField(bytes, value, at, (cursor) => {
    if (!isMessage(cursor, fieldNumber.resourceAttributes)) return copyField(resource, cursor);
    // What is replaced disappears from view, so a malformed attribute has to be noticed here.
    if (findFault(bytes, cursor.value, cursor.at, shapeOf("KeyValue"), attributeDepth)) return false;
    const { key } = readKeyValue(bytes, { start: cursor.value, end: cursor.at });
    const name = bytes.subarray(key.start, key.end);
    const wanted = attributes.find((attribute) => Buffer.compare(attribute.key, name) === 0);
    if (!wanted || !missing.delete(wanted)) return copyField(resource, cursor);
    appendFramed(resource, fieldNumber.resourceAttributes, replaced(cursor, wanted));
    return true;
  });
}

/** Other fields of the attribute are kept. */
function replaced({ bytes, value, at }: FieldCursor, attribute: Attribute): Rope {
  const entry = createRope();
  eachField(bytes, value, at, (cursor) => cursor.field === fieldNumber.value || copyField(entry, cursor));
  appendWhole(entry, attribute.value);
  return entry;
}

/** @returns false if the message, or one of its fields, is malformed */
function eachField(bytes: Uint8Array, start: number, end: number, read: (cursor: FieldCursor) => boolean): boolean {
  const cursor = fieldsOf(bytes, start, end);
  while (nextField(cursor)) if (!read(cursor)) return false;
  return cursor.fault === undefined;
}

function isMessage({ field, wireType }: FieldCursor, number: number): boolean {
  return field === number && wireType === wire.bytes;
}

function copyField(rope: Rope, { bytes, start, at }: FieldCursor): true {
  appendRange(rope, bytes, start, at);
  return true;
}

function ropeOf(...pieces: readonly Uint8Array[]): Rope {
  const rope = createRope();
  for (const piece of pieces) appendWhole(rope, piece);
  return rope;
}
