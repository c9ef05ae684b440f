import { expect, test } from "vitest";
import { dryRun, duringDryRun } from "../../src/blueprint/dry-run.ts";
import { small } from "../small.ts";

test("blueprints are collected only while a module is loaded to be checked", async () => {
  const one = small();
  expect(dryRun()).toBeUndefined();
  const collected = await duringDryRun(async () => {
    dryRun()?.push([one]);
  });
  expect(collected).toEqual([[one]]);
  expect(dryRun()).toBeUndefined();
});

test("a module that fails to load ends the dry run too", async () => {
  await expect(duringDryRun(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(dryRun()).toBeUndefined();
});
