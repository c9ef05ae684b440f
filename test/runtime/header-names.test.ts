import { expect, test } from "vitest";
import { withSmallNames } from "../../src/runtime/header-names.ts";

// RFC 9113, 8.2.1: field names are in lowercase when they are sent; RFC 9110, 5.1: they mean the same in any case.
test("names lose their capitals, values keep theirs", () => {
  expect(withSmallNames({ "X-Scope-OrgID": "Shop", traceparent: "00-A" })).toEqual({
    "x-scope-orgid": "Shop",
    traceparent: "00-A",
  });
});
