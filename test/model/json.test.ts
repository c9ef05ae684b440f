import { expect, test } from "vitest";
import { deepFreeze, isJsonObject, jsonAt } from "../../src/model/json.ts";

test("an object is neither a list nor null", () => {
  expect([{}, { a: 1 }].every(isJsonObject)).toBe(true);
  expect([[], null, undefined, "a", 1].some(isJsonObject)).toBe(false);
});

test("a path leads through members and items, and ends where the data does", () => {
  const data = { retry: { steps: [{ ms: 5 }] } };
  expect(jsonAt(data, ["retry", "steps", 0, "ms"])).toBe(5);
  expect(jsonAt(data, ["retry", "steps", "0", "ms"])).toBe(5);
  expect(jsonAt(data, [])).toBe(data);
  for (const path of [
    ["retry", "steps", 1],
    ["retry", "toString"],
    ["retry", "steps", 0, "ms", "x"],
    ["none", "x"],
  ]) {
    expect(jsonAt(data, path)).toBeUndefined();
  }
});

test("data is frozen all the way down, below what was frozen already too", () => {
  const data = Object.freeze({ a: [{ b: { c: 1 } }] });
  expect(deepFreeze(data)).toBe(data);
  expect([data.a, data.a[0], data.a[0]?.b].every(Object.isFrozen)).toBe(true);
});
