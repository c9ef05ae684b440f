/**
 * Builds real Collectors, and the official telemetry generator, into the cache: `node tools/collectors/build.mjs`.
 * The first build of both takes about half an hour on two cores; afterwards they are found.
 */

import { execFileSync, spawnSync } from "node:child_process";
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
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { adaptationsFile, cacheFolder, goEnvironment, pinnedFiles, versions } from "./cache.mjs";

const telemetrygenVersion = "v0.161.0";

/** True when the Go toolchain is here. */
export function hasGo() {
  return spawnSync("go", ["version"]).status === 0;
}

/** The folder of a version's generated sources, pinned by its go.mod and go.sum; with the modules that it adapts. */
export function collectorSources(version) {
  const folder = join(cacheFolder(`collector-${version}`, pinnedFiles(version)), "sources");
  if (existsSync(join(folder, "components.go"))) return folder;
  mkdirSync(folder, { recursive: true });
  const builder = join(folder, "..", "builder");
  go(["install", `go.opentelemetry.io/collector/cmd/builder@v${version}`], {
    env: { ...goEnvironment, GOBIN: builder },
  });
  const [manifest, mod, sum] = pinnedFiles(version);
  const config = join(folder, "..", "builder.yaml");
  writeFileSync(config, readFileSync(manifest, "utf8").replace(/^dist:\n/m, `dist:\n  output_path: ${folder}\n`));
  // The builder's own download step walks test dependencies that not every proxy serves; the pinned files replace it.
  execFileSync(
    join(builder, "builder"),
    ["--config", config, "--skip-compilation", "--skip-get-modules", "--skip-strict-versioning"],
    { stdio: "inherit", env: goEnvironment },
  );
  copyFileSync(mod, join(folder, "go.mod"));
  copyFileSync(sum, join(folder, "go.sum"));
  adaptModules(version, folder);
  return folder;
}

/**
 * Writes the modules that a version's go.mod replaces by a folder: an older release of a component, where proxies do not
 * serve its own, with the names of its libraries brought to this version. Nothing else of it is changed.
 */
export function adaptModules(version, folder) {
  for (const { module, version: release, folder: name, renames } of adaptationsOf(version)) {
    const told = execFileSync("go", ["mod", "download", "-json", `${module}@${release}`], {
      cwd: dirname(folder),
      env: goEnvironment,
    });
    const source = JSON.parse(told.toString()).Dir;
    const target = join(folder, name);
    mkdirSync(target, { recursive: true });
    for (const file of readdirSync(source, { recursive: true, withFileTypes: true })) {
      const inside = join(file.parentPath, file.name).slice(source.length + 1);
      if (file.isDirectory()) mkdirSync(join(target, inside), { recursive: true });
      else if (!inside.endsWith("_test.go")) {
        const text = readFileSync(join(source, inside), "utf8");
        writeFileSync(
          join(target, inside),
          renames.reduce((made, [from, to]) => made.replaceAll(from, to), text),
        );
      }
    }
  }
}

function adaptationsOf(version) {
  const file = adaptationsFile(version);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

/** The binary of a version, built when it is not in the cache. */
export function collectorBinary(version) {
  const binary = join(cacheFolder(`collector-${version}`, pinnedFiles(version)), "otelcol");
  if (!existsSync(binary)) build(collectorSources(version), binary, ["."]);
  return binary;
}

/** telemetrygen at the tag of the image that blueprints use. */
export function telemetrygenBinary() {
  const folder = cacheFolder(`telemetrygen-${telemetrygenVersion}`, []);
  const binary = join(folder, "telemetrygen");
  if (!existsSync(binary)) {
    go(
      ["install", `github.com/open-telemetry/opentelemetry-collector-contrib/cmd/telemetrygen@${telemetrygenVersion}`],
      {
        env: { ...goEnvironment, GOBIN: folder },
      },
    );
  }
  return binary;
}

/** Builds beside the target and moves it there whole: an interrupted build leaves nothing that looks finished. */
export function build(folder, binary, args) {
  const half = `${binary}.half`;
  rmSync(half, { force: true });
  go(["build", "-trimpath", "-ldflags=-s -w", "-o", half, ...args], { cwd: folder, env: goEnvironment });
  renameSync(half, binary);
}

function go(args, options) {
  execFileSync("go", args, { stdio: ["ignore", "inherit", "inherit"], ...options });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const version of versions) console.log(collectorBinary(version));
  console.log(telemetrygenBinary());
}
