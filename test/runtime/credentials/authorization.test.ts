import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { followAuthorization } from "../../../src/runtime/credentials/authorization.ts";
import { followFiles } from "../../../src/runtime/credentials/credentials-file.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-auth-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test("a token follows its file, without the line's end", () => {
  const tokenFile = file("token", "first\n");
  const changed = vi.fn();
  const files = followFiles({ changed, failed: () => {} });
  const authorization = followAuthorization({ kind: "bearer", tokenFile }, files);
  expect(authorization.header()).toBe("Bearer first");
  file("token", "second");
  files.refresh();
  expect([authorization.header(), changed.mock.calls.length]).toEqual(["Bearer second", 1]);
  expect(["Bearer second", "Bearer first", "second", "", undefined].map(authorization.accepts)).toEqual([
    ...[true, false, false, false, false],
  ]);
  files.close();
});

test("name and password are one header (RFC 7617's own example)", () => {
  const config = {
    kind: "basic",
    usernameFile: file("name", "Aladdin"),
    passwordFile: file("password", "open sesame\n"),
  } as const;
  const files = followFiles({ changed: () => {}, failed: () => {} });
  const authorization = followAuthorization(config, files);
  expect(authorization.header()).toBe("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  files.close();
});

test("a file that is gone leaves what was read, and is said", () => {
  const tokenFile = file("gone", "kept");
  const failed = vi.fn();
  const files = followFiles({ changed: () => {}, failed });
  const authorization = followAuthorization({ kind: "bearer", tokenFile }, files);
  rmSync(tokenFile);
  files.refresh();
  expect([authorization.header(), failed.mock.calls.length]).toEqual(["Bearer kept", 1]);
  files.close();
});

test.each([
  ["an empty token", "\n", "is empty"],
  ["a token of two lines", "one\ntwo", "has characters that a header cannot have"],
  ["a token with a NUL", "one\0", "has characters that a header cannot have"],
])("%s is refused at the start, and later changes nothing", (_what, content, reason) => {
  const failed = vi.fn();
  const files = followFiles({ changed: () => {}, failed });
  const tokenFile = file("bad", content);
  expect(() => followAuthorization({ kind: "bearer", tokenFile }, files)).toThrow(reason);
  file("bad", "good");
  const authorization = followAuthorization({ kind: "bearer", tokenFile }, files);
  file("bad", content);
  files.refresh();
  expect([authorization.header(), failed.mock.calls.length]).toEqual(["Bearer good", 1]);
  // RFC 9110, 11.1: the scheme is the same in any case.
  expect(["bearer good", "BEARER good", "bearer Good"].map(authorization.accepts)).toEqual([true, true, false]);
  files.close();
});
