/**
 * `npm run schemas -- <version>`: writes schemas/<version>/ from nothing. Generates the Collector's sources, builds the
 * extractor in the place of main, runs it, holds every schema against the real decoder, pins the enumerations found,
 * and generates the TypeScript types.
 */

import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { adaptModules, build, collectorSources, hasGo } from "../collectors/build.mjs";
import { cacheFolder, goEnvironment, pinnedFiles, versions } from "../collectors/cache.mjs";
import { compareProbes } from "./compare-probes.mjs";

const [version, ...flags] = process.argv.slice(2);
if (!versions.includes(version))
  fail(2, `usage: npm run schemas -- <version> [--update-enums]; known versions: ${versions.join(", ")}`);
if (!hasGo()) fail(2, "npm run schemas needs Go: the schemas come from the Collector's own code");

const extractorFolder = "tools/schemas/extractor";
const sources = readdirSync(extractorFolder)
  .filter((name) => name.endsWith(".go"))
  .sort();
const work = cacheFolder(`schemas-${version}`, [
  ...pinnedFiles(version),
  ...sources.map((name) => join(extractorFolder, name)),
]);
const output = join(work, "output");
const probes = join(work, "probes.jsonl");

extract();
comparedWithDecoder();
pinEnums();
rmSync(join("schemas", version), { recursive: true, force: true });
mkdirSync("schemas", { recursive: true });
execFileSync("cp", ["-r", output, join("schemas", version)]);
execFileSync(process.execPath, ["--import", "tsx", "tools/schemas/types.ts"], { stdio: "inherit" });

function extract() {
  const program = join(work, "extractor");
  mkdirSync(work, { recursive: true });
  if (!existsSync(program)) {
    const collector = collectorSources(version);
    for (const name of ["components.go", "go.mod", "go.sum"]) copyFileSync(join(collector, name), join(work, name));
    adaptModules(version, work);
    for (const name of sources) copyFileSync(join(extractorFolder, name), join(work, name));
    const tag = `v${version.split(".").slice(0, 2).join("_")}`;
    const packages = execFileSync("go", ["list", "-tags", tag, "-deps", "-f", "{{.ImportPath}}\t{{.Dir}}", "."], {
      cwd: work,
      env: goEnvironment,
      maxBuffer: 2 ** 24,
    });
    writeFileSync(join(work, "packages.txt"), packages);
    build(work, program, ["-tags", tag, "."]);
  }
  rmSync(output, { recursive: true, force: true });
  execFileSync(
    program,
    ["-out", output, "-version", version, "-packages", join(work, "packages.txt"), "-probes", probes],
    { stdio: "inherit", cwd: work },
  );
}

function comparedWithDecoder() {
  const { agreed, unexplained } = compareProbes({
    version,
    schemas: output,
    probes,
    known: "tools/schemas/known-differences.json",
  });
  console.log(`${version}: ${agreed} probes agree with the decoder, ${unexplained.length} unexplained differences`);
  if (unexplained.length > 0) fail(1, unexplained.slice(0, 20).join("\n"));
}

/** A value that upstream adds would otherwise slip in unseen. */
function pinEnums() {
  const pinned = `tools/schemas/enums-${version}.json`;
  const found = join(output, "enums.json");
  if (flags.includes("--update-enums") || !existsSync(pinned)) copyFileSync(found, pinned);
  else if (readFileSync(pinned, "utf8") !== readFileSync(found, "utf8")) {
    renameSync(found, `${pinned}.found`);
    fail(1, `the enumerations found differ from ${pinned}: compare with ${pinned}.found, then --update-enums`);
  }
  rmSync(found, { force: true });
}

function fail(code, message) {
  console.error(message);
  process.exit(code);
}
