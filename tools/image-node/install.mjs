/**
 * The Node that images of the balancer are built on, as its own build of that version in the npm registry: the suites run the
 * program on it, whatever Node runs the suites.
 */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../collectors/cache.mjs";

/** @param image as "node:22.23.3-bookworm-slim" @returns the program, installed if it is not there yet @throws when npm refuses */
export function imageNode(image) {
  const version = /^node:(\d+\.\d+\.\d+)/.exec(image)?.[1];
  const name = `node-${process.platform}-${process.arch}`;
  const folder = cacheFolder(`${name}-${version}`, []);
  const program = join(folder, "node_modules", name, "bin", "node");
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const quiet = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
    execFileSync("npm", ["install", ...quiet, "--prefix", folder, `${name}@${version}`], { stdio: "inherit" });
  }
  return program;
}
