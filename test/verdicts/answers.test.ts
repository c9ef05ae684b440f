import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Answers } from "../conformance/check/answers.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-answers-"));
afterAll(() => rmSync(folder, { recursive: true }));

const question = { yaml: "receivers: {}", start: true };
const verdict = { ok: false, stage: "validate", error: "no receiver\nin two lines" } as const;

test("what was said once is known to the next run, of the same question alone", () => {
  const file = join(folder, "answers.txt");
  new Answers(file).keep(question, verdict);
  const later = new Answers(file);
  expect(later.of(question)).toEqual(verdict);
  expect(later.of({ ...question, start: false })).toBeUndefined();
  expect(later.of({ ...question, yaml: "receivers: { }" })).toBeUndefined();
});

test("an answer that was cut short as its writer was ended is asked anew", () => {
  const file = join(folder, "cut.txt");
  new Answers(file).keep(question, verdict);
  const whole = readFileSync(file, "utf8");
  for (const cut of [10, whole.length - 4]) {
    const other = join(folder, `cut-${cut}.txt`);
    appendFileSync(other, whole.slice(0, cut));
    expect(new Answers(other).of(question)).toBeUndefined();
  }
});
