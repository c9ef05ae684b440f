import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { sourceFolder } from "../../src/target/sources.ts";

// Installed it is lib/src/, and a package that is packed and installed synthesises a balancer (package.test.ts).
test("the sources of balancers are found from where the module itself is", () => {
  expect(basename(sourceFolder)).toBe("src");
  expect(existsSync(join(sourceFolder, "runtime/main.ts"))).toBe(true);
});
