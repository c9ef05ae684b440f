import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

test("what tests make among temporary files is in a folder of this run", () => {
  expect(tmpdir()).toMatch(/fairlead-run-\w+$/);
});

/** A suite that makes a folder, as cdk8s's Testing does, says where it is, and goes on. */
async function suite(then: string) {
  const code = `import { ownFolderOfSuite } from ${JSON.stringify(pathToFileURL("test/temporary-folders.ts").href)};
    import { mkdtempSync } from "node:fs"; import { tmpdir } from "node:os"; import { join } from "node:path";
    ownFolderOfSuite();
    process.stdout.write(mkdtempSync(join(tmpdir(), "cdk8s.outdir.")), () => { ${then} });`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [path] = (await once(child.stdout, "data")) as [Buffer];
  return { child, folder: dirname(String(path)) };
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("it goes with a suite that %s ends", async (signal) => {
  const { child, folder } = await suite("setInterval(() => {}, 1_000);");
  expect([dirname(folder), existsSync(folder)]).toEqual([tmpdir(), true]);
  child.kill(signal);
  expect(await once(child, "exit")).toEqual([130, null]);
  expect(existsSync(folder)).toBe(false);
});

test("it goes with a suite that ends, whatever it comes to", async () => {
  const { child, folder } = await suite("process.exit(1);");
  expect(await once(child, "exit")).toEqual([1, null]);
  expect(existsSync(folder)).toBe(false);
});
