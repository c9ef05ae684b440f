import { describe, expect, test } from "vitest";
import { regexFault } from "../../../../../src/check/deployed/collector/semantics/regular-expression.ts";

// Each was compiled with Go 1.24's regexp package.
describe("a pattern that Go refuses", () => {
  test.each([
    ["(a", "opens a ( that nothing closes"],
    ["a)", "closes a ( that is not open"],
    ["[a", "opens a [ that nothing closes"],
    ["*.example.com", "has nothing for the * to repeat"],
    ["a|+", "has nothing for the + to repeat"],
    ["a**", "has nothing for the * to repeat"],
    ["(?!a)b", "looks ahead or behind, which RE2 cannot"],
    ["(?<=a)b", "looks ahead or behind, which RE2 cannot"],
    ["(a)\\1", "refers back with \\1, which RE2 cannot"],
    ["a\\", "ends in a backslash"],
    ["a\\Z", "has an escape \\Z that RE2 does not know"],
  ])("%s %s", (pattern, fault) => {
    expect(regexFault(pattern)).toBe(fault);
  });
});

test.each([
  "",
  "a+?b*?",
  "(?i)x",
  "(?i:x)y",
  "(?P<n>a)(?<m>b)",
  "[]a]",
  "[^]a]*",
  "[[:alpha:]]+",
  "[a\\]]",
  "\\Q(*\\E",
  "\\pL\\x41\\.",
  "^*",
])("%s is left to the Collector", (pattern) => {
  expect(regexFault(pattern)).toBeUndefined();
});
