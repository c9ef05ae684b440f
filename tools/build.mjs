/**
 * Builds lib/, what the package ships: the library and the command line in few files, declarations of src/, and the sources that
 * go into balancers. To find and read 300 modules one by one takes longer than to check a configuration.
 */

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { build } from "esbuild";

/** What esbuild reads where a balancer's program is made. */
const inBalancers = ["contract", "routing", "runtime"];
/** What of the command line loads blueprints. */
const loaders = ["check-blueprints", "load-plans"];

if (existsSync("src")) {
  rmSync("lib", { recursive: true, force: true });
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
    stdio: "inherit",
  });
  const { includedFiles } = await import("../lib/target/routing-core/included-text.js");
  for (const file of includedFiles) {
    // Not as .ts, which a compiler would take for the source of what lies beside it.
    const copy = `lib/${file}.ts.txt`;
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(`src/${file}.ts`, copy);
  }
  const written = readdirSync("lib", { recursive: true }).filter((file) => /\.js(\.map)?$/.test(file));
  for (const file of written) if (!inBalancers.includes(file.split(sep)[0])) rmSync(join("lib", file));
  await bundle();
  writeFileSync("lib/index.js", 'export * from "./bundled/index.js";\n');
  chmodSync("lib/cli/main.js", 0o755);
}

/**
 * As deep below the package's folder as the sources that look for schemas and pages. What loads blueprints is built with the
 * library, as these import it, and both must have the same modules.
 */
async function bundle() {
  const apart = {
    name: "apart",
    setup: ({ onResolve }) =>
      onResolve({ filter: new RegExp(`/(?:${loaders.join("|")}).ts$`) }, ({ path }) => ({
        path: `../bundled/${basename(path, ".ts")}.js`,
        external: true,
      })),
  };
  const common = {
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["tsx"],
    // Packages that are CommonJS ask for Node's own modules by it.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    legalComments: "eof",
  };
  await build({
    ...common,
    entryPoints: ["src/index.ts", ...loaders.map((name) => `src/cli/${name}.ts`)],
    outdir: "lib/bundled",
    outbase: "src",
    entryNames: "[name]",
    splitting: true,
    external: [...common.external, "cdk8s", "cdk8s-plus-28", "constructs", "esbuild", "typescript"],
  });
  await build({
    ...common,
    entryPoints: ["src/cli/main.ts"],
    outfile: "lib/cli/main.js",
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [apart],
  });
}
