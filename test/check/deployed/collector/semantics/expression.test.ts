import { describe, expect, test } from "vitest";
import { expressionFault } from "../../../../../src/check/deployed/collector/semantics/expression.ts";

/** What expr-lang says of each: `unexpected token`, `literal not terminated` (receiver_creator and filelog, 0.129.0 and 0.161.0). */
describe("an expression that cannot be compiled", () => {
  test.each([
    ['type == "port" &&', "it ends with &&"],
    ['type == "port" && x(', "nothing closes its ("],
    ["(", "nothing closes its ("],
    ["a)", "nothing opens its )"],
    ["body[1)", "nothing opens its )"],
    ['body == "a', "a string in it is not closed"],
    ["body matches", "it ends with matches"],
    ["not", "it ends with not"],
  ])("%s", (expression, fault) => {
    expect(expressionFault(expression)).toBe(fault);
  });

  test.each([
    'type == "port" && pod.name matches "redis(" && port in [1, 2]',
    "body contains ')'",
    "attributes['a\\'b'] != nil",
    "len(body) > 3 ? true : false",
    "filter(body, {# > 1}) == []",
    "body.login",
    '`raw "text` == body',
  ])("is none of: %s", (expression) => {
    expect(expressionFault(expression)).toBeUndefined();
  });
});
