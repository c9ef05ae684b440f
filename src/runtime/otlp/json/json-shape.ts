/** The messages of OTLP by the names of their members in JSON, found by the bytes of a name. */

import { Buffer } from "node:buffer";
import { type Field, type MessageShape, messageShapes } from "../../../routing/otlp/messages.ts";
import { wire } from "../../../routing/wire/field-cursor.ts";
import { type Phrase, phraseOf } from "./phrase.ts";
import { type ValueWriter, writerOf } from "./values.ts";

export interface JsonField {
  readonly name: string;
  /** In front of a value, or of many numbers in one field. */
  readonly tag: number;
  readonly isRepeated: boolean;
  /** Repeated numbers: all in one field. */
  readonly isPacked: boolean;
  /** Undefined for a message. */
  readonly write: ValueWriter | undefined;
  readonly shape: JsonShape | undefined;
  /** Of one of several members that a message has only one of: null is a value of it. */
  readonly isAlternative: boolean;
  /** What the length of the last one took: the next is most likely as long. */
  lengthBytes: number;
}

export interface Named {
  readonly key: Uint8Array;
  readonly hash: number;
  readonly field: JsonField;
  /** The name as it stands in a text without white space: with its quotes and its colon. */
  readonly written: Phrase;
  /** That which came behind it the last time, and will most likely come again. */
  next: Named | undefined;
}

export interface JsonShape {
  readonly message: string;
  readonly isAttribute: boolean;
  /** A power of two of slots, of which at least half are empty; a name is at its hash or behind it. */
  readonly slots: (Named | undefined)[];
  /** That which came first the last time. */
  first: Named | undefined;
}

/** Members of which a message has only one; numbers of them are not null. */
const alternatives: ReadonlySet<string> = new Set(["string_value", "array_value", "kvlist_value", "bytes_value"]);

const camelCase = (name: string) => name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** Names as in the .proto files are taken too, as the Collector does. */
export function namesOf({ name }: Field): readonly string[] {
  return [...new Set([camelCase(name), name])];
}

export const fieldsInJson = (shape: MessageShape) => [...shape.fields.values()].filter(({ isInJson }) => isInJson);

const shapes: ReadonlyMap<MessageShape, JsonShape> = buildShapes();

export function jsonShapeOf(shape: MessageShape): JsonShape {
  const found = shapes.get(shape);
  if (!found) throw new Error(`${shape.name} is a message of OTLP`);
  return found;
}

function buildShapes(): ReadonlyMap<MessageShape, JsonShape> {
  const built = new Map<MessageShape, JsonShape>();
  for (const shape of messageShapes.values()) {
    const count = 2 * fieldsInJson(shape).flatMap(namesOf).length;
    const slots = new Array<Named | undefined>(2 ** Math.ceil(Math.log2(count + 1))).fill(undefined);
    built.set(shape, { message: shape.name, isAttribute: shape.name === "KeyValue", slots, first: undefined });
  }
  for (const [shape, { slots }] of built) {
    for (const declared of fieldsInJson(shape)) {
      const field = jsonField(declared, declared.message && built.get(declared.message));
      for (const name of namesOf(declared)) insert(slots, name, field);
    }
  }
  return built;
}

function jsonField(declared: Field, shape: JsonShape | undefined): JsonField {
  const isPacked = declared.kind === "packed64" || declared.kind === "packedVarint";
  return {
    name: camelCase(declared.name),
    tag: (declared.number << 3) | (isPacked ? wire.bytes : declared.wireType),
    isRepeated: declared.isRepeated,
    isPacked,
    write: shape ? undefined : writerOf(declared),
    shape,
    isAlternative: alternatives.has(declared.name),
    lengthBytes: 1,
  };
}

function insert(slots: (Named | undefined)[], name: string, field: JsonField): void {
  const key = Buffer.from(name);
  const hash = key.reduce(nextHash, 0);
  let slot = hash & (slots.length - 1);
  while (slots[slot]) slot = (slot + 1) & (slots.length - 1);
  slots[slot] = { key, hash, field, written: phraseOf(`"${name}":`), next: undefined };
}

/** Hot path. Of a name, byte by byte, from 0. */
export function nextHash(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

/** Hot path. @param hash of the bytes from start to end */
export function fieldNamed(
  { slots }: JsonShape,
  source: Uint8Array,
  start: number,
  end: number,
  hash: number,
): Named | undefined {
  for (let slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
    const named = slots[slot];
    if (!named) return undefined;
    if (named.hash === hash && isSame(named.key, source, start, end)) return named;
  }
}

function isSame(key: Uint8Array, source: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let index = 0; index < key.length; index++) if (key[index] !== source[start + index]) return false;
  return true;
}
