import { describe, expect, test } from "vitest";
import { rollOut } from "../../src/inspect/rollout.ts";
import { buildHashPicker } from "../../src/routing/pick/hash-picker.ts";
import { evenWeights } from "../../src/routing/pick/weighted-endpoint.ts";

const backends = evenWeights(["backend-1:4317", "backend-2:4317", "backend-3:4317", "backend-4:4317"]);

describe("a rollout one by one", () => {
  test("under the same names moves each key away and back: twice, and none ends elsewhere", () => {
    const made = rollOut({ kind: "rendezvous" }, backends, "same");
    expect(made).toMatchObject({ movedOnce: 1, movesPerKey: 2, endElsewhere: 0 });
  });

  test("moves what a backend owns while that one is away", () => {
    const { shares } = buildHashPicker({ kind: "ring", generation: 3 }, backends);
    const made = rollOut({ kind: "ring", generation: 3 }, backends, "same");
    for (const [index, step] of (made?.steps ?? []).entries()) {
      expect(step.leaving).toBeCloseTo(shares[index] ?? 0, 1);
      expect(step.returning).toBeCloseTo(step.leaving, 9);
    }
    expect(made?.steps).toHaveLength(4);
  });

  test("under new names leaves some keys elsewhere: the new name is at other places", () => {
    const made = rollOut({ kind: "rendezvous" }, backends, "new");
    expect(made?.movedOnce).toBe(1);
    // The pod that takes the place of a key's owner is one of four.
    expect(made?.endElsewhere).toBeGreaterThan(0.6);
    expect(made?.endElsewhere).toBeLessThan(0.9);
  });

  test("has no new names where nothing counts", () => {
    expect(rollOut({ kind: "maglev" }, evenWeights(["east:4317", "west:4317"]), "new")).toBeUndefined();
  });
});
