import { expect, test } from "vitest";
import { onePerCause } from "../../../src/check/deployed/one-per-cause.ts";
import { diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { inBlueprint } from "../../../src/diagnostics/place.ts";

const caused = (cause: string, message: string, step = 0) => ({
  cause,
  finding: diagnostic("FL4008", { at: inBlueprint("edge"), collectorPath: [step], message, help: "h" }),
});

function messages(...found: readonly ReturnType<typeof caused>[]): readonly string[] {
  return onePerCause(found, "workload").map(({ message }) => message);
}

test("one cause tells its first case and counts the others", () => {
  expect(messages(caused("a", "One."))).toEqual(["One."]);
  expect(messages(caused("a", "One."), caused("a", "Two."))).toEqual(["One. The same holds for 1 other workload."]);
  expect(messages(caused("a", "One."), caused("b", "Other."), caused("a", "Two."), caused("a", "Three."))).toEqual([
    "One. The same holds for 2 other workloads.",
    "Other.",
  ]);
});

test("a case that is found twice counts once, the same words elsewhere count again", () => {
  expect(messages(caused("a", "One."), caused("a", "One."))).toEqual(["One."]);
  expect(messages(caused("a", "One.", 0), caused("a", "One.", 1))).toEqual([
    "One. The same holds for 1 other workload.",
  ]);
});
