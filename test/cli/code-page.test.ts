import { expect, test } from "vitest";
import { pageOf } from "../../src/cli/code-page.ts";

test("the page of a code that YAML can have says how a finding is accepted there", () => {
  expect(pageOf("FL4042")).toMatch(/^# FL4042 objects-disagree\n[\s\S]*\n# fairlead-ignore FL4042: why\n/);
  expect(pageOf("FL3010")).not.toContain("fairlead-ignore");
});
