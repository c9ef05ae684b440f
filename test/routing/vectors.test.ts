import { expect, test } from "vitest";
import { compareFolder, vectorsFolder } from "../conformance/vectors.compare.ts";

const folder = vectorsFolder();

test.skipIf(folder === undefined)(
  "recordings of the real exporter: skipped where FAIRLEAD_VECTORS is not a folder",
  () => {
    const { counts, mismatches } = compareFolder(folder ?? "");
    expect(mismatches).toEqual([]);
    expect(counts.runs).toBeGreaterThan(0);
  },
);
