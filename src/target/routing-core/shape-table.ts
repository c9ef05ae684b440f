/**
 * What a generated core knows of OTLP: a number for every field of every message that it may meet below a section, from the
 * same table that the general functions walk by.
 */

import { type Field, fieldNumber, type MessageShape, numberOf, shapeOf } from "../../routing/otlp/messages.ts";
import { wire } from "../../routing/wire/field-cursor.ts";
import { bytesTag } from "./tag.ts";

/** What a field may be; a message is its own number, from `firstMessage` on. 0 is a field that is not known. */
const kindNumbers = {
  varint: 1,
  fixed64: 2,
  fixed32: 3,
  bytes: 4,
  traceId: 5,
  spanId: 6,
  packed64: 7,
  packedVarint: 8,
} as const;
const firstMessage = 16;
const fieldsMax = 32;

export interface ShapeTable {
  /** The number of a message; 0 for one that is not in the table. */
  readonly idOf: (message: string) => number;
  /** The tables, and `walk`'s constants. */
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
  return { idOf, code: tableCode(firstMessage + shapes.length, lines, idOf("KeyValue")) };
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

function tableCode(rows: number, lines: readonly string[], keyValue: number): string {
  const constants = Object.entries(kindNumbers).map(([word, number]) => `const ${word}Kind = ${number};`);
  const wireTypes = Object.entries(numberKinds).map(([type, word]) => `wireOf[${word}Kind] = ${type};`);
  return `/** What a field may be; messages are numbered from ${firstMessage} on, 0 is a field that is not known. */
${constants.join("\n")}
const firstMessage = ${firstMessage};
const keyValueMessage = ${keyValue};
const keyField = ${fieldNumber.key};
const valueField = ${fieldNumber.value};
const keyTag = ${bytesTag(fieldNumber.key)};
const valueTag = ${bytesTag(fieldNumber.value)};
const stringField = ${numberOf("AnyValue", "string_value")};
const boolField = ${numberOf("AnyValue", "bool_value")};
const intField = ${numberOf("AnyValue", "int_value")};
const doubleField = ${numberOf("AnyValue", "double_value")};
const arrayField = ${numberOf("AnyValue", "array_value")};
const mapField = ${numberOf("AnyValue", "kvlist_value")};
const bytesField = ${numberOf("AnyValue", "bytes_value")};
const elementField = ${numberOf("ArrayValue", "values")};
const stringTag = ${bytesTag(numberOf("AnyValue", "string_value"))};

/** By message and field number. */
const kinds = new Uint8Array(${rows} * ${fieldsMax});
const fieldsOf = (message: number, fields: readonly number[]) => kinds.set(fields, ${fieldsMax} * message + 1);
${lines.join("\n")}

/** The wire type that a kind has. */
const wireOf = new Uint8Array(${rows}).fill(${wire.bytes});
${wireTypes.join("\n")}
`;
}
