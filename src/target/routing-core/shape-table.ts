/**
 * What a generated core knows of OTLP: a number for every field of every message that it may meet below a section, from the
 * same table that the general functions walk by, and what the types of metrics are by the tag of their data.
 */

import { type Field, type MessageShape, shapeOf } from "../../routing/otlp/messages.ts";
import { metricTypes } from "../../routing/otlp/metric-types.ts";
import { wire } from "../../routing/wire/field-cursor.ts";
import { bytesTag, firstMessage, kindNumbers } from "./numbers.ts";

const fieldsMax = 32;

export interface ShapeTable {
  /** The number of a message; 0 for one that is not in the table. */
  readonly idOf: (message: string) => number;
  readonly code: string;
}

/** @param roots names of messages from which all others are reached */
export function shapeTable(roots: readonly string[]): ShapeTable {
  const shapes: MessageShape[] = [];
  const visit = (shape: MessageShape) => {
    if (shapes.includes(shape)) return;
    shapes.push(shape);
    for (const { message } of shape.fields.values()) if (message) visit(message);
  };
  for (const root of roots) visit(shapeOf(root));
  const numbers = new Map(shapes.map((shape, index) => [shape.name, firstMessage + index]));
  const idOf = (name: string) => numbers.get(name) ?? 0;
  const lines = shapes.map((shape) => `fieldsOf(${idOf(shape.name)}, [${rowOf(shape, idOf)}]); // ${shape.name}`);
  return { idOf, code: tableCode(firstMessage + shapes.length, lines) };
}

/** The kinds of the fields from 1 on. */
function rowOf({ fields }: MessageShape, idOf: (name: string) => number): string {
  const last = Math.max(...fields.keys());
  const kinds = Array.from({ length: last }, (_unused, index) => kindOf(fields.get(index + 1), idOf));
  return kinds.join(", ");
}

function kindOf(field: Field | undefined, idOf: (name: string) => number): number {
  if (!field) return 0;
  switch (field.kind) {
    case "message":
      return idOf(field.message?.name ?? "");
    case "number":
      return kindNumbers[numberKinds[field.wireType] ?? "varint"];
    default:
      return kindNumbers[field.kind];
  }
}

const numberKinds: Readonly<Record<number, "varint" | "fixed64" | "fixed32">> = {
  [wire.varint]: "varint",
  [wire.fixed64]: "fixed64",
  [wire.fixed32]: "fixed32",
};

function tableCode(rows: number, lines: readonly string[]): string {
  const legend = Object.entries(kindNumbers).map(([word, number]) => `${number} ${word}`);
  const wireTypes = Object.entries(numberKinds).map(
    ([type, word]) => `wireOf[${kindNumbers[word]}] = ${type}; // ${word}`,
  );
  return `/**
 * By message and field number, what a field is: ${legend.join(", ")}, a message from ${firstMessage} on; 0 is not known.
 */
const kinds = new Uint8Array(${rows} * ${fieldsMax});
const fieldsOf = (message: number, fields: readonly number[]) => kinds.set(fields, ${fieldsMax} * message + 1);
${lines.join("\n")}

/** The wire type that a kind has. */
const wireOf = new Uint8Array(${rows}).fill(${wire.bytes});
${wireTypes.join("\n")}
`;
}

export function metricTableCode({ idOf }: ShapeTable): string {
  const lines = metricTypes.map(({ name, field, point, attributesField, code, hasTemporality }) => {
    const row = [bytesTag(field), idOf(point), attributesField, code, hasTemporality ? 1 : 0];
    return `metricType(${row.join(", ")}); // ${name}`;
  });
  return `/** Of a metric's data by its tag: the message of a point, where that has its attributes, the type as pdata numbers it. */
const pointMessages = new Uint8Array(128);
const attributesFields = new Uint8Array(128);
const typeCodes = new Uint8Array(128);
const withTemporality = new Uint8Array(128);
function metricType(tag: number, point: number, attributes: number, code: number, hasTemporality: number): void {
  pointMessages[tag] = point;
  attributesFields[tag] = attributes;
  typeCodes[tag] = code;
  withTemporality[tag] = hasTemporality;
}
${lines.join("\n")}
`;
}
