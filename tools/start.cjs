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

/** Each of the first runs adds what it needed, as one may have asked for help alone; later on one a day does. */
const runsKept = 4;
const dayMs = 86_400_000;

start()(require, file, __dirname, (path) => import(path));

/** The program as a function. What it is given last loads modules beside this file: a script that was compiled before cannot import any. */
function start() {
  Module.enableCompileCache?.();
  const kept = Module.enableCompileCache ? undefined : keptFile();
  return kept === undefined ? require(file) : compiled(kept);
}

function keptFile() {
  const { HOME, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  const cache = XDG_CACHE_HOME || (HOME && join(HOME, ".cache"));
  if (!cache || NODE_DISABLE_COMPILE_CACHE || !process.getuid || !existsSync(dirname(cache))) return undefined;
  return join(cache, "fairlead", "compiled", `${name}-${build}-${process.version}-${process.arch}`);
}

function compiled(kept) {
  const { code, runs } = compiledIn(kept);
  const script = new Script(readFileSync(file, "latin1"), { filename: file, cachedData: code });
  const before = script.cachedDataRejected ? 0 : runs;
  if (before < runsKept) process.on("exit", () => keep(script, kept, before + 1));
  return script.runInThisContext();
}

/** Only what this user wrote is run. The last byte is the number of runs. */
function compiledIn(kept) {
  try {
    const { uid, mode, mtimeMs } = statSync(kept);
    if (uid !== process.getuid() || (mode & 0o022) !== 0) return { runs: 0 };
    const read = readFileSync(kept);
    const isOld = Date.now() - mtimeMs > dayMs;
    return { code: read.subarray(0, -1), runs: isOld ? Math.min(read.at(-1), runsKept - 1) : read.at(-1) };
  } catch {
    return { runs: 0 };
  }
}

/** Where nothing can be written nothing is kept. */
function keep(script, kept, runs) {
  try {
    mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
    const part = `${kept}.${process.pid}`;
    writeFileSync(part, Buffer.concat([script.createCachedData(), Buffer.of(runs)]), { mode: 0o600 });
    renameSync(part, kept);
  } catch {}
}
