import { expect, test } from "vitest";
import { excerpt, printable } from "../../src/diagnostics/excerpt.ts";

const at = (line: number, from: number, to: number) => ({ start: { line, column: from }, end: { line, column: to } });

test("the marks stand under the part that is meant, behind tabs, wide characters and ones that combine", () => {
  expect(excerpt(["a: bc"], at(1, 4, 6))).toEqual(["    1 | a: bc", "      |    ^^"]);
  expect(excerpt(["\ta: b"], at(1, 5, 6))).toEqual(["    1 | \ta: b", "      | \t   ^"]);
  expect(excerpt(["日本: b"], at(1, 5, 6))).toEqual(["    1 | 日本: b", "      |       ^"]);
  expect(excerpt(["e\u0301: b"], at(1, 5, 6))).toEqual(["    1 | e\u0301: b", "      |    ^"]);
});

test("a part of several lines is marked to the end of the first", () => {
  expect(excerpt(["", "a: [b,", "c]"], { start: { line: 2, column: 4 }, end: { line: 3, column: 3 } })).toEqual([
    "    2 | a: [b,",
    "      |    ^^^",
  ]);
});

test("of a long line the surroundings are shown", () => {
  const [shown, marks] = excerpt([`${"x".repeat(1000)}HERE${"y".repeat(1000)}`], at(1, 1001, 1005));
  expect(shown).toBe(`    1 | ${"x".repeat(40)}HERE${"y".repeat(76)}`);
  expect(marks).toBe(`      | ${" ".repeat(40)}^^^^`);
});

test("a line that is not there, or empty, is not shown", () => {
  expect(excerpt(["a"], at(2, 1, 2))).toEqual([]);
  expect(excerpt([" "], at(1, 1, 2))).toEqual([]);
});

test("what a terminal would obey is shown as what it is", () => {
  expect(printable("a\u001b[31m\u202eb\r\t")).toBe("a\\u001b[31m\\u202eb\\u000d\t");
});

/** Widths by East Asian Width of Unicode 15: a sign such as © is narrow, a picture wide, and what joins pictures has none. */
test.each([
  ["©™", 2],
  ["🚀", 2],
  ["👨\u200d👩", 4],
  ["e\u0301", 1],
  ["日", 2],
])("%s is %i wide", (text, width) => {
  const end = { line: 1, column: 1 + text.length };
  expect(excerpt([text], { start: { line: 1, column: 1 }, end })[1]?.replaceAll(/[^^]/g, "")).toHaveLength(width);
});
