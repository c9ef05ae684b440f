import { expect, test } from "vitest";
import { baselineOf, beyondBaseline, parseBaseline } from "../../src/diagnostics/baseline.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";

const finding = (line: number, message = "m") =>
  diagnostic("FL3005", {
    at: { in: "text", file: "a.yaml", path: ["b"], range: { start: { line, column: 1 }, end: { line, column: 2 } } },
    message,
    help: "h",
  });

test("what is known is left out wherever its lines went, as often as it was known", () => {
  const known = baselineOf([finding(1), finding(2)]);
  expect(beyondBaseline([finding(7), finding(8)], known)).toEqual({ fresh: [], knownCount: 2, staleCount: 0 });
  expect(beyondBaseline([finding(7), finding(8), finding(9)], known).fresh).toEqual([finding(9)]);
  expect(beyondBaseline([finding(1, "new")], known)).toEqual({
    fresh: [finding(1, "new")],
    knownCount: 0,
    staleCount: 2,
  });
});

test("it is the same text whatever the order of findings, and comes back from it", () => {
  const [one, other] = [baselineOf([finding(1), finding(2, "n")]), baselineOf([finding(2, "n"), finding(1)])];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  expect(parseBaseline(JSON.stringify(one))).toEqual(one);
});

test("a text of another form is not one", () => {
  for (const text of ["", "[]", "null", '{"formatVersion":2,"findings":[]}', '{"formatVersion":1,"findings":[{}]}']) {
    expect(parseBaseline(text)).toBeUndefined();
  }
});
