import { expect, test } from "vitest";
import { readAction, readFacts } from "../../src/page/asked.ts";

test("an action has a kind and a backend, but for one that is added", () => {
  expect(readAction('{"kind":"slow","backend":"backend-1","more":1}')).toEqual({ kind: "slow", backend: "backend-1" });
  expect(readAction('{"kind":"add"}')).toEqual({ kind: "add", backend: "" });
});

test.each([
  "",
  "null",
  "[]",
  "1",
  '{"kind":["stop"]}',
  '{"kind":"__proto__","backend":"a"}',
  '{"kind":"stop","backend":""}',
])("%j is not an action", (text) => {
  expect(typeof readAction(text)).toBe("string");
});

test("facts are read from a query, names that every object has among them", () => {
  const query = new URLSearchParams("service=cart&attribute=tenant%3Da%3Db&attribute=__proto__%3Dx");
  const facts = readFacts(query);
  expect(facts).toMatchObject({ service: "cart" });
  expect(typeof facts === "string" ? [] : Object.entries(facts.attributes)).toEqual([
    ["tenant", "a=b"],
    ["__proto__", "x"],
  ]);
});

test.each([
  ["traceId=4bf9", "a trace id has 32 hexadecimal digits"],
  ["attribute=tenant", "an attribute is written as name=value"],
  ["", "give a trace id, a service, a metric or an attribute"],
  [`service=${"a".repeat(2_000)}`, "a value has at most 1000 characters"],
])("%s: %s", (query, reason) => {
  expect(readFacts(new URLSearchParams(query))).toBe(reason);
});
