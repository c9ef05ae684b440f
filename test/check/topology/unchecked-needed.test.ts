import { describe, expect, test } from "vitest";
import { unchecked } from "../../../src/blueprint/vocabulary.ts";
import { uncheckedNeeded } from "../../../src/check/topology/unchecked-needed.ts";
import { brief, declared } from "./declared.ts";

const found = (processors: object) => uncheckedNeeded(declared({ pool: { processors } })).map(brief);

describe("unchecked", () => {
  test("hides nothing that has a schema", () => {
    expect(found({ ...unchecked("tail_sampling/fast", { decision_wait: "1s" }) })).toEqual([
      {
        code: "FL1015",
        severity: "warning",
        at: "edge/backend: processors.tail_sampling/fast",
        message:
          '"tail_sampling/fast" is written by unchecked(), but Fairlead has a schema of processor "tail_sampling" and holds it to that.',
        help: 'write it as a member of processors, so that the types know it: "tail_sampling/fast": { … }',
      },
    ]);
  });

  test("is for what has none", () => {
    expect(found({ batch: {}, ...unchecked("sumologic", {}) })).toEqual([]);
  });
});
