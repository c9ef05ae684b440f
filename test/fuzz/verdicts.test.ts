import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readRequest } from "../../src/routing/otlp/read-request.ts";
import { fuzzInput } from "./inputs.ts";

interface Recording {
  readonly first: number;
  /** A for accepted, R for refused, by the Collector's decoder (pdata 1.67.0); from `npm run fuzz -- 0 5000 --record FILE`. */
  readonly verdicts: string;
}

const { first, verdicts } = JSON.parse(readFileSync("test/fixtures/routing/fuzz-verdicts.json", "utf8")) as Recording;

test("requests are accepted and refused as by the Collector's own decoder", () => {
  const differing = [...verdicts].flatMap((verdict, index) => {
    const { signal, bytes } = fuzzInput(first + index);
    const read = readRequest(signal, bytes);
    const own = read.kind === "request" ? "A" : "R";
    // pdata takes the first field within a group for its end, and so accepts a few.
    const isGroup = read.kind === "malformed" && read.fault.reason === "group";
    return own === verdict || isGroup ? [] : [{ seed: first + index, verdict, own }];
  });
  expect(differing).toEqual([]);
  expect(verdicts.length).toBeGreaterThan(4_000);
  expect(new Set(verdicts)).toEqual(new Set(["A", "R"]));
});
