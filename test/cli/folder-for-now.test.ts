import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { folderForNow } from "../../src/cli/folder-for-now.ts";

const module = pathToFileURL("src/cli/folder-for-now.ts").href;

/** A process that makes such a folder, says where it is, and then does something. */
async function madeBy(then: string) {
  const code = `import { folderForNow } from ${JSON.stringify(module)}; import { writeFileSync } from "node:fs";
    const { path } = folderForNow("fairlead-now-"); writeFileSync(path + "/file", "a");
    process.stdout.write(path, () => { ${then} });`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [path] = (await once(child.stdout, "data")) as [Buffer];
  return { child, path: String(path) };
}

test.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)(
  "it goes with a process that %s ends, also while that never returns to its event loop",
  async (signal) => {
    const { child, path } = await madeBy("for (;;);");
    expect(existsSync(join(path, "file"))).toBe(true);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([null, signal]);
    await expect.poll(() => existsSync(path)).toBe(false);
  },
);

test("it keeps no process from its end, and is gone with it", async () => {
  const { child, path } = await madeBy("");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(existsSync(path)).toBe(false);
});

test("it goes when it is no longer needed, and another one beside it stays", () => {
  const [one, other] = [folderForNow("fairlead-now-"), folderForNow("fairlead-now-")];
  writeFileSync(join(one.path, "file"), "a");
  one.remove();
  expect([existsSync(one.path), readdirSync(other.path)]).toEqual([false, []]);
  other.remove();
  expect(existsSync(other.path)).toBe(false);
});
