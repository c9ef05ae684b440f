import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const script = `const { print } = await import("./src/cli/print.ts"); print("x".repeat(1_000_000)); print("", 2); print("told\\n", 2);`;
const command = `'${process.execPath}' --conditions=fairlead-source --import tsx --input-type=module -e '${script}'`;

test("a slow reader gets all of it, and one that leaves ends the program without a word", () => {
  const slow = spawnSync("sh", ["-c", `${command} | (sleep 0.2; wc -c)`], { encoding: "utf8" });
  expect([slow.stdout.trim(), slow.stderr]).toEqual(["1000000", "told\n"]);
  const gone = spawnSync("sh", ["-c", `${command} | head -c 1`], { encoding: "utf8" });
  expect([gone.stdout, gone.stderr]).toEqual(["x", ""]);
});
