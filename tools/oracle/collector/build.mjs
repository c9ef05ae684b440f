/** Builds the program that answers for a Collector, in the place of the main of its generated sources. */

import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { adaptModules, build, collectorSources } from "../../collectors/build.mjs";
import { cacheFolder, pinnedFiles } from "../../collectors/cache.mjs";

const folder = dirname(fileURLToPath(import.meta.url));

/** The program, built if it is not there yet. @throws when Go refuses */
export function verdictsBinary(version) {
  const tag = `v${version.split(".").slice(0, 2).join("_")}`;
  const sources = ["main.go", `version_${tag.slice(1)}.go`];
  const files = sources.map((name) => join(folder, name));
  const work = cacheFolder(`verdicts-${version}`, [...pinnedFiles(version), ...files]);
  const binary = join(work, "verdicts");
  if (existsSync(binary)) return binary;
  mkdirSync(work, { recursive: true });
  const collector = collectorSources(version);
  for (const name of ["components.go", "go.mod", "go.sum"]) copyFileSync(join(collector, name), join(work, name));
  adaptModules(version, work);
  for (const name of sources) copyFileSync(join(folder, name), join(work, name));
  build(work, binary, ["-tags", tag, "."]);
  return binary;
}
