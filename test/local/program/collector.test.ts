import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { CollectorArguments } from "../../../src/local/program/collector.ts";
import { bundleProgram } from "../../../src/target/image/bundle.ts";
import { untilGone } from "../../fixtures/until-gone.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-collector-"));
afterAll(() => rmSync(folder, { recursive: true }));
const program = join(folder, "program.mjs");
const start = 'import { runCollector } from "./local/program/collector.ts"; runCollector(process.argv.slice(2));';
writeFileSync(program, bundleProgram("collector", start).code);

/** A shell stands for the binary, and tells its process. */
function started(name: string, binary: string, shell: string) {
  const run = join(folder, name);
  mkdirSync(run);
  const given: CollectorArguments = { binary, args: ["-c", shell], folder: run };
  writeFileSync(join(run, "arguments.json"), JSON.stringify(given));
  const child = spawn(process.execPath, [program, join(run, "arguments.json")]);
  return { child, run, ended: once(child, "close").then(([code]) => code as number | null) };
}

test("a binary that does not end by itself ends with the pipe, and its folder with it", async () => {
  const { child, run, ended } = started("pipe", "/bin/sh", "echo $$; trap '' TERM; while :; do sleep 0.1; done");
  const pid = Number(String((await once(child.stdout, "data"))[0]));
  child.stdin.end();
  expect(await untilGone(pid)).toBe(true);
  expect(await ended).toBe(1);
  expect(existsSync(run)).toBe(false);
});

test("a binary hears what its program is told, and its code is the program's", async () => {
  const { child, ended } = started("told", "/bin/sh", "trap 'exit 7' TERM; echo $$; while :; do sleep 0.1; done");
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(await ended).toBe(7);
});

test("a binary that is not there is told", async () => {
  const { child, ended } = started("missing", "/nowhere/otelcol", "");
  const [told] = await once(child.stderr, "data");
  expect(String(told)).toContain("ENOENT");
  expect(await ended).toBe(1);
});
