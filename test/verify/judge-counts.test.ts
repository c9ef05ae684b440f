import { describe, expect, test } from "vitest";
import type { Evidence } from "../../src/verify/evidence.ts";
import { judgeCounts } from "../../src/verify/judge-counts.ts";
import { defaultGates } from "../../src/verify/report.ts";

const items = ["backend-1", "backend-1", "backend-2"].map((owner, index) => ({ index, key: `${index}`, owner }));
const shares = new Map([
  ["backend-1", 0.5],
  ["backend-2", 0.5],
]);
const evidence: Evidence = {
  model: {
    signal: "traces",
    rule: { kind: "service", missing: "empty", value: "text" },
    owners: { kind: "known", ownerOf: () => "backend-1" },
    shares: { kind: "known", of: shares, unit: "keys" },
    mayPart: undefined,
    mayDrop: undefined,
    mayMove: undefined,
  },
  sent: [{ items, outcome: "accepted", rejectedItems: 0 }],
  gates: defaultGates,
  words: [],
  backends: ["backend-1", "backend-2"],
};

function resultsOf(counts: Readonly<Record<string, number>>, of: Evidence = evidence) {
  const { checks } = judgeCounts(of, new Map(Object.entries(counts)));
  return Object.fromEntries(checks.map(({ name, result }) => [name, result]));
}

const undecided = { split: "not checked", moved: "not checked", spread: "not checked" };

describe("counts of backends", () => {
  test("that are as predicted hold as counts, and decide neither loss nor repetition", () => {
    expect(resultsOf({ "backend-1": 2, "backend-2": 1 })).toEqual({
      ...{ refused: "held", count: "held", idle: "held", ...undecided },
      ...{ loss: "not checked", duplicates: "not checked" },
    });
  });

  test("that are fewer in all tell a loss, and more a repetition", () => {
    expect(resultsOf({ "backend-1": 1, "backend-2": 1 })).toMatchObject({ loss: "broken", count: "broken" });
    expect(resultsOf({ "backend-1": 2, "backend-2": 2 })).toMatchObject({ duplicates: "broken", count: "broken" });
  });

  test("that are right in all and wrong at each are found", () => {
    const found = judgeCounts(
      evidence,
      new Map([
        ["backend-1", 1],
        ["backend-2", 2],
      ]),
    ).checks;
    expect(found.find(({ name }) => name === "count")).toMatchObject({
      ...{ result: "broken", found: 2 },
      says: "items more or fewer than the model gives each backend: backend-1 1 of 2, backend-2 2 of 1",
    });
  });

  test("do not blame what came although its answer was lost", () => {
    const lost = {
      ...evidence,
      sent: [...evidence.sent, { items: items.slice(0, 1), outcome: "unknown", rejectedItems: 0 }],
    } as const;
    expect(resultsOf({ "backend-1": 3, "backend-2": 1 }, lost)).toMatchObject({ duplicates: "not checked" });
  });
});
