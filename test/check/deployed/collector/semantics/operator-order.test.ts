import { expect, test } from "vitest";
import { orderProblems } from "../../../../../src/check/deployed/collector/semantics/operator-order.ts";
import { settingsOf } from "../../../../../src/check/deployed/collector/semantics/setting-check.ts";
import type { JsonObject } from "../../../../../src/model/json.ts";

function faultsOf(operators: readonly JsonObject[]): readonly string[] {
  const use = { has: () => false, gate: () => false, isWritten: true, used: true, signals: ["logs"] as const };
  const settings = settingsOf({ operators }, undefined, use);
  return [...orderProblems(settings, "file_input")].map(({ path, fact }) => `${path.join(".")} ${fact}`);
}

test("a log goes on to the next, or to a later one that is named", () => {
  expect(
    faultsOf([{ type: "noop" }, { type: "noop", output: "last" }, { type: "noop" }, { type: "noop", id: "last" }]),
  ).toEqual([]);
});

/** Operators without an id are named by their type, and numbered: noop, noop1. */
test("an id that is not written can be named", () => {
  expect(faultsOf([{ type: "noop", output: "noop1" }, { type: "noop" }])).toEqual([]);
});

test("an output that there is not is refused, as is the input", () => {
  expect(faultsOf([{ type: "noop", output: "nop" }])).toEqual(['operators.0.output "nop" is not an operator here']);
  expect(faultsOf([{ type: "noop", output: "file_input" }])).toEqual([expect.stringContaining("is the input")]);
});

test("two of one id, and one of the input's, are refused", () => {
  expect(
    faultsOf([
      { type: "noop", id: "a" },
      { type: "noop", id: "a" },
    ]),
  ).toEqual(['operators.1.id Two operators have the id "a"']);
  expect(faultsOf([{ type: "noop", id: "file_input" }])).toHaveLength(1);
});

test("a cycle is refused where it closes, through a router too", () => {
  expect(
    faultsOf([
      { type: "noop", id: "a" },
      { type: "noop", output: "a" },
    ]),
  ).toEqual([expect.stringMatching(/^operators\.1\.output .*cycle/)]);
  const router = { type: "router", id: "r", routes: [{ output: ["r"], expr: "true" }] };
  expect(faultsOf([router])).toEqual([expect.stringMatching(/^operators\.0\.routes\.0\.output\.0 /)]);
});
