#!/usr/bin/env node
/**
 * Starts the command line with what V8 compiled of it before, as to compile takes a third of a check. Node keeps that itself from
 * 22.8 on. Before, it is kept in the user's own cache; without one, or with NODE_DISABLE_COMPILE_CACHE, it is compiled each time.
 */

const { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

/** What is compiled belongs to one build, and to one Node. */
const build = "BUILD";
const name = process.argv[2] === "check" ? "check" : "commands";
const file = join(__dirname, `${name}.cjs`);

/** Modules beside this file: a script that was compiled before cannot import any. */
module.exports = (path) => import(path);

if (Module.enableCompileCache) {
  Module.enableCompileCache();
  require(file);
} else {
  const kept = keptFile();
  if (kept === undefined) require(file);
  else run(kept);
}

function keptFile() {
  const { HOME, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  const cache = XDG_CACHE_HOME || (HOME && join(HOME, ".cache"));
  if (!cache || NODE_DISABLE_COMPILE_CACHE || !process.getuid || !existsSync(dirname(cache))) return undefined;
  return join(cache, "fairlead", "compiled", `${name}-${build}-${process.version}-${process.arch}`);
}

function run(kept) {
  const cachedData = compiledIn(kept);
  const source = readFileSync(file, "utf8");
  const script = new Script(Module.wrap(source), {
    filename: file,
    cachedData,
  });
  const started = new Module(file, module);
  started.filename = file;
  if (cachedData === undefined || script.cachedDataRejected) process.on("exit", () => keep(script, kept));
  script
    .runInThisContext()
    .call(started.exports, started.exports, Module.createRequire(file), started, file, __dirname);
}

/** Only what this user wrote is run. */
function compiledIn(kept) {
  try {
    const { uid, mode } = statSync(kept);
    return uid === process.getuid() && (mode & 0o022) === 0 ? readFileSync(kept) : undefined;
  } catch {
    return undefined;
  }
}

/** With the functions that were needed. Where nothing can be written nothing is kept. */
function keep(script, kept) {
  try {
    mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
    const part = `${kept}.${process.pid}`;
    writeFileSync(part, script.createCachedData(), { mode: 0o600 });
    renameSync(part, kept);
  } catch {}
}
