import { expect, test } from "vitest";
import { selectsLabels } from "../../src/model/label-selector.ts";

// Kubernetes, Labels and Selectors, Set-based requirement: "environment in (production, qa)", "tier notin (frontend, backend)"
// ("and all resources with no labels with the tier key"), "partition", "!partition".
const labels = { environment: "qa", tier: "cache" };

test.each<[string, string, readonly string[], boolean]>([
  ["environment", "In", ["production", "qa"], true],
  ["environment", "In", ["production"], false],
  ["partition", "In", ["customerA"], false],
  ["tier", "NotIn", ["frontend", "backend"], true],
  ["tier", "NotIn", ["cache"], false],
  ["partition", "NotIn", ["customerA"], true],
  ["tier", "Exists", [], true],
  ["partition", "Exists", [], false],
  ["partition", "DoesNotExist", [], true],
  ["tier", "DoesNotExist", [], false],
])("%s %s %j", (key, operator, values, isSelected) => {
  expect(selectsLabels({ labels: {}, expressions: [{ key, operator, values }] }, labels)).toBe(isSelected);
});

test("all requirements hold together, and none select everything", () => {
  const expressions = [{ key: "tier", operator: "Exists", values: [] }];
  expect(selectsLabels({ labels: { environment: "qa" }, expressions }, labels)).toBe(true);
  expect(selectsLabels({ labels: { environment: "production" }, expressions }, labels)).toBe(false);
  expect(selectsLabels({ labels: {} }, labels)).toBe(true);
});

test("a label that may come later leaves it open, unless another requirement fails", () => {
  const mayHave = (key: string) => key === "team";
  expect(selectsLabels({ labels: { team: "a" } }, labels, mayHave)).toBeUndefined();
  expect(selectsLabels({ labels: { team: "a", tier: "web" } }, labels, mayHave)).toBe(false);
});
