import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { untilGone } from "../fixtures/until-gone.ts";

const python = spawnSync("python3", ["-c", "import pty"]).status === 0;
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

function inTerminal(columns: number, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const program = ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "up"];
  const terminal = ["test/fixtures/terminal.py", String(columns), "24", process.execPath, ...program];
  const child = spawn("python3", [...terminal, "blueprints/loadbalancer-demo.ts", ...args], {
    env: { ...process.env, TERM: "xterm-256color", ...env },
  });
  let text = "";
  const waiting = new Set<() => void>();
  child.stdout.on("data", (part) => {
    text += String(part);
    for (const look of waiting) look();
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  const seen = (what: RegExp, from = 0) =>
    new Promise<number>((resolve, reject) => {
      void ended.then((code) => reject(new Error(`ended with ${code} before ${what}: ${text}`)));
      const look = () => {
        if (what.test(text.slice(from))) resolve(text.length);
      };
      waiting.add(look);
      look();
    });
  const made = {
    child,
    ended,
    seen,
    text: (from = 0) => text.slice(from),
    type: (keys: string) => child.stdin.write(keys),
  };
  running.push(child);
  return made;
}

const [ctrlC, ansiEscape] = ["\u0003", "\u001b"];
/** A second table is drawn over the first. */
const drawnAgain = new RegExp(`${ansiEscape}\\[\\d+A${ansiEscape}\\[J[^${ansiEscape}]*Ctrl-C ends it`);

function widestOf(text: string): number {
  return Math.max(
    ...stripVTControlCharacters(text)
      .split(/\r?\n/)
      .map((line) => line.length),
  );
}

describe.skipIf(!python)("on a terminal (skipped where no python3 makes one)", () => {
  test.concurrent("no line is wider than 80 columns, nor than 40 once it is made narrower; Ctrl-C ends with a report", async () => {
    const { ended, seen, text, type } = inTerminal(80, { NO_COLOR: "1" });
    const wide = await seen(drawnAgain);
    expect(widestOf(text())).toBeLessThanOrEqual(80);
    type("size 40 24");
    // The table that was on its way may still be wide.
    const resized = await seen(drawnAgain, wide);
    await seen(drawnAgain, resized);
    type(ctrlC);
    expect(await ended).toBe(0);
    expect(widestOf(text(resized))).toBeLessThanOrEqual(40);
    expect(text(resized).replaceAll(/\s+/g, " ")).toContain("every key was at the backend that the model gives it");
    // Colours end in m; what moves the cursor is no colour.
    expect(text()).not.toMatch(new RegExp(`${ansiEscape}\\[[\\d;]*m`));
  });

  test.concurrent("no line is wider than 40 columns; a second Ctrl-C does not wait, and leaves no program behind", async () => {
    const { ended, seen, text, type } = inTerminal(40, {}, "--hang", "backend-1@0.1");
    await seen(drawnAgain);
    await seen(/is at/);
    expect(widestOf(text())).toBeLessThanOrEqual(40);
    const pid = Number(/\(process\s+(\d+)\)/.exec(text())?.[1]);
    expect(pid).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    type(ctrlC);
    const told = await seen(/what is held is being/);
    expect(widestOf(text())).toBeLessThanOrEqual(40);
    type(ctrlC);
    expect(await ended).toBe(130);
    expect(text(told)).not.toContain("after ");
    expect(await untilGone(pid)).toBe(true);
  });

  test.concurrent("a dumb one gets lines without escapes, as a file does", async () => {
    const { ended, text } = inTerminal(40, { TERM: "dumb" }, "--duration", "2");
    expect(await ended).toBe(0);
    expect(text()).toContain("waiting for the first telemetry at a backend");
    expect(text()).not.toContain(ansiEscape);
  });
});
