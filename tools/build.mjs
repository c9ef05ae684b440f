/** Builds lib/, what the package ships: JavaScript and declarations of src/. */

import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, rmSync } from "node:fs";

if (existsSync("src")) {
  rmSync("lib", { recursive: true, force: true });
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
    stdio: "inherit",
  });
  chmodSync("lib/cli/main.js", 0o755);
}
