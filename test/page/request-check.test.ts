import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, test } from "vitest";
import { refusalOf } from "../../src/page/request-check.ts";

const own = { host: "127.0.0.1:9000", origin: "http://127.0.0.1:9000", "content-type": "application/json" };
const asked = (method: string, headers: IncomingHttpHeaders, remoteAddress = "127.0.0.1") =>
  refusalOf({ method, headers, remoteAddress })?.status;

describe("the page is read", () => {
  test.each(["localhost", "localhost:13134", "127.0.0.1:80", "[::1]:9000", "LOCALHOST:1"])("at %s", (host) => {
    expect(asked("GET", { host })).toBeUndefined();
  });

  test.each([
    "evil.example",
    "evil.example:9000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "127.0.0.1@evil.example",
    "127.0.0.2:9000",
    "10.0.0.1:9000",
    "[::]:9000",
    "0.0.0.0:9000",
    "localhost:9000 ",
    "",
  ])("by nobody who calls it %j, as after DNS rebinding", (host) => {
    expect(asked("GET", { host })).toBe(403);
  });

  test("by nobody who does not say what it is called", () => {
    expect(asked("GET", {})).toBe(403);
  });

  test.each(["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])("from %s", (address) => {
    expect(asked("GET", own, address)).toBeUndefined();
  });

  test.each(["10.1.2.3", "::ffff:10.1.2.3", "fe80::1", "128.0.0.1", "2001:db8::127"])("not from %s", (address) => {
    expect(asked("GET", own, address)).toBe(403);
  });
});

describe("a button", () => {
  test("answers to the page itself", () => {
    expect(asked("POST", own)).toBeUndefined();
    expect(asked("POST", { ...own, "sec-fetch-site": "same-origin" })).toBeUndefined();
  });

  test.each([
    ["http://evil.example", 403],
    ["null", 403],
    ["https://127.0.0.1:9000", 403],
    ["http://127.0.0.1:9001", 403],
    ["http://localhost:9000", 403],
    [undefined, 403],
  ])("does not answer to a page of origin %s", (origin, status) => {
    expect(asked("POST", { ...own, origin })).toBe(status);
  });

  test.each(["cross-site", "same-site", "none"])("does not answer where the browser calls the request %s", (site) => {
    expect(asked("POST", { ...own, "sec-fetch-site": site })).toBe(403);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", undefined])(
    "does not take what a form sends, as %s",
    (type) => {
      expect(asked("POST", { ...own, "content-type": type })).toBe(415);
    },
  );

  test.each(["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])("is not %s", (method) => {
    expect(asked(method, own)).toBe(405);
  });
});
