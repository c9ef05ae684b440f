import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { followFiles } from "../../../src/runtime/credentials/credentials-file.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-files-"));
const files = followFiles({ changed: () => {}, failed: () => {} });
afterAll(() => {
  files.close();
  rmSync(folder, { recursive: true });
});

test("a file that is not there is told with its setting and what to do", () => {
  expect(() => files.follow(["/etc/none/token"], { settings: ["auth.tokenFile"] })).toThrow(
    "auth.tokenFile: /etc/none/token does not exist: mount the Secret that has it, or change the setting",
  );
});

test("one that cannot be read is told with the system's reason", () => {
  expect(() => files.follow([folder], { settings: ["tls.caFile"] })).toThrow(
    new RegExp(`^tls.caFile: ${folder} cannot be read: EISDIR`),
  );
});

test("contents come in the order of the paths", () => {
  const [one, two] = ["one", "two"].map((name) => join(folder, name));
  writeFileSync(one ?? "", "1");
  writeFileSync(two ?? "", "2");
  expect(files.follow([two ?? "", one ?? ""], { settings: [] })()).toEqual(["2", "1"]);
});
