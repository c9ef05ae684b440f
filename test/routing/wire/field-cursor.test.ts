import { expect, test } from "vitest";
import { fieldsOf, nextField } from "../../../src/routing/wire/field-cursor.ts";

function walk(...bytes: readonly number[]) {
  const cursor = fieldsOf(Uint8Array.from(bytes), 0, bytes.length);
  const fields: string[] = [];
  while (nextField(cursor)) fields.push(`${cursor.field}/${cursor.wireType}: ${cursor.value}..${cursor.at}`);
  return { fields, fault: cursor.fault, cursor };
}

test("fields of all four wire types come in turn, with the range of their values", () => {
  const { fields, fault } = walk(
    0x08,
    0x96,
    0x01,
    0x12,
    0x02,
    0x68,
    0x69,
    0x1d,
    1,
    2,
    3,
    4,
    0x21,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
  );
  expect(fields).toEqual(["1/0: 1..3", "2/2: 5..7", "3/5: 8..12", "4/1: 13..21"]);
  expect(fault).toBeUndefined();
});

test("a varint of ten bytes gives both halves; -1 is all ones", () => {
  const { cursor } = walk(0x08, ...new Array<number>(9).fill(0xff), 0x01);
  expect([cursor.low, cursor.high]).toEqual([0xffff_ffff, 0xffff_ffff]);
});

test.each([
  ["a tag without a value", [0x08], "truncated", 1],
  ["a length beyond the end", [0x12, 0x05, 0x61], "truncated", 2],
  ["a length of more than 32 bits", [0x12, 0xff, 0xff, 0xff, 0xff, 0x7f], "truncated", 6],
  ["an eleventh byte", [0x08, ...new Array<number>(10).fill(0xff), 0x01], "varint longer than 10 bytes", 11],
  ["field number 0", [0x00, 0x00], "field number out of range", 1],
  ["a group", [0x0b, 0x0c], "group", 1],
  ["wire type 7", [0x0f], "unknown wire type", 1],
] as const)("%s ends the walk with a fault", (_, bytes, reason, offset) => {
  expect(walk(...bytes)).toMatchObject({ fields: [], fault: { reason, offset } });
});
