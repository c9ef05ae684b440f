import { expect, test } from "vitest";
import { checkText } from "../../src/check-text.ts";
import { formatText } from "../../src/diagnostics/format.ts";
import { shortened } from "../../src/diagnostics/shortened.ts";

test("of what is very long the beginning and the end are told, and what is not stays as it is", () => {
  const usual = "There is no setting “a” here. ".repeat(30);
  expect(shortened(usual)).toBe(usual);
  expect(shortened(`"${"a".repeat(5_000)}" is not a value`)).toBe(
    `"${"a".repeat(80)}…${"a".repeat(80)}" is not a value`,
  );
  expect(shortened(`"${"a b\n".repeat(5_000)}" is not a value`)).toMatch(/^"a b\n[^"]{150,160}" is not a value$/);
  expect(shortened("a b ".repeat(5_000))).toHaveLength(1_001);
});

test("a key, a value and a block of a megabyte make findings that a person can read", () => {
  const long = "y".repeat(1_000_000);
  const block = "  x\n".repeat(250_000);
  const text = `exporters: { debug: { ${long}: 1, verbosity: ${long} }, "${long}/a": {} }\nreceivers: |\n${block}`;
  const { diagnostics } = checkText(text);
  expect(diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(["FL1002", "FL1003", "FL1004"]));
  expect(formatText(diagnostics).length).toBeLessThan(10_000);
});
