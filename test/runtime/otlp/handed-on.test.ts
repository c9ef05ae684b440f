import { expect, test } from "vitest";
import { handedOn } from "../../../src/runtime/otlp/handed-on.ts";

const of = (headers: Readonly<Record<string, string>>) => (name: string) => headers[name];
const names = ["x-scope-orgid", "x-team"];

test("what is there is handed on, and nothing else", () => {
  expect(handedOn(names, of({ "x-scope-orgid": "tenant-7", cookie: "secret" }))).toMatchObject({
    headers: { "x-scope-orgid": "tenant-7" },
  });
  expect(handedOn(names, of({ cookie: "secret" }))).toBeUndefined();
  expect(handedOn([], of({ cookie: "secret" }))).toBeUndefined();
});

test("values that differ have keys that differ, wherever they stand", () => {
  const keys = [
    { "x-scope-orgid": "a" },
    { "x-team": "a" },
    { "x-scope-orgid": "a", "x-team": "" },
    { "x-scope-orgid": 'a","x-team":"' },
    {},
  ].map((headers) => {
    const given = handedOn(names, of(headers));
    return given && "key" in given ? given.key : "";
  });
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  ["too long", "x".repeat(2_049), "the headers x-scope-orgid, x-team are longer than 2048 characters together"],
  ["not of gRPC", "tenänt", "the header x-scope-orgid has characters that cannot be handed on"],
])("what is %s is refused", (_what, value, message) => {
  expect(handedOn(names, of({ "x-scope-orgid": value }))).toEqual({ code: 3, message });
});
