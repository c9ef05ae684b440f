import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { appendedTo, truthOfOutput } from "../../src/verify/from-output.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-output-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = "0123456789abcdef";
const line = (index: number) => `     -> fairlead.verify: Str(${run}-${String(index).padStart(9, "0")})\n`;

test("what is appended is read once, a line that is still being written when it is whole, a file begun anew from its start", async () => {
  const file = join(folder, "log");
  writeFileSync(file, line(1));
  const truth = truthOfOutput([{ backend: "backend-1", read: appendedTo(file) }], "a log");
  expect(await truth.begin()).toBeUndefined();
  const seen = async () => {
    const look = await truth.look({ traces: run });
    return look.kind === "items" ? [...(look.of.traces?.get("backend-1")?.entries() ?? [])] : look;
  };
  appendFileSync(file, `${line(2)}${line(3).slice(0, -12)}`);
  expect(await seen()).toEqual([[2, 1]]);
  appendFileSync(file, line(3).slice(-12));
  expect(await seen()).toEqual([
    [2, 1],
    [3, 1],
  ]);
  writeFileSync(file, line(2));
  expect(await seen()).toEqual([
    [2, 2],
    [3, 1],
  ]);
});

test("a file that is not there is said", async () => {
  const truth = truthOfOutput([{ backend: "backend-1", read: appendedTo(join(folder, "none")) }], "a log");
  expect(await truth.begin()).toContain("ENOENT");
});
