import { expect, test } from "vitest";
import { isComponentId, isPipelineId } from "../../../../src/check/deployed/collector/ids.ts";

/** By `typeRegexp`, `nameRegexp` and the length of names in core component/identifiable.go, v1.35.0 and v1.67.0. */
const names: readonly (readonly [name: string, isOne: boolean])[] = [
  ["", false],
  ["2", true],
  ["a.b-c:d", true],
  ["ä", true],
  ["(a)", true],
  ["a/b", true],
  ["a b", false],
  ["a+b", false],
  ["a$b", false],
  ["a\u0000", false],
  ["a".repeat(1_024), true],
  ["a".repeat(1_025), false],
];

test.each(names)("a name %j behind a slash", (name, isOne) => {
  expect(isComponentId(`otlp/${name}`)).toBe(isOne);
  expect(isPipelineId(`traces/${name}`)).toBe(isOne);
});

test.each([
  ["otlp", true, false],
  ["traces", true, true],
  [" traces / a ", true, true],
  ["tracesx/a", true, false],
  ["2otlp", false, false],
  ["o".repeat(63), true, false],
  ["o".repeat(64), false, false],
])("%j alone", (id, isComponent, isPipeline) => {
  expect(isComponentId(id)).toBe(isComponent);
  expect(isPipelineId(id)).toBe(isPipeline);
});
