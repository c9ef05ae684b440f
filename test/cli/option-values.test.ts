import { expect, test } from "vitest";
import { backendsIn, isEndpoint, namesIn, versionIn } from "../../src/cli/option-values.ts";

test.each(["backend-1", "backend-1:4317", "10.0.0.1:1", "[2001:db8::1]:65535", "a_b.c"])("%s is a backend", (text) => {
  expect(isEndpoint(text)).toBe(true);
});

test.each(["", ":4317", "a:0", "a:65536", "a:b", "a b", "2001:db8::1", "http://a:4317"])("%j is not one", (text) => {
  expect(isEndpoint(text)).toBe(false);
});

test.each([
  ["", "It names no backend. If a cluster was asked for them, none is ready there"],
  [" ", "It names no backend."],
  ["a:1,,b:1", "Separate the parts by single commas"],
  ["a:1,", "Separate the parts by single commas"],
  ["a:1,b:99999", "b:99999 is not an address"],
])("backends %j are refused with their reason", (text, reason) => {
  expect(() => backendsIn(text)).toThrow(reason);
});

test("blanks beside commas, and the v of a tag, mean nothing", () => {
  expect(backendsIn("a:1, b:2")).toEqual(["a:1", "b:2"]);
  expect(namesIn("service.name , tenant")).toEqual(["service.name", "tenant"]);
  expect(versionIn("v0.161.0")).toBe("0.161.0");
  expect(() => versionIn("latest")).toThrow("latest is not a release such as 0.161.0.");
});
