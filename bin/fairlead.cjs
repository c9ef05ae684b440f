#!/usr/bin/env node
/** What `fairlead` is linked to. In a checkout it stands before anything is built, as npm and npx link only what exists. */

const { existsSync } = require("node:fs");
const { join } = require("node:path");

const built = join(__dirname, "../lib/cli/fairlead.cjs");

if (existsSync(built)) require(built);
else {
  process.stderr.write("fairlead: this checkout is not built: run `npm run build` first\n");
  process.exitCode = 2;
}
