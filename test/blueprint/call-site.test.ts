import { describe, expect, test } from "vitest";
import { markCallSite, resolveCallSite } from "../../src/blueprint/call-site.ts";

function declare() {
  return markCallSite(declare);
}

function stack(...frames: readonly string[]): Error {
  const site = new Error("declared here");
  site.stack = ["Error: declared here", ...frames.map((frame) => `    at ${frame}`)].join("\n");
  return site;
}

test("a call is where it was made, not where it was noted", () => {
  expect(resolveCallSite(declare())?.file).toMatch(/call-site\.test\.ts$/);
});

test("noting a call leaves the depth of other stacks alone", () => {
  const before = Error.stackTraceLimit;
  declare();
  expect(Error.stackTraceLimit).toBe(before);
});

describe("the nearest frame in a file of the author", () => {
  const here = { file: "/home/a b/edge.ts", line: 12, column: 7 };

  test.each([
    ["of a function", "balancer (/home/a b/edge.ts:12:7)"],
    ["of a module", "/home/a b/edge.ts:12:7"],
    ["as a URL with escapes and a query", "file:///home/a%20b/edge.ts?v=1:12:7"],
    ["of an async function", "async Promise.all (/home/a b/edge.ts:12:7)"],
  ])("%s", (_what, frame) => {
    expect(resolveCallSite(stack("Module._compile (node:internal/modules:1:1)", "<anonymous>", frame))).toEqual(here);
  });

  test("is none where only Node's own are named", () => {
    expect(resolveCallSite(stack("node:internal/process/task_queues:105:5"))).toBeUndefined();
  });
});
