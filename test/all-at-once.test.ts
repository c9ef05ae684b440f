import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTopology } from "../src/blueprint/build-topology.ts";
import { compile } from "../src/compile.ts";
import { ownerOf } from "../src/diagnostics/place.ts";
import { areRelated, type Mistake, placeOf, planted, withMistakes } from "./planted-mistakes.ts";

function found(mistakes: readonly Mistake[]): readonly string[] {
  return compile(buildTopology(withMistakes(mistakes)).topology)
    .diagnostics.map(({ code, place }) => `${code} ${ownerOf(place)} ${place.path.join(".")}`)
    .toSorted();
}

const expected = (mistakes: readonly Mistake[]) => mistakes.map((one) => `${one.code} ${placeOf(one)}`).toSorted();

test("without mistakes there are no findings", () => {
  expect(found([])).toEqual([]);
});

describe("a mistake alone has one finding", () => {
  test.each(planted.map((one) => [`${one.code} ${placeOf(one)}`, one] as const))("%s", (_, one) => {
    expect(found([one])).toEqual(expected([one]));
  });
});
/** Where two mistakes are told as one, with the reason. */
const together: readonly (readonly [left: RegExp, right: RegExp, because: string])[] = [
  [/FL4007 .*limit_mib/, /FL4010 .*resources.limits.memory/, "the limit that it would be compared with is not known"],
  [/FL3007 .*weights/, /FL3013 .*count/, "how many weights there must be is not known"],
];

function areToldApart(mistakes: readonly Mistake[]): boolean {
  return mistakes.every((one, index) =>
    mistakes.slice(index + 1).every((other) => !areRelated(one, other) && !areToldAsOne(one, other)),
  );
}

function areToldAsOne(...[one, other]: readonly [Mistake, Mistake]): boolean {
  const [left, right] = [one, other].map((each) => `${each.code} ${placeOf(each)}`) as [string, string];
  return together.some(
    ([first, second]) => (first.test(left) && second.test(right)) || (first.test(right) && second.test(left)),
  );
}

const several = fc.subarray([...planted], { minLength: 2, maxLength: 5 }).filter(areToldApart);

test("mistakes have a finding each, two to five at once, and nothing else is found", () => {
  fc.assert(
    fc.property(several, (mistakes) => {
      expect(found(mistakes)).toEqual(expected(mistakes));
    }),
    // Five have ten pairs among them.
    { numRuns: 300 },
  );
});
