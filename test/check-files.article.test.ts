/** The article that most users start from, held against the list of what is wrong in it; both are outside of the project. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkFiles } from "../src/check-files.ts";

const folder = process.env["FAIRLEAD_REFERENCE"] ?? "../shared/reference";
const [article, list] = [`${folder}/load-balancing-article.md`, `${folder}/article-findings.json`];

interface Listed {
  readonly line: number;
  readonly what: string;
  readonly class: string;
  readonly severity: "error" | "error-if-used" | "warning" | "info";
}

/** Which finding a class of the list is. */
const codes: Readonly<Record<string, string>> = {
  "unknown-key": "FL1002",
  "not-round-robin": "FL3017",
  plaintext: "FL5001",
  "hides-dead-backend": "FL3005",
  ignored: "FL3011",
  "unused-component": "FL2002",
  enum: "FL3001",
  type: "FL1003",
};

const isThere = existsSync(article) && existsSync(list);

describe.skipIf(!isThere)(`the article (skipped where ${folder} is absent)`, () => {
  const { findings } = isThere
    ? (JSON.parse(readFileSync(list, "utf8")) as { findings: readonly Listed[] })
    : { findings: [] };
  const text = isThere ? readFileSync(article, "utf8") : "";
  const found = checkFiles([{ file: "article.md", text }], { collector: "0.129.1" }).diagnostics.map(
    ({ place, code, severity }) => ({ line: place.range?.start.line, code, severity }),
  );

  test.each(findings.map((one) => [one.line, one.what, one] as const))("line %i: %s", (line, _, one) => {
    // Nothing uses the one exporter that would be refused if something did.
    const severity = one.severity === "error-if-used" ? "warning" : one.severity;
    expect(found).toContainEqual({ line, code: codes[one.class], severity });
  });

  test("has no other errors", () => {
    const wrong = findings.filter(({ severity }) => severity === "error").map(({ line }) => line);
    expect(found.filter(({ severity }) => severity === "error").map(({ line }) => line)).toEqual(wrong);
  });
});
