import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readByLibrary } from "../../src/source/library-yaml.ts";
import { readPlainYaml } from "../../src/source/plain-yaml.ts";
import { markedText } from "../../src/source/text-mark.ts";
import { checkInput, seeded } from "../fuzz/check-inputs.ts";

type Read = readonly { readonly kind: string; readonly value?: unknown; readonly marks?: readonly object[] }[];

/** With the order of keys, which decides that of findings. */
function facts(documents: Read): unknown {
  return documents.map(({ value, marks = [], ...rest }) => ({
    ...rest,
    value,
    order: JSON.stringify(value),
    places: marks.map((mark) => ("origin" in mark ? mark.origin : undefined)),
  }));
}

/** @returns whether the plain reader took the text; what it read is then what the library reads */
function isReadAlike(text: string): boolean {
  const plain = readPlainYaml(text, markedText({ file: "a" }, text));
  if (plain) expect(facts(plain), text).toEqual(facts(readByLibrary(text, markedText({ file: "a" }, text))));
  return plain !== undefined;
}

function emitted(): readonly string[] {
  const entries = readdirSync("dist", { recursive: true, withFileTypes: true });
  const files = entries.filter(({ name }) => name.endsWith(".yaml"));
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
}

const spoilers = [
  ...[
    "\n",
    "\n\n",
    " ",
    "  ",
    "- ",
    "-",
    ":",
    ": ",
    "#",
    " #",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "|",
    "|-",
    ">",
    "&a ",
  ],
  ...[
    "*a",
    "!x ",
    "~",
    "null",
    "0x1",
    "1_0",
    ".5",
    "---\n",
    "--- ",
    "...\n",
    "? ",
    "<<: ",
    "é",
    "\u00a0",
    "%",
    "@",
    "\\",
  ],
];

/** A few lines of a text, at the margin, spoilt at some places. */
function excerpt(texts: readonly string[], seed: number): string {
  const random = seeded(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const lines = (texts[below(texts.length)] ?? "").split("\n");
  const start = below(lines.length);
  const margin = /^ */.exec(lines[start] ?? "")?.[0] ?? "";
  const some = lines.slice(start, start + 1 + below(12));
  let text = `${some.map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line)).join("\n")}\n`;
  for (let edits = below(3); edits > 0; edits--) {
    const at = below(text.length + 1);
    text =
      text.slice(0, at) + (spoilers[below(spoilers.length)] ?? "") + text.slice(at + (random() < 0.4 ? below(6) : 0));
  }
  return text;
}

describe("what is read without the library has the values, the order and the places that the library finds", () => {
  test("in what is emitted, most of which is read so", () => {
    const texts = emitted();
    expect(texts.filter(isReadAlike).length).toBeGreaterThan(0.9 * texts.length);
  });

  test("in excerpts that are spoilt, and in inputs of every kind", () => {
    const texts = emitted();
    const excerpts = Array.from({ length: 4_000 }, (_, seed) => excerpt(texts, seed));
    expect(excerpts.filter(isReadAlike).length).toBeGreaterThan(1_000);
    for (let seed = 0; seed < 500; seed++) for (const { text } of checkInput(seed)) isReadAlike(text);
  });

  test.each([
    ["scalars", "a: 0o17\nb: 0100\nc: 1_000\nd: .5\ne: yes\nf: True\ng: ~\nhost: a:4317 # c\nurl: http://x#y\n"],
    ["nothing behind a key, with a comment", "a: # c\nb:\n\n# d\nc:  \n"],
    ["a list as far in as its key, and a section in a dash", "a:\n- b: 1\n  c:\n  - d\n-\n  e: f\nz: 1\n"],
    ["brackets", "a: [ b, 'c', 1, { d: [e:4317], f: \"g\" } ] # h\nb: {}\nc: []\n"],
    ["a block", "a:\n  b: |\n    x: 1\n\n      y # z\n  c: |-\n    d\n"],
    ["documents", "# a\n---\na: 1\n--- # b\nb:\n  - c\n"],
    ["a list in brackets that is longer than any scalar", `a: [${"otlp/1, ".repeat(2_000)}b]\n`],
    ["no line break at the end", "a:\n  - b"],
  ])("%s", (_, text) => {
    expect(isReadAlike(text)).toBe(true);
  });

  test.each([
    ["a key that stands twice", "a: 1\na: 2\n"],
    ["an anchor and an alias", "a: &b c\nd: *b\n"],
    ["a merge key", "a: { <<: { b: c } }\n"],
    ["a scalar of two lines", "a: b\n  c\n"],
    ["an escape", 'a: "\\x41"\n'],
    ["a date", "a: 2024-01-01\n"],
    ["the prototype of a section", "__proto__: { a: b }\n"],
    ["a tab and a carriage return", "a:\tb\r\n"],
    ["nothing at all", "# a\n"],
    ["a scalar that is longer than any", `a: ${"b".repeat(2 ** 20)}\n`],
    ["sections without end", `${"a: {".repeat(100)}${"}".repeat(100)}`],
  ])("%s is left to the library", (_, text) => {
    expect(isReadAlike(text)).toBe(false);
  });
});
