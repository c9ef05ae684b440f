/** Sound texts with one line moved, left out or not closed: the finding is at that line, wherever the reader gives up. */

import { describe, expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

const sound = `receivers:
  otlp:
    protocols:
      grpc:
        endpoint: 0.0.0.0:4317
processors:
  batch:
    timeout: 5s
    send_batch_size: 256
    send_batch_max_size: 512
  attributes:
    actions:
      - key: a
        value: b
        action: insert
exporters:
  debug:
    verbosity: "basic"
service:
  pipelines:
    traces:
      receivers:
        - otlp
      processors:
        - attributes
        - batch
      exporters:
        - debug
`;

/** Line and message of the first finding. */
function found(text: string): readonly [number | undefined, string | undefined, string | undefined] {
  const [first] = checkFiles([{ file: "a.yaml", text }], { collector: "0.161.0" }).diagnostics;
  return [first?.place.range?.start.line, first?.code, first?.help];
}

function changed(line: number, change: (text: string) => string): string {
  return sound
    .split("\n")
    .map((text, index) => (index + 1 === line ? change(text) : text))
    .join("\n");
}

const moves: readonly (readonly [string, number, number])[] = [
  ["one blank too many, of keys with more below", 7, 1],
  ["one blank too many, of a key with a list", 22, 1],
  ["a level too many, of a key with a list", 22, 2],
  ["a level too many, in front of its likes", 9, 2],
  ["a blank too few, in front of its likes", 7, -1],
  ["a blank too few, at the head of its section", 8, -1],
  ["a level too few, between its likes", 9, -2],
  ["a level too few, at the head of its section", 8, -2],
  ["a level too few, in an entry", 14, -2],
  ["a level too few, of a key with a list", 22, -2],
];

describe("an indentation", () => {
  test("is sound to begin with", () => {
    expect(checkFiles([{ file: "a.yaml", text: sound }], { collector: "0.161.0" }).diagnostics).toEqual([]);
  });

  test.each(moves)("%s is told at the line that was moved", (_, line, by) => {
    const text = changed(line, (one) => (by > 0 ? " ".repeat(by) + one : one.slice(-by)));
    expect(found(text).slice(0, 2)).toEqual([line, "FL1011"]);
  });

  test("says where the line belongs", () => {
    expect(found(changed(22, (one) => ` ${one}`))[2]).toContain('indent it by 6 spaces, like "processors"');
  });

  test("by a tab is told there", () => {
    expect(found(changed(22, (one) => `\t${one.trim()}`)).slice(0, 2)).toEqual([22, "FL1011"]);
    expect(found(changed(9, (one) => `\t${one.trim()}`)).slice(0, 2)).toEqual([9, "FL1011"]);
  });

  test("with a no-break space is told there", () => {
    expect(found(changed(23, (one) => one.replace("    ", "\u00a0\u00a0  "))).slice(0, 2)).toEqual([23, "FL1011"]);
  });
});

test("a section that left its place with all that is in it is told at its first line", () => {
  const text = changed(24, (one) => one.slice(2)).replace(
    "        - attributes\n        - batch",
    "      - attributes\n      - batch",
  );
  expect(found(text).slice(0, 2)).toEqual([24, "FL1011"]);
});

test("a key that is indented too far is told, though one without settings stands before its section", () => {
  const text = changed(17, (one) => `  otlp:\n      endpoint: a:4317\n    timeout: 5s\n${one}`);
  expect(found(text.replace("exporters:", "exporters:\n  nop:")).slice(0, 2)).toEqual([19, "FL1011"]);
});

test("a key that was commented out is missed where its list begins", () => {
  expect(found(changed(22, (one) => `#${one}`)).slice(0, 2)).toEqual([23, "FL1011"]);
  expect(found(changed(1, (one) => `#${one}`)).slice(0, 2)).toEqual([2, "FL1011"]);
});

test("a quote that nobody closed is told where it begins", () => {
  expect(found(changed(18, (one) => one.slice(0, -1))).slice(0, 2)).toEqual([18, "FL1011"]);
  expect(found(changed(13, () => "      - key: 'a")).slice(0, 2)).toEqual([13, "FL1011"]);
});
