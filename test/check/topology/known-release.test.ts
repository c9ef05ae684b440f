import { expect, test } from "vitest";
import { knownRelease } from "../../../src/check/topology/known-release.ts";
import { brief, declared } from "./declared.ts";

test.each(["0.129.0", "0.129.1", "0.161.0"] as const)("release %s can be bound", (release) => {
  expect(knownRelease(declared({ release }))).toEqual([]);
});

test("another release is refused, with the known ones", () => {
  expect(knownRelease(declared({ release: "0.99.0" as never })).map(brief)).toEqual([
    {
      code: "FL1007",
      severity: "error",
      at: "edge: collector",
      message: "Collector 0.99.0 is not known: nothing in its configuration could be checked.",
      help: "bind one of 0.129.0, 0.129.1, 0.161.0",
    },
  ]);
});
