import { expect, test } from "vitest";
import { dialTarget, endpointOf, sortEndpoints, splitTarget } from "../../src/routing/endpoint.ts";

test("endpoints sort by bytes: 10 before 1 with a port, after it without; letters beyond the first plane come last", () => {
  expect(sortEndpoints(["backend-1:4317", "backend-10:4317"])).toEqual(["backend-10:4317", "backend-1:4317"]);
  expect(sortEndpoints(["backend-10", "backend-1"])).toEqual(["backend-1", "backend-10"]);
  expect(sortEndpoints(["\u{1f680}", "\uff5e"])).toEqual(["\uff5e", "\u{1f680}"]);
});

test("only a name without a colon gets the default port", () => {
  expect(["backend-1", "backend-1:4318", "::1"].map(dialTarget)).toEqual(["backend-1:4317", "backend-1:4318", "::1"]);
});

test.each([
  ["backend-1", 4317, "backend-1:4317"],
  ["10.0.0.1", 4318, "10.0.0.1:4318"],
  ["fd00::1", 4317, "[fd00::1]:4317"],
])("%s and %i are written as one endpoint and read back", (host, port, endpoint) => {
  expect(endpointOf(host, port)).toBe(endpoint);
  expect(splitTarget(endpoint)).toEqual({ host, port });
});
