import { compileBlueprint } from "fairlead";
import { describe, expect, test } from "vitest";
import { outputs, planOf, withOutput } from "./every-blueprint.ts";
import { platforms } from "./fixtures/blueprints/platforms.ts";

describe.each(
  platforms.flatMap((one) => outputs.map((output) => ({ output, name: one.name, one: withOutput(one, output) }))),
)("$name as $output", ({ one }) => {
  test("has no findings", () => {
    expect(compileBlueprint(one).diagnostics).toEqual([]);
  });
});

/** As they are deployed, of the one of this name. */
function workloadsOf(name: string) {
  return platforms.filter((one) => one.name === name).flatMap((one) => planOf(one).workloads);
}

test("a platform that assigns ids is not given any", () => {
  const workloads = workloadsOf("openshift");
  expect(workloads).toHaveLength(2);
  expect(JSON.stringify(workloads)).not.toMatch(/runAsUser|fsGroup/);
});

test("queues that are kept are a claim of each pod", () => {
  expect(workloadsOf("queues").map(({ name, kind }) => [name, kind])).toEqual([
    ["store", "StatefulSet"],
    ["edge-collector", "StatefulSet"],
  ]);
});
