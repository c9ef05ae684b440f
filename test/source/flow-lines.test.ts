/** Go's library reads each of these, as real Collectors of both versions showed; what is behind them is found where it stands. */

import { expect, test } from "vitest";
import { Parser } from "yaml";
import { withFlowJoined } from "../../src/source/flow-lines.ts";
import { readDocuments } from "../../src/source/yaml-documents.ts";

function read(text: string) {
  const [document] = readDocuments({ file: "a.yaml", text });
  return document?.kind === "value" ? document.value : document?.reason;
}

test.each<[string, string, unknown]>([
  ["JSON that was pasted", 'a:\n  b: {\n"c": 1,\n"d": [\n2\n]\n}\n  e: 3\n', { a: { b: { c: 1, d: [2] }, e: 3 } }],
  ["a bracket further left", "a:\n    b: [\n      c\n  ]\n    d: e\n", { a: { b: ["c"], d: "e" } }],
  ["with comments", "a:\n  b: [ # it's [\nc, # }\n# ]\nd#e]\n", { a: { b: ["c", "d#e"] } }],
  ["with quotes", "a:\n  b: {\n\"c]\": 'd''}', e: f\"g\n}\n", { a: { b: { "c]": "d'}", e: 'f"g' } } }],
  ["two of them", "a:\n  b: [\nc]\n  d: {\ne: f}\n", { a: { b: ["c"], d: { e: "f" } } }],
])("%s", (_, text, value) => {
  expect(read(text)).toEqual(value);
});

test("places stay what they are", () => {
  const text = "a:\n  b: [ # c\nd]\n  e: f\n";
  const joined = withFlowJoined(text, [...new Parser().parse(text)]);
  expect(joined).toBe("a:\n  b: [     d]\n  e: f\n");
  expect(joined).toHaveLength(text.length);
});

test("brackets that nothing ends are told", () => {
  expect(read("a:\n  b: [\nc\n  d: e\n")).toContain("end with a ]");
});
