import { expect, test } from "vitest";
import { httpStatusOf } from "../../../src/runtime/otlp/http-status.ts";

/** OTLP specification 1.9: 400 for bad data, 429 and 503 to be tried again; 413 for what is too large (RFC 9110). */
test.each([
  ["INVALID_ARGUMENT", 3, false, 400],
  ["UNAUTHENTICATED", 16, false, 401],
  ["PERMISSION_DENIED", 7, false, 403],
  ["RESOURCE_EXHAUSTED for good", 8, false, 413],
  ["RESOURCE_EXHAUSTED for now", 8, true, 429],
  ["UNAVAILABLE", 14, true, 503],
  ["INTERNAL for good", 13, false, 500],
  ["ABORTED, which may be tried again", 10, true, 503],
])("%s is a status of its own over HTTP", (_name, code, isRetryable, status) => {
  expect(httpStatusOf(code, isRetryable)).toBe(status);
});
