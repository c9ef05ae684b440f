import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { collectorYaml } from "../../src/target/collector-yaml.ts";
import { yamlText } from "../../src/target/yaml-text.ts";

describe("a text that Go's libraries would read as a number or a merge is in quotes", () => {
  // Each was read as a number, or refused, by `validate` of Collector 0.161.0 when it stood there bare.
  test.each(["0o17", "0O17", "-0o17", "+0o17", "0o1_7", "0X1f", "-0X1F", "0B1", "1e5_0", "<<"])("%s", (text) => {
    expect(collectorYaml({ [text]: text })).toBe(`"${text}": "${text}"\n`);
  });
});

describe("a character that Go's libraries refuse or read as a break is escaped", () => {
  test.each([
    ["\x7f", "\\u007f"],
    ["\x80", "\\u0080"],
    ["\x85", "\\u0085"],
    ["\u2028", "\\u2028"],
    ["\u2029", "\\u2029"],
    ["\ufeff", "\\ufeff"],
    ["\ufffe", "\\ufffe"],
    ["\uffff", "\\uffff"],
  ])("%j", (character, written) => {
    const text = yamlText({ a: `x${character}y\n`, [character]: 1 });
    expect(text).toBe(`a: "x${written}y\\n"\n"${written}": 1\n`);
    expect(parse(text)).toEqual({ a: `x${character}y\n`, [character]: 1 });
  });
});

test("other texts stay as they are", () => {
  expect(yamlText({ endpoint: "0.0.0.0:4317", timeout: "5s", size: "100m", lines: "a\nb\n", octal: "0o8" })).toBe(
    "endpoint: 0.0.0.0:4317\ntimeout: 5s\nsize: 100m\nlines: |\n  a\n  b\noctal: 0o8\n",
  );
});
