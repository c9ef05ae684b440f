/** Shapes with parts: a finding stands at the exact part that does not fit. */

import { describe, expect, test } from "vitest";
import { misfits } from "../../../src/check/topology/shape.ts";
import { within } from "../../../src/diagnostics/place.ts";
import * as shapes from "../../../src/model/shape.ts";
import { brief, declared } from "./declared.ts";

const origin = within(declared().origin, "option");
const found = (shape: shapes.Shape, value: unknown) => misfits(shape, value, origin).map(brief);
const misfit = (path: string, message: string, help: string) => ({
  code: "FL1009",
  severity: "error",
  at: `edge: option${path}`,
  message,
  help,
});

const object = shapes.objectOf({ items: shapes.wholeNumber, note: shapes.optional(shapes.text) });
const kinds = shapes.kindOf({ plain: {}, named: { name: shapes.text } }, "use plain() or named(…)");

describe("a value that fits has no finding", () => {
  test.each<[shapes.Shape, unknown]>([
    [shapes.oneOf("a", "b"), "b"],
    [shapes.listOf(shapes.text), ["a", "b"]],
    [shapes.listOf(shapes.text), []],
    [shapes.recordOf(shapes.wholeNumber), { a: 1, b: 2 }],
    [object, { items: 1 }],
    [object, { items: 1, note: "n" }],
    [kinds, { kind: "plain" }],
    [kinds, { kind: "named", name: "n" }],
    [shapes.wordOr(["none"], object), "none"],
    [shapes.wordOr(["none"], object), { items: 1 }],
    [shapes.configuration, { list: [1, null, { on: true }], text: "", left: undefined }],
    [shapes.configuration, null],
  ])("%j: %j", (shape, value) => {
    expect(found(shape, value)).toEqual([]);
  });
});

describe("a value that does not fit has one for each part", () => {
  test("words", () => {
    expect(found(shapes.oneOf("hold", "spill"), "spil")).toEqual([
      misfit("", 'option is "spil", which is not one of hold, spill.', "did you mean spill?"),
    ]);
    expect(found(shapes.oneOf("hold"), 1)).toEqual([
      misfit("", "option is 1, which is not one of hold.", 'use "hold"'),
    ]);
  });

  test("what YAML cannot say, anywhere in a configuration", () => {
    const help = "write text, a number, true, false, null, or a list or object of these";
    const cannot = (path: string, what: string) =>
      misfit(path, `option${path.replace(".0", "[0]")} is ${what}, which cannot stand in a configuration.`, help);
    expect(found(shapes.configuration, new Map())).toEqual([cannot("", "a Map")]);
    const settings = { since: new Date(0), list: [undefined], size: Number.NaN, call: () => 1, bytes: 1n };
    expect(found(shapes.configuration, settings)).toEqual([
      cannot(".since", "a Date"),
      cannot(".list.0", "undefined"),
      cannot(".size", "NaN"),
      cannot(".call", "a function"),
      cannot(".bytes", "a bigint"),
    ]);
  });

  test("lists and records", () => {
    expect(found(shapes.listOf(shapes.wholeNumber), [1, 0, "2"])).toEqual([
      misfit(".1", "option[1] is 0.", "use a whole number, at least 1"),
      misfit(".2", 'option[2] is "2".', "use a whole number, at least 1"),
    ]);
    expect(found(shapes.recordOf(shapes.text), { a: "x", b: "" })).toEqual([
      misfit(".b", "option.b is empty.", "name it, or leave the option out"),
    ]);
    expect(found(shapes.recordOf(shapes.text), new Date(0))).toEqual([
      misfit("", "option is {}, not an object.", "write an object, as in `{ … }`"),
    ]);
  });

  test("objects: what is missing, what is wrong and what nobody knows", () => {
    expect(found(object, { note: 1, toString: 2 })).toEqual([
      misfit(".toString", "There is no option option.toString: it would change nothing.", "there are items, note"),
      misfit(".items", "option.items is missing.", "use a whole number, at least 1"),
      misfit(".note", "option.note is 1, not a string.", 'write a string, as in "…"'),
    ]);
    expect(found(object, "1")).toEqual([
      misfit("", 'option is "1", not an object.', "write an object with items, note"),
    ]);
  });

  test("kinds", () => {
    expect(found(kinds, { kind: "toString" })).toEqual([
      misfit("", 'option is { kind: "toString" }.', "use plain() or named(…)"),
    ]);
    expect(found(kinds, { kind: "plain", name: "n" })).toEqual([
      misfit(".name", "There is no option option.name: it would change nothing.", "there are kind"),
    ]);
  });

  test("words beside an object: a single word is explained by the object", () => {
    expect(found(shapes.wordOr(["none"], object), "all")).toEqual([
      misfit("", 'option is "all", not an object.', "write an object with items, note"),
    ]);
    expect(found(shapes.wordOr(["hold", "spill"], object), "all")).toEqual([
      misfit("", 'option is "all", which is not one of hold, spill.', 'use one of "hold", "spill"'),
    ]);
  });
});
