import { expect, test } from "vitest";
import { pageHeaders, pageOrigin, preflightSeconds } from "../../src/contract/cross-origin.ts";

test("an origin has a scheme, a host, perhaps a port, and nothing behind them (RFC 6454, 6.2)", () => {
  for (const origin of ["https://a.example", "http://a:3000", "http://[::1]:80", "https://*.a.example", "*"])
    expect(pageOrigin.accepts.test(origin), origin).toBe(true);
  for (const other of ["a.example", "https://a.example/", "https://a/b", "https://*.*", "**", "null", "https://a b"])
    expect(pageOrigin.accepts.test(other), other).toBe(false);
});

test("headers are in lower case, as browsers ask for them, and a preflight is kept as long as Chromium keeps one", () => {
  expect(pageHeaders.every((name) => name === name.toLowerCase())).toBe(true);
  expect(preflightSeconds).toBe(2 * 60 * 60);
});
