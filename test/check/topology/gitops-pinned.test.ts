import { expect, test } from "vitest";
import { gitopsPinned } from "../../../src/check/topology/gitops-pinned.ts";
import { brief, declared } from "./declared.ts";

const gitops = { repoURL: "https://git.example.com/telemetry.git", revision: "v1", path: "dist/edge/manifests" };
const found = (more: object) => gitopsPinned(declared({ blueprint: { gitops: { ...gitops, ...more } } })).map(brief);

test("without gitops there is nothing to pin", () => {
  expect(gitopsPinned(declared())).toEqual([]);
});

test.each(["v1", "release", "0123456789abcdef0123456789abcdef01234567"])("the revision %s is pinned", (revision) => {
  expect(found({ revision })).toEqual([]);
});

test.each(["HEAD", "head", "", " "])("the revision %j floats", (revision) => {
  expect(found({ revision })).toEqual([
    {
      code: "FL6001",
      severity: "error",
      at: "edge: gitops.revision",
      message: `The revision is ${JSON.stringify(revision)}: what runs would change with any push, and nobody could say what ran yesterday.`,
      help: "name a tag, a commit, or a branch that only releases move",
    },
  ]);
});

test("repository and path can be synced", () => {
  expect(found({ path: "." })).toEqual([]);
  expect(found({ repoURL: "", path: "/dist" })).toEqual([
    {
      code: "FL6002",
      severity: "error",
      at: "edge: gitops.repoURL",
      message: 'repoURL is "", which is no repository to read from.',
      help: "give the URL that Argo CD reads from",
    },
    {
      code: "FL6002",
      severity: "error",
      at: "edge: gitops.path",
      message: 'The path is "/dist", which is no folder inside the repository.',
      help: 'give the path from its root, such as "dist/edge/manifests"',
    },
  ]);
});

test.each(["", "..", "dist/../..", "C:\\dist", undefined, 3])("%j is no path inside", (path) => {
  expect(found({ path }).map(({ code, at }) => [code, at])).toEqual([["FL6002", "edge: gitops.path"]]);
});
