/** Builds lib/, what the package ships: JavaScript and declarations of src/, and the sources that go into generated cores. */

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { build } from "esbuild";

if (existsSync("src")) {
  rmSync("lib", { recursive: true, force: true });
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
    stdio: "inherit",
  });
  await bundleCli();
  chmodSync("lib/cli/main.js", 0o755);
  const { includedFiles } = await import("../lib/target/routing-core/included-text.js");
  for (const file of includedFiles) {
    // Not as .ts, which a compiler would take for the source of what lies beside it.
    const copy = `lib/${file}.ts.txt`;
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(`src/${file}.ts`, copy);
  }
}

/**
 * The command line as one file: to find and read 250 modules one by one takes longer than to check a configuration. What loads
 * blueprints stays apart, as these import the package, and both must have the same modules.
 */
async function bundleCli() {
  const apart = {
    name: "apart",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\/(?:check-blueprints|load-plans)\.ts$/ }, ({ path }) => ({
        path: path.replace(/ts$/, "js"),
        external: true,
      })),
  };
  await build({
    entryPoints: ["src/cli/main.ts"],
    outfile: "lib/cli/main.js",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    external: ["tsx"],
    plugins: [apart],
    // Packages that are CommonJS ask for Node's own modules by it.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    legalComments: "eof",
  });
  rmSync("lib/cli/main.js.map", { force: true });
}
