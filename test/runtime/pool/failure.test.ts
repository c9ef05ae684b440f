import { expect, test } from "vitest";
import { failureWeight, reasonOfFailure } from "../../../src/runtime/pool/failure.ts";
import { testPart } from "../part.ts";

const parts = [testPart(), testPart()];
const refused = { kind: "refused", code: 14, message: "busy", retryable: true, retryDelayMs: undefined } as const;

test("a call that ends with its connection, or after the whole timeout, is a failure; one that was given up sooner, a part of one", () => {
  const unknown = { kind: "unknown", message: "" } as const;
  expect(failureWeight(parts, unknown, 3_000)).toBe(1);
  expect(failureWeight(parts, { ...unknown, waitedMs: 3_000 }, 3_000)).toBe(1);
  expect(failureWeight(parts, { ...unknown, waitedMs: 30 }, 3_000)).toBe(0.01);
  expect(failureWeight(parts, { kind: "unsent", message: "" }, 3_000)).toBe(1);
});

test("a refusal of what is in the call is a quarter of a failure, and one of a size that can be cut is none", () => {
  expect(failureWeight(parts, refused, 3_000)).toBe(1);
  expect(failureWeight(parts, { ...refused, code: 3, retryable: false }, 3_000)).toBe(0.25);
  const tooLarge = { ...refused, code: 8, retryable: false, bytesMax: 1_000 } as const;
  expect(failureWeight(parts, tooLarge, 3_000)).toBe(0);
  expect(failureWeight([testPart({ items: 2 })], tooLarge, 3_000)).toBe(0);
  expect(failureWeight([testPart()], tooLarge, 3_000)).toBe(0.25);
});

test("operators read the code and the words of a refusal", () => {
  expect(reasonOfFailure(refused)).toBe("code 14: busy");
  expect(reasonOfFailure({ kind: "unsent", message: "there is no connection" })).toBe("there is no connection");
});
