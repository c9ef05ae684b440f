import { describe, expect, test } from "vitest";
import { everyCase, planOf } from "../every-blueprint.ts";
import { small } from "../small.ts";

describe("a plan", () => {
  test.each(everyCase)("of $name holds JSON only, frozen all the way down", ({ blueprint: given }) => {
    const plan = planOf(given);
    expect(JSON.parse(JSON.stringify(plan.configs))).toEqual(plan.configs);
    const frozen = (value: unknown): boolean =>
      typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(plan)).toBe(true);
  });

  test("has Argo CD's own names where the blueprint has none", () => {
    const source = { repoURL: "https://git.example.com/a.git", revision: "v1", path: "dist/small/manifests" };
    const planned = (gitops: object) => planOf(small({ blueprint: { gitops: { ...source, ...gitops } } })).gitops;
    const server = "https://kubernetes.default.svc";
    const own = { argocdNamespace: "argocd", server, sync: "automatic" };
    expect(planned({})).toEqual({ ...source, project: "default", createProject: false, ...own });
    expect(planned({ project: "shop" })).toEqual({ ...source, project: "shop", createProject: true, ...own });
    const there = { name: "shop", create: false };
    expect(planned({ project: there })).toEqual({ ...source, project: "shop", createProject: false, ...own });
  });
});
