import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { logOutput, writeNow } from "../../src/runtime/log-output.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-log-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("lines are written in order, as they are", async () => {
  const path = join(folder, "log");
  const file = openSync(path, "w");
  const print = logOutput(file);
  const lines = Array.from({ length: 1_000 }, (_, n) => `${n} – é\n`);
  for (const line of lines) print(line);
  await expect.poll(() => readFileSync(path, "utf8")).toBe(lines.join(""));
  closeSync(file);
});

test("a disk that is full loses the log and nothing else", async () => {
  const full = openSync("/dev/full", "w");
  const print = logOutput(full);
  for (let n = 0; n < 10; n++) {
    print("a line\n");
    await sleep(1);
  }
  expect(() => writeNow(full, "a line\n")).not.toThrow();
  closeSync(full);
});

test("a reader that hangs keeps nobody waiting, and hears afterwards how much it missed", async () => {
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  const pipe = openSync(path, "r+");
  const print = logOutput(pipe);
  const line = `${"x".repeat(999)}\n`;
  // Whoever waits for the reader, which reads below, is never there.
  for (let n = 0; n < 2_000; n++) print(line);
  let text = "";
  const piece = Buffer.alloc(65_536);
  while (!text.includes("lines of it are lost")) {
    text += piece.toString("latin1", 0, readSync(pipe, piece));
    await sleep(1);
  }
  const { count } = JSON.parse(text.slice(text.lastIndexOf("{"))) as { readonly count: number };
  expect(text.split("\n").filter((one) => one.startsWith("x"))).toHaveLength(2_000 - count);
  closeSync(pipe);
});
