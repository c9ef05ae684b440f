import { describe, expect, test } from "vitest";
import { objectsOfPlan } from "../../../src/target/emit.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const generator = { runner: "built-in", total: 600, replicas: 3, podAnnotations: { note: "once" } };
const job = objectsOfPlan(planOf(small({ generator }))).find(({ kind }) => kind === "Job");

// Argo CD 2.13, "Resource Hooks"; Kubernetes 1.28, "Jobs".
describe("the Job of a generator that ends", () => {
  test("runs after a sync, and stays for its log until the next one", () => {
    expect(job?.metadata.annotations).toMatchObject({
      "argocd.argoproj.io/hook": "PostSync",
      "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
    });
  });

  test("has a pod for each replica, each once", () => {
    expect(job?.["spec"]).toMatchObject({
      ...{ completionMode: "Indexed", completions: 3, parallelism: 3, backoffLimit: 0 },
      // 600 seconds, twice, and ten minutes to start.
      activeDeadlineSeconds: 1_800,
      template: { metadata: { annotations: { note: "once" } }, spec: { restartPolicy: "Never" } },
    });
  });
});
