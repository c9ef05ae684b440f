import { expect, test } from "vitest";
import { blocked } from "../../../../src/check/deployed/objects/blocked-way.ts";
import { deployed } from "./deployed.ts";

const { policies } = deployed();
const closed = { open: false, cause: "dns", message: "Nobody.", rule: "open it" } as const;

test("an open way, and one that no policy closes, are not told", () => {
  expect(blocked(policies, { ...closed, open: true })).toEqual([]);
  expect(blocked([], closed)).toEqual([]);
});

test("what mostly goes another way is a warning in a text, and an error where a blueprint writes the policy", () => {
  const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const written = policies.map((policy) => ({
    ...policy,
    origin: { in: "text", file: "a.yaml", path: [], range } as const,
  }));
  const severities = [written, policies].map((some) => blocked(some, { ...closed, isRare: true })[0]?.finding.severity);
  expect(severities).toEqual(["warning", "error"]);
});
