/** Builds the checks of HTTP/2 with Go, once for each state of their sources: `node tools/h2/build.mjs`. */

import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "../collectors/build.mjs";
import { cacheFolder } from "../collectors/cache.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const sources = ["go.mod", "go.sum", "main.go", "peer.go", "framed.go"].map((name) => join(folder, name));

/** The program, built when it is not in the cache. @throws when Go refuses */
export function h2Binary() {
  const cache = cacheFolder("h2", sources);
  mkdirSync(cache, { recursive: true });
  const program = join(cache, "h2");
  if (!existsSync(program)) build(folder, program, ["."]);
  return program;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(h2Binary());
