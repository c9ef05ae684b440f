import { describe, expect, test } from "vitest";
import { crossOrigin } from "../../../src/runtime/otlp/cross-origin.ts";
import { asked } from "./asked-by-a-page.ts";

const shop = "https://shop.example";

const grantedBy = (origins: readonly string[], origin: string) =>
  crossOrigin({ origins, headers: [] })?.headers(asked("POST", { origin }))["access-control-allow-origin"];

test("without origins no page is answered otherwise than anybody", () => {
  expect(crossOrigin({ origins: [], headers: [] })).toBeUndefined();
});

describe("an origin", () => {
  test.each([
    ["itself", shop, shop],
    ["in capitals", "HTTPS://Shop.Example", "HTTPS://Shop.Example"],
    ["of a pattern", "https://a.team.example", "https://a.team.example"],
  ])("that is allowed is named in the answer: %s", (_what, origin, granted) => {
    expect(grantedBy([shop, "https://*.team.example"], origin)).toBe(granted);
  });

  test.each([
    "https://evil.example",
    "http://shop.example",
    "https://shop.example.evil.example",
    "https://shop.example:8443",
    "https://team.example",
    "https://.team.exampl",
    "null",
  ])("that is not allowed gets nothing: %s", (origin) => {
    expect(grantedBy([shop, "https://*.team.example"], origin)).toBeUndefined();
  });

  test("a pattern's two ends do not overlap", () => {
    expect(grantedBy(["https://aba*aba"], "https://aba")).toBeUndefined();
  });
});

describe("a preflight", () => {
  const preflight = { origin: shop, "access-control-request-method": "POST" };

  test("is answered with what a page may send", () => {
    const answer = crossOrigin({ origins: [shop], headers: ["X-Tenant"] })?.preflight(asked("OPTIONS", preflight));
    expect(answer).toMatchObject({
      status: 204,
      headers: {
        "access-control-allow-origin": shop,
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "content-type, content-encoding, authorization, x-requested-with, x-tenant",
        vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
      },
    });
  });

  test("of another page is answered without a grant, and may not be kept for others", () => {
    const other = asked("OPTIONS", { ...preflight, origin: "https://evil.example" });
    const answer = crossOrigin({ origins: [shop], headers: [] })?.preflight(other);
    expect(Object.keys(answer?.headers ?? {})).toEqual(["vary"]);
  });

  test("is one only with the method that it asks for", () => {
    expect(
      crossOrigin({ origins: [shop], headers: [] })?.preflight(asked("OPTIONS", { origin: shop })),
    ).toBeUndefined();
    expect(crossOrigin({ origins: [shop], headers: [] })?.preflight(asked("POST", preflight))).toBeUndefined();
  });
});

test("where every page may send, none does so with credentials, which browsers forbid together", () => {
  const headers = crossOrigin({ origins: ["*"], headers: [] })?.headers(asked("POST", { origin: shop }));
  expect(headers).toEqual({
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "retry-after",
    vary: "Origin",
  });
});
