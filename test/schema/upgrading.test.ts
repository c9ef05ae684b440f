import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withChanges } from "../../tools/docs/upgrading.ts";

const page = readFileSync("docs/upgrading.md", "utf8");

test("docs/upgrading.md has what the schemas say (npm run upgrading)", () => {
  expect(withChanges(page)).toBe(page);
});

/** As the changelogs and the modules of both versions have it. */
test.each([
  ["a component that was renamed", /^\*\*exporters\*\*\n\n- renamed: .*`otlp` → `otlp_grpc`/m],
  ["one that was removed", /^\*\*receivers\*\*\n\n.*\n- removed: .*`opencensus`/m],
  ["a setting that is gone", /^\*\*exporters\.otlp_grpc\*\*\n\n- gone: .*`batcher`/m],
  ["a schema that is older than its version", /`k8s_attributes` 0\.160\.0/],
])("it names %s", (_what, told) => {
  expect(page).toMatch(told);
});
