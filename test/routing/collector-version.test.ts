import { expect, test } from "vitest";
import { keyEraOf, ringGenerationOf } from "../../src/routing/collector-version.ts";

test.each([
  ["0.122.0", 1, "0.122"],
  ["0.129.1", 1, "0.122"],
  ["0.130.0", 2, "0.122"],
  ["v0.135.0", 2, "0.122"],
  ["0.145.0", 2, "0.145"],
  ["0.147.0", 2, "0.147"],
  ["0.150.0", 2, "0.147"],
  ["0.152.0", 2, "0.152"],
  ["0.157.0", 3, "0.157"],
  ["0.161.0", 3, "0.157"],
])("Collector %s has ring %i and the keys of %s", (version, ring, keys) => {
  expect(keyEraOf(version)).toBe(keys);
  expect(ringGenerationOf(version)).toBe(ring);
});

test.each(["0.136.0", "0.144.0", "0.151.0", "0.153.0", "0.156.0", "0.162.0", "1.0.0", "latest", ""])(
  "the routes of Collector %s are not guessed",
  (version) => {
    expect(keyEraOf(version)).toBeUndefined();
  },
);

test("the ring of a version between two of one generation is known, of one between two generations not", () => {
  expect(ringGenerationOf("0.140.0")).toBe(2);
  expect(ringGenerationOf("0.155.0")).toBeUndefined();
  expect(ringGenerationOf("0.162.0")).toBeUndefined();
});
