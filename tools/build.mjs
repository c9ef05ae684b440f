/**
 * Builds lib/, what the package ships: the library and the command line in few files, declarations of src/, and the sources that
 * go into balancers. To find and read 300 modules one by one takes longer than to check a configuration.
 */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { build } from "esbuild";

/** What esbuild reads where a program for a pod is made: a balancer's, a verification's. */
const inBalancers = [
  "contract",
  "routing",
  "inspect",
  "page",
  "runtime",
  "generate",
  "verify",
  "local/program",
  "target/routing-core/fixed",
];
/** What of the command line loads blueprints. */
const loaders = ["check-blueprints", "load-plans", "load-objects", "up-blueprint", "graph-blueprint"];

const node20 = { bundle: true, platform: "node", target: "node20", legalComments: "eof" };

/** Built here, as deep as lib/ is, and put in its place when it is whole: whoever runs what was built before goes on to. */
const aside = existsSync("src") ? `.lib-${process.pid}` : undefined;

if (aside) {
  process.once("exit", () => rmSync(aside, { recursive: true, force: true }));
  const tsc = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--outDir", aside];
  execFileSync(process.execPath, tsc, { stdio: "inherit" });
  // As they are written: what is compiled is minified to other bytes, and a balancer would not be the same from everywhere.
  for (const folder of inBalancers) cpSync(`src/${folder}`, `${aside}/src/${folder}`, { recursive: true });
  await bundle();
  writeFileSync(`${aside}/index.js`, 'export * from "./bundled/index.js";\n');
  await bundleCommands();
  swapIn();
}

/** A folder cannot replace one that is filled, so for the time of two renames there is none. */
function swapIn() {
  const before = `${aside}-before`;
  if (existsSync("lib")) renameSync("lib", before);
  renameSync(aside, "lib");
  rmSync(before, { recursive: true, force: true });
}

/**
 * As deep below the package's folder as the sources that look for schemas and pages. What loads blueprints is built with the
 * library, as these import it, and both must have the same modules.
 */
async function bundle() {
  await build({
    ...node20,
    format: "esm",
    entryPoints: ["src/index.ts", ...loaders.map((name) => `src/cli/${name}.ts`)],
    outdir: `${aside}/bundled`,
    outbase: "src",
    entryNames: "[name]",
    splitting: true,
    external: ["tsx", "cdk8s", "cdk8s-plus-28", "constructs", "esbuild", "typescript"],
    // Packages that are CommonJS ask for Node's own modules by it.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
}

/** CommonJS starts sooner, behind a file by which what was compiled is kept. */
async function bundleCommands() {
  await bundleCommand("commands", []);
  await bundleCommand("check", [{ name: "alone", setup: alone }]);
  const start = readFileSync("tools/start.cjs", "utf8");
  const bundles = ["check.cjs", "commands.cjs"].map((file) => readFileSync(`${aside}/cli/${file}`));
  const build = createHash("sha256").update(Buffer.concat(bundles)).digest("hex").slice(0, 16);
  writeFileSync(`${aside}/cli/fairlead.cjs`, start.replace("BUILD", build), { mode: 0o755 });
}

/** To read what other commands are made of takes a third of a check, so the check has a file of its own. */
function alone({ onResolve }) {
  const inspecting = ["route", "simulate", "diff", "graph"];
  const others = ["synth", "init", "explain", "schema", "up", "verify", "completion", ...inspecting];
  onResolve({ filter: new RegExp(`^\\./(?:${others.join("|")})\\.ts$`) }, ({ kind, path }) =>
    kind === "dynamic-import" ? { path, external: true } : undefined,
  );
}

async function bundleCommand(name, plugins) {
  await build({
    ...node20,
    format: "cjs",
    entryPoints: ["src/cli/main.ts"],
    outfile: `${aside}/cli/${name}.cjs`,
    minify: true,
    supported: { "dynamic-import": true },
    external: ["tsx"],
    plugins: [{ name: "apart", setup: apart }, { name: "late", setup: late }, ...plugins],
    define: { "import.meta.url": "bundle.url", "import.meta.dirname": "__dirname" },
    banner: { js: "const bundle = { get url() { return require('node:url').pathToFileURL(__filename).href; } };" },
  });
  const file = `${aside}/cli/${name}.cjs`;
  const text = readFileSync(file, "utf8").replaceAll(/\bimport\((?="\.\.\/bundled\/)/g, "loadModule(");
  writeFileSync(file, asFunction(inAscii(text)));
}

/** What the script comes to, and what the module exports: to wrap the text where it is run would copy it. */
function asFunction(text) {
  return `(start => typeof module === "object" ? module.exports = start : start)(function (require, __filename, __dirname, loadModule) {${text}\n})`;
}

/** One character that Latin-1 has not, as in a regular expression, makes V8 keep and read the whole text at two bytes each. */
function inAscii(text) {
  return text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function apart({ onResolve }) {
  const filter = new RegExp(`/(?:${loaders.join("|")}).ts$`);
  onResolve({ filter }, ({ path }) => ({ path: `../bundled/${basename(path, ".ts")}.js`, external: true }));
}

/**
 * Modules that a check of one file does not use, though what it imports does: each is loaded at its first use. These are some of Node's
 * own, and the library that reads unusual YAML.
 */
function late({ onResolve, onLoad }) {
  const modules = /^(?:(?:node:)?(?:child_process|crypto|net|zlib|assert\/strict)|yaml)$/;
  onResolve({ filter: modules }, ({ path, namespace }) =>
    namespace === "late" ? undefined : { path: path.replace("node:", ""), namespace: "late" },
  );
  onLoad({ filter: /./, namespace: "late" }, async ({ path }) => {
    const isOwn = path !== "yaml";
    const real = isOwn ? `process.getBuiltinModule("node:${path}")` : `require("${path}")`;
    const named = Object.entries(await import(isOwn ? `node:${path}` : path))
      .filter(([name, value]) => typeof value === "function" && name !== "default")
      .map(
        ([name]) =>
          `export function ${name}(...args) { return new.target ? new (${real}.${name})(...args) : ${real}.${name}(...args); }`,
      );
    const whole = `export default new Proxy(() => {}, { apply: (_, self, args) => ${real}(...args), get: (_, key) => ${real}[key] });`;
    return { contents: [...named, whole].join("\n"), loader: "js", resolveDir: "." };
  });
}
