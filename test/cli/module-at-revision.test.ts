import { realpathSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { moduleAtRevision } from "../../src/cli/module-at-revision.ts";

// Git does not have what was built, and sources of then would check in their own way.
test("in a repository of Fairlead a module of a revision imports the Fairlead that runs", () => {
  const then = moduleAtRevision("HEAD", "blueprints/two-tier.ts");
  if ("problem" in then) throw new Error(then.problem);
  expect(realpathSync(join(then.path, "../../src"))).toBe(realpathSync("src"));
});

test("what git does not have is told as the revision and the path that were named", () => {
  expect(moduleAtRevision("HEAD", "blueprints/none.ts")).toEqual({
    problem: expect.stringMatching(/^HEAD:blueprints\/none\.ts: /) as string,
  });
});
