import { expect, test } from "vitest";
import { runbook } from "../../../src/target/runbook/runbook.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

test("the runbook says of a Job that verifies a balancer how its report is read and how it runs once more", () => {
  const options = { queue: "central", verify: { items: 700 } };
  const plan = planOf(small({ release: "0.161.0", balancer: options }));
  const said = runbook(plan).split("### edge: the Job after a sync")[1] ?? "";
  const job = plan.workloads.find(({ kind }) => kind === "Job");
  expect(said).toContain(`\`${job?.name}\` sends 700 numbered items`);
  expect(said).toMatch(/logs -l \S*name=edge-verify\S* --tail=-1\n/);
  expect(said).toContain("apply -f manifests/60-verify.yaml");
  expect(runbook(planOf(small()))).not.toContain("the Job after a sync");
});
