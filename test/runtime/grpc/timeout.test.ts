import { expect, test } from "vitest";
import { parseTimeoutMs, timeoutHeader } from "../../../src/runtime/grpc/timeout.ts";

test.each([
  ["2H", 7_200_000],
  ["3M", 180_000],
  ["10S", 10_000],
  ["250m", 250],
  ["1500u", 1.5],
  ["99999999n", 99.999999],
  ["0m", 0],
])("the header %s is %d ms", (header, timeoutMs) => {
  expect(parseTimeoutMs(header)).toBeCloseTo(timeoutMs, 9);
});

test.each(["", "10", "S", "1.5S", "-1S", "10 S", "10s", "123456789S", "10SS", undefined])(
  "the header %s is not a timeout",
  (header) => {
    expect(parseTimeoutMs(header)).toBeUndefined();
  },
);

test.each([
  [1_500.9, "1500m"],
  [0.2, "1m"],
  [-5, "1m"],
  [1e12, "99999999m"],
])("%d ms are written as %s, which has at least 1 ms and at most 8 digits", (timeoutMs, header) => {
  expect(timeoutHeader(timeoutMs)).toBe(header);
});
