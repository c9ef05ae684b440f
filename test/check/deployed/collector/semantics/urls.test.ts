/** What url.Parse of Go 1.26 says. */

import { expect, test } from "vitest";
import { isUrl } from "../../../../../src/check/deployed/collector/semantics/urls.ts";

const taken = [
  "http://a:1/b",
  "",
  "host/path",
  "/v1/traces",
  'https://a"',
  "https://<host>/api/<id>",
  "https://[::1]:4318/v1",
  "http://[fe80::1%25en0]:1",
  "http://u:p@h:1/x?y=%zz#f",
  "http://a/b:c:d",
  "unix://a:b:1",
  "a.b+c:opaque:1",
];
const refused = [
  ":invalid",
  "1a://b",
  "http://a b/c",
  "http://a|b",
  "http://a:port",
  "http://a:1:2",
  "http://%FOO%:4318",
  "http://a/%zz",
  "http://a#%zz",
  'http://"u"@h',
  "http://[::1",
  "http://[a]:1",
  "http://a\u0007",
];

test.each(taken)("%j is a URL", (url) => {
  expect(isUrl(url, { manyColons: false })).toBe(true);
});

test.each(refused)("%j is not", (url) => {
  expect(isUrl(url, { manyColons: false })).toBe(false);
});

test("an older Go takes more of a host", () => {
  expect(["http://a:1:2", "http://[a]:1"].map((url) => isUrl(url))).toEqual([true, true]);
});
