/** What is told of a text with objects, beside information, held against what is expected. */

import { expect, test } from "vitest";
import { checkFiles } from "../src/check-files.ts";

/** Code, the source's text at the place, and the message. */
export function found(text: string): readonly string[] {
  const lines = text.split("\n");
  return checkFiles([{ file: "all.yaml", text }]).diagnostics.flatMap(({ severity, code, place, message, help }) => {
    const { line, column } = place.range?.start ?? { line: 1, column: 1 };
    return severity === "info" ? [] : [`${code} ${lines[line - 1]?.slice(column - 1)} | ${message} | ${help}`];
  });
}

type Case = readonly [title: string, text: string, ...expected: RegExp[]];

export function holds(cases: readonly Case[]): void {
  test.each(cases.map(([title, text, ...expected]) => ({ title, text, expected })))("$title", ({ text, expected }) => {
    const all = found(text);
    expect(all).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(all[index]).toMatch(pattern);
  });
}
