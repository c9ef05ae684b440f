/** `npm run check`: types, format and lint, import rules, unused code, documentation. Runs all, reports each, fails at the end. */

import { spawnSync } from "node:child_process";

const steps = [
  ["tsc", ["--noEmit", "-p", "tsconfig.json"]],
  ["tsc", ["--noEmit", "-p", "tsconfig.build.json"]],
  ["tsc", ["--noEmit", "-p", "src/page/client"]],
  ["biome", ["ci", "--error-on-warnings"]],
  ["eslint", ["src"]],
  ["depcruise", ["src", "--config", ".dependency-cruiser.mjs"]],
  ["knip", []],
  ["typedoc", []],
];

let failed = 0;
for (const [tool, args] of steps) {
  const { status } = spawnSync("npx", ["--no-install", tool, ...args], { stdio: "inherit" });
  if (status !== 0) failed++;
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${tool}`);
}
console.log(`\n${steps.length - failed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed === 0 ? 0 : 1;
