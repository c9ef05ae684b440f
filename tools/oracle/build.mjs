/** Builds the oracle with Go, once for each state of its sources. */

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder, goEnvironment } from "../collectors/cache.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const sources = ["go.mod", "go.sum", "compression.go", "main.go", "items.go", "json.go", "upsert.go"].map((name) =>
  join(folder, name),
);

/** The program, built if it is not there yet. @throws when Go refuses */
export function oracleBinary() {
  const binary = join(cacheFolder("oracle", sources), "oracle");
  if (!existsSync(binary)) {
    execFileSync("go", ["build", "-trimpath", "-o", binary, "."], {
      cwd: folder,
      env: goEnvironment,
      stdio: "inherit",
    });
  }
  return binary;
}
