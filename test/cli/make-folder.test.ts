import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFolder, writeProblem } from "../../src/cli/make-folder.ts";

const root = mkdtempSync(join(tmpdir(), "fairlead-folder-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
writeFileSync(join(root, "file"), "");

function problemAt(path: string): string | undefined {
  try {
    makeFolder(path);
    return undefined;
  } catch (error) {
    return writeProblem(error);
  }
}

test("a folder is made with all above it, and one that is there stays", () => {
  const path = join(root, "a/b/c");
  expect([problemAt(path), problemAt(path), existsSync(path)]).toEqual([undefined, undefined, true]);
});

test.each([join(root, "file"), join(root, "file/below/it")])("at %s it is said that a file is in the way", (path) => {
  expect(problemAt(path)).toBe("a file is where a folder has to be");
});

test.skipIf(!existsSync("/proc/self"))("a folder that lets none be made does not hold the command for ever", () => {
  expect(problemAt("/proc/fairlead/dist")).toMatch(/no folder can be made there|no permission/);
});

test("what the system has not said is thrown on", () => {
  expect(() => writeProblem(new Error("ours"))).toThrow("ours");
});
