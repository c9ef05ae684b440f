/** Builds lib/, what the package ships: JavaScript and declarations of src/, and the sources that go into generated cores. */

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";

if (existsSync("src")) {
  rmSync("lib", { recursive: true, force: true });
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
    stdio: "inherit",
  });
  chmodSync("lib/cli/main.js", 0o755);
  const { includedFiles } = await import("../lib/target/routing-core/included-text.js");
  for (const file of includedFiles) {
    // Not as .ts, which a compiler would take for the source of what lies beside it.
    const copy = `lib/${file}.ts.txt`;
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(`src/${file}.ts`, copy);
  }
}
