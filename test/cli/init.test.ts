import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const program = ["--conditions=fairlead-source", "--import", "tsx", resolve("src/cli/main.ts")];

test.each([
  ["telemetry", "telemetry"],
  ["Bad Name", "Bad Name"],
  ["it's", "it's"],
])("the command that init prints for %j enters that folder in a shell", (dir, expected) => {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-init-"));
  try {
    const tsx = { ...process.env, NODE_PATH: resolve("node_modules") };
    const options = { cwd: folder, encoding: "utf8", env: tsx } as const;
    const node = [...program.slice(0, 2), resolve("node_modules/tsx/dist/loader.mjs"), program[3] ?? ""];
    const { stderr } = spawnSync(process.execPath, [...node, "init", dir], options);
    const [, command = ""] = /^Next: (cd .*) && npm install/m.exec(stderr) ?? [];
    const { stdout } = spawnSync("sh", ["-c", `${command} && basename "$PWD"`], options);
    expect(stdout.trim()).toBe(expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
