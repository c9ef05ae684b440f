import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diffText } from "../../src/cli/diff-output.ts";
import { readSide } from "../../src/cli/diff-sides.ts";
import { changedObjects } from "../../src/inspect/changed-objects.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-diff-images-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function objectsAt(named: string) {
  const side = await readSide(named, undefined);
  if (side.kind === "none") throw new Error(side.problem);
  return side.objects;
}

test("what changes in a build context alone is told in words: its base, a setting, its program", async () => {
  const image = join(folder, "images/edge");
  cpSync("dist/two-tier", folder, { recursive: true });
  expect(changedObjects(await objectsAt("dist/two-tier"), await objectsAt(`${folder}/`)).changed).toEqual([]);
  const edited = (file: string, from: string | RegExp, to: string) =>
    writeFileSync(join(image, file), readFileSync(join(image, file), "utf8").replace(from, to));
  edited("Dockerfile", /FROM .*/, "FROM node:24.1.0-bookworm-slim");
  edited("balancer.json", /"drainMs": \d+/, '"drainMs": 1234');
  edited("routing-core.mjs", /$/, "// another");
  edited("routing-core.mjs.map", /$/, " ");
  const objects = changedObjects(await objectsAt("dist/two-tier"), await objectsAt(folder));
  const text = diffText({ before: "a", after: "b", objects, balancers: [] });
  expect(objects.changed.map(({ object, values }) => [object, values.length])).toEqual([["Image edge", 3]]);
  expect(text).toMatch(/line of the Dockerfile from "FROM node:\S+" to "FROM node:24\.1\.0-bookworm-slim"/);
  expect(text).toMatch(/limits\.drainMs of Fairlead's balancer from \d+ to 1234/);
  expect(text).toContain("the generated code that reads keys and cuts requests from");
});

test("a build context at a revision of git is the one of the folder, whatever names the two", async () => {
  const names = async (named: string) =>
    (await objectsAt(named)).filter(({ kind }) => kind === "Image").map(({ metadata }) => metadata);
  expect(await names("HEAD:dist/two-tier")).toEqual(await names("dist/two-tier"));
  expect(await names("dist")).toContainEqual({ name: "two-tier/edge" });
});
