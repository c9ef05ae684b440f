import { expect, test } from "vitest";
import { isRetryable } from "../../../src/runtime/grpc/status.ts";

/** OTLP specification 1.9, "Failures": the table of gRPC codes, by number. */
test.each([
  ["CANCELLED", 1, true],
  ["UNKNOWN", 2, false],
  ["INVALID_ARGUMENT", 3, false],
  ["DEADLINE_EXCEEDED", 4, true],
  ["NOT_FOUND", 5, false],
  ["ALREADY_EXISTS", 6, false],
  ["PERMISSION_DENIED", 7, false],
  ["FAILED_PRECONDITION", 9, false],
  ["ABORTED", 10, true],
  ["OUT_OF_RANGE", 11, true],
  ["UNIMPLEMENTED", 12, false],
  ["INTERNAL", 13, false],
  ["UNAVAILABLE", 14, true],
  ["DATA_LOSS", 15, true],
  ["UNAUTHENTICATED", 16, false],
])("%s (%i) may be tried again: %s", (_name, code, expected) => {
  expect([isRetryable(code, undefined), isRetryable(code, 1_000)]).toEqual([expected, expected]);
});

test("RESOURCE_EXHAUSTED (8) may be tried again only if the server says when", () => {
  expect([isRetryable(8, undefined), isRetryable(8, 0)]).toEqual([false, true]);
});
