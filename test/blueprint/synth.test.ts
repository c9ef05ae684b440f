import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App } from "fairlead";
import { afterAll, describe, expect, test } from "vitest";
import { blueprints } from "../every-blueprint.ts";

const root = resolve(".");
const folder = mkdtempSync(join(tmpdir(), "fairlead-synth-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** All files below a folder, by path. */
function filesOf(base: string): Readonly<Record<string, string>> {
  const names = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(base.length + 1), readFileSync(path, "utf8")]),
  );
}

function synthesise(name: string, list: typeof blueprints): Readonly<Record<string, string>> {
  const outdir = join(folder, name);
  const app = new App({ outdir });
  for (const blueprint of list) app.add(blueprint);
  app.synth();
  return filesOf(outdir);
}

describe("synthesis", () => {
  test("writes what is committed in dist/", () => {
    expect(synthesise("once", blueprints)).toEqual(filesOf(join(root, "dist")));
  });

  test("gives the same bytes twice, and in another order of declaration", () => {
    expect(synthesise("twice", blueprints.toReversed())).toEqual(synthesise("again", blueprints));
  });

  test("leaves nothing of an earlier synthesis in a blueprint's folder", () => {
    const [first] = blueprints;
    if (!first) throw new Error("there are blueprints");
    mkdirSync(join(folder, "stale", first.name, "manifests"), { recursive: true });
    writeFileSync(join(folder, "stale", first.name, "manifests", "gone.yaml"), "old");
    expect(Object.keys(synthesise("stale", [first]))).not.toContain(`${first.name}/manifests/gone.yaml`);
  });
});
