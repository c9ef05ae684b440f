/**
 * Builds the part of the Prometheus operator that writes configurations, from its published module, once for each state of the pins:
 * `node tools/prometheus-operator/build.mjs`.
 */

import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "../collectors/build.mjs";
import { cacheFolder } from "../collectors/cache.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const pins = ["go.mod", "go.sum", "main.go"].map((name) => join(folder, name));

/** The program, built when it is not in the cache. @throws when Go refuses */
export function scrapeConfigBinary() {
  const cache = cacheFolder("prometheus-operator", pins);
  mkdirSync(cache, { recursive: true });
  const program = join(cache, "prometheus-operator");
  if (!existsSync(program)) build(folder, program, ["."]);
  return program;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(scrapeConfigBinary());
