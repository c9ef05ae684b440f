import { expect, test } from "vitest";
import { expandedArgument } from "../../src/model/expanded-arguments.ts";

const env = [
  { name: "A", value: "foo" },
  { name: "B", value: "$(A)-bar" },
  { name: "LATE", value: "$(LATER)" },
  { name: "LATER", value: "x" },
  { name: "IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
  { name: "EMPTY", value: "" },
];

// Rows of Kubernetes' own expand_test.go, and of its documentation.
test.each([
  ["$(A)", "foo"],
  ["___$(A)$(B)", "___foofoo-bar"],
  ["$$(A)", "$(A)"],
  ["$$$(A)", "$foo"],
  ["$$$$(A)", "$$(A)"],
  ["foo--$(EMPTY)--bar", "foo----bar"],
  ["$(NOWHERE)", "$(NOWHERE)"],
  ["$(LATE)", "$(LATER)"],
  ["$(IP):4317", "$(IP):4317"],
  ["${env:A}", "${env:A}"],
  ["$(A", "$(A"],
  ["f000-$VAR_A", "f000-$VAR_A"],
  ["foo\\\\$(A)bar", "foo\\\\foobar"],
])("%s is given as %s", (argument, given) => {
  expect(expandedArgument({ env }, argument)).toBe(given);
});
