/**
 * Where built Collectors and schema extractors are kept: outside the checkout, one folder for each state of what they are
 * made from, so that a build is reused exactly as long as it is right.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const collectorsFolder = dirname(fileURLToPath(import.meta.url));

/** Versions with a manifest here. */
export const versions = readdirSync(collectorsFolder).filter((name) => /^\d/.test(name));

const cacheRoot = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "fairlead");

/** @param {string} kind what is built @param {readonly string[]} files what it is made from */
export function cacheFolder(kind, files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return join(cacheRoot, `${kind}-${hash.digest("hex").slice(0, 16)}`);
}

/** The files that decide a Collector of this version: three, and the adaptations where there are any. */
export function pinnedFiles(version) {
  const files = ["builder.yaml", "go.mod", "go.sum"].map((name) => join(collectorsFolder, version, name));
  const adaptations = adaptationsFile(version);
  return existsSync(adaptations) ? [...files, adaptations] : files;
}

/** Components that a version takes from an older release, with names of its libraries replaced. */
export function adaptationsFile(version) {
  return join(collectorsFolder, version, "adaptations.json");
}

/** Old module versions are not in the checksum database everywhere; go.sum pins them all the same. */
export const goEnvironment = { ...process.env, GOSUMDB: "off", GOFLAGS: "-mod=mod" };
