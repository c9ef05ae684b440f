import { describe, expect, test } from "vitest";
import {
  byKind,
  either,
  list,
  number,
  object,
  oneOf,
  optional,
  type Problem,
  problemText,
  type Reader,
  record,
  text,
} from "../../src/contract/json-shape.ts";

/** What is wrong, or the value when nothing is. */
function read(reader: Reader<unknown>, json: unknown): unknown {
  const problems: Problem[] = [];
  const value = reader(json, ["at"], problems);
  return problems.length > 0 ? problems.map(problemText) : value;
}

const pair = object({ count: number({ min: 1, max: 9, whole: true }), note: optional(text()) });
const kinds = byKind({
  one: object({ kind: oneOf("one") }),
  two: object({ kind: oneOf("two"), port: number({ min: 1, max: 9 }) }),
});

describe("what fits is read", () => {
  test.each<[Reader<unknown>, unknown, unknown]>([
    [text(), "a", "a"],
    [number({ min: 0, max: 1 }), 0.5, 0.5],
    [oneOf(1, 2), 2, 2],
    [optional(text()), null, undefined],
    [list(text(), { max: 2 }), ["a", "b"], ["a", "b"]],
    [record(text()), { a: "b" }, { a: "b" }],
    [pair, { count: 1 }, { count: 1, note: undefined }],
    [kinds, { kind: "two", port: 3 }, { kind: "two", port: 3 }],
    [either(number({ min: 1, max: 9 }), text()), "name", "name"],
  ])("%#", (reader, json, value) => {
    expect(read(reader, json)).toEqual(value);
  });
});

describe("what does not fit is told at its place, all of it", () => {
  test.each<[Reader<unknown>, unknown, readonly string[]]>([
    [text(), "", ['at must be text that is not empty, not ""']],
    [text(/^\//, "a path"), "a".repeat(99), [`at must be a path, not "${"a".repeat(39)}…`]],
    [number({ min: 1, max: 9, whole: true }), 1.5, ["at must be a whole number from 1 to 9, not 1.5"]],
    [number({ min: 1, max: 9 }), undefined, ["at must be a number from 1 to 9, not missing"]],
    [list(text(), { max: 1 }), ["a", "b"], ["at must be a list of at most 1, not a list of 2"]],
    [
      list(text(), { max: 3 }),
      ["a", 1, {}],
      ["at[1] must be text that is not empty, not 1", "at[2] must be text that is not empty, not an object"],
    ],
    [
      record(text(), { accepts: /^x-/, otherwise: "is not a header" }),
      { "x-a": "1", b: "2" },
      ["at.b is not a header"],
    ],
    [
      pair,
      { count: 0, toString: 1 },
      ["at.toString is not known here; there are count, note", "at.count must be a whole number from 1 to 9, not 0"],
    ],
    [kinds, { kind: "toString" }, ['at.kind must be one of one, two, not "toString"']],
    [kinds, [], ["at must be an object, not a list of 0"]],
    [either(number({ min: 1, max: 9 }), text()), {}, ["at must be a number from 1 to 9, not an object"]],
  ])("%#", (reader, json, reasons) => {
    expect(read(reader, json)).toEqual(reasons);
  });
});
