import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";
import { filesIn } from "../../src/cli/files-in.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a folder stands for the texts in it, without packages, hidden folders and links that lead nowhere or back", () => {
  for (const inner of ["a", "node_modules", ".git"]) mkdirSync(join(folder, inner));
  for (const file of ["b.yaml", "a/c.md", "a/d.txt", "package.json", "node_modules/e.yaml", ".git/f.yaml"]) {
    writeFileSync(join(folder, file), "");
  }
  symlinkSync("..", join(folder, "a", "up"));
  symlinkSync("nowhere", join(folder, "a", "gone.yaml"));
  symlinkSync("self", join(folder, "self"));
  expect(filesIn(folder)?.map((file) => relative(folder, file))).toEqual(["a/c.md", "b.yaml"]);
});

test("a file and what is not there are not folders", () => {
  expect(filesIn(join(folder, "b.yaml"))).toBeUndefined();
  expect(filesIn(join(folder, "nowhere"))).toBeUndefined();
});
