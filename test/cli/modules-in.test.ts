import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { modulesIn } from "../../src/cli/modules-in.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-modules-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "");
  }
}

test("modules are found below a folder, without tests, packages, and programs that synth wrote: these run where they are loaded", () => {
  written("edge.ts", "deep/pool.mts", "edge.test.ts", "types.d.ts", "node_modules/x/index.js", "dist/main.js");
  written("shop/images/edge/image.json", "shop/images/edge/balancer.mjs", "shop/images/edge/routing-core.ts");
  const found = ["deep/pool.mts", "edge.ts"].map((path) => join(folder, path));
  expect(modulesIn(folder)).toEqual(found);
  expect(modulesIn(join(folder, "shop"))).toEqual([]);
  expect(modulesIn(join(folder, "edge.ts"))).toBeUndefined();
});
