import { expect, test } from "vitest";
import { baselineOf, beyondBaseline, parseBaseline } from "../../src/diagnostics/baseline.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";

const named = (file: string) => `deploy/${file}`;

const finding = (line: number, message = "m") =>
  diagnostic("FL3005", {
    at: { in: "text", file: "a.yaml", path: ["b"], range: { start: { line, column: 1 }, end: { line, column: 2 } } },
    message,
    help: "h",
  });

test("what is known is left out wherever its lines went, as often as it was known", () => {
  const known = baselineOf([finding(1), finding(2)], named);
  expect(beyondBaseline([finding(7), finding(8)], known, named)).toEqual({ fresh: [], knownCount: 2, staleCount: 0 });
  expect(beyondBaseline([finding(7), finding(8), finding(9)], known, named).fresh).toEqual([finding(9)]);
  expect(beyondBaseline([finding(1, "new")], known, named)).toEqual({
    fresh: [finding(1, "new")],
    knownCount: 0,
    staleCount: 2,
  });
});

test("it is the same text whatever the order of findings, and comes back from it", () => {
  const [one, other] = [
    baselineOf([finding(1), finding(2, "n")], named),
    baselineOf([finding(2, "n"), finding(1)], named),
  ];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  expect(parseBaseline(JSON.stringify(one))).toEqual(one);
});

test("a text of another form is not one", () => {
  for (const text of ["", "[]", "null", '{"formatVersion":3,"findings":[]}', '{"formatVersion":1,"findings":[{}]}']) {
    expect(parseBaseline(text)).toBeUndefined();
  }
});

test("files are those that the check names, told from where the baseline lies; in one of the first form, as they were named then", () => {
  const known = baselineOf([finding(1)], named);
  expect(known.findings).toMatchObject([{ file: "deploy/a.yaml" }]);
  expect(beyondBaseline([finding(1)], known, (file) => file).knownCount).toBe(0);
  const first = { formatVersion: 1, findings: known.findings.map((one) => ({ ...one, file: "a.yaml" })) } as const;
  expect(parseBaseline(JSON.stringify(first))).toEqual(first);
  expect(beyondBaseline([finding(1)], first, named).knownCount).toBe(1);
});
