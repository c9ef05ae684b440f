import { expect, test } from "vitest";
import { fieldProblems, isNothing } from "../../../../../src/check/deployed/collector/semantics/operator-fields.ts";

const faultsOf = (type: string, operator: Readonly<Record<string, string | readonly string[]>>) =>
  [...fieldProblems(type, operator, ["operators", 0])].map(({ path, fact }) => `${path.slice(2).join(".")}: ${fact}`);

test("a field is the body, or a key of attributes or resource, in any spelling", () => {
  for (const from of [
    "body",
    "body.a",
    'body["a b"].c',
    "attributes.a",
    "attributes['a.b'].c",
    'resource["x"]',
    "['body'].a",
    "$" + "{env:FIELD}",
  ])
    expect(faultsOf("move", { from })).toEqual([]);
});

/** Real Collectors: "unrecognized prefix", "found unclosed left bracket", "attributes cannot be referenced without subfield". */
test.each([
  ["", "is empty"],
  ["x", "does not begin with body, attributes or resource"],
  ["$body", "does not begin with body, attributes or resource"],
  ["body[", "cannot be read from [ on"],
  ["body[0]", "cannot be read from [0] on"],
  ["attributes", "needs a key below attributes"],
])("%j is not one", (from, fault) => {
  expect(faultsOf("copy", { from })).toEqual([`from: "${from}" is not a field: it ${fault}`]);
});

test("what parses into all attributes, or removes them, names them alone", () => {
  expect(faultsOf("json_parser", { parse_to: "attributes" })).toEqual([]);
  expect(faultsOf("remove", { field: "resource" })).toEqual([]);
  expect(faultsOf("add", { field: "resource" })).toHaveLength(1);
});

test("of a list the entry is named, and an operator without fields has no fault", () => {
  expect(faultsOf("retain", { fields: ["body.a", "x"] })).toEqual([expect.stringMatching(/^fields\.1: "x"/)]);
  expect(faultsOf("noop", { field: "x" })).toEqual([]);
});

test("nothing is written in four ways", () => {
  expect([undefined, null, "", []].every(isNothing)).toBe(true);
  expect([0, false, {}, "a"].some(isNothing)).toBe(false);
});
