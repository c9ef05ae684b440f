import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../../small.ts";

const source = { repoURL: "https://git.example.com/team.git", revision: "v1", path: "dist/small/manifests" };
const found = (gitops: object) =>
  compileBlueprint(small({ blueprint: { gitops: { ...source, ...gitops } } })).diagnostics.map(
    ({ code, place }) => `${code} ${place.path.join(".")}`,
  );

test.each([
  "git@git.example.com:team/repo.git",
  "ssh://git@git.example.com:2222/team/repo.git",
  "https://token@git.example.com/team/repo",
  "file:///srv/git/repo.git",
])("%s is a repository", (repoURL) => {
  expect(found({ repoURL })).toEqual([]);
});

test.each([
  "git.example.com/team.git",
  "team/repo",
  "https://",
  "https://me:secret@git.example.com/team.git",
  "ftp://a/b",
])("%s is not", (repoURL) => {
  expect(found({ repoURL })).toEqual(["FL6002 gitops.repoURL"]);
});

/** What git calls a name (git check-ref-format), and no range of tags. */
test.each(["v1.2.3", "main", "release/2026-11", "refs/tags/v1", "0123456789abcdef", "feature_x@home"])(
  "%s is a revision",
  (revision) => {
    expect(found({ revision })).toEqual([]);
  },
);

test.each([
  "HEAD",
  "head",
  "HEAD~1",
  "HEAD^",
  "@",
  "origin/HEAD",
  "main~2",
  "v1.*",
  "^1.0",
  ">=1.2",
  "a..b",
  "a//b",
  "-x",
  "a.lock",
  "a:b",
])("%s is not", (revision) => {
  expect(found({ revision })).toEqual(["FL6001 gitops.revision"]);
});

test("the path is that of the blueprint's folder, or of the manifests in it", () => {
  for (const path of ["dist/small/manifests", "dist/small/manifests/", "clusters/prod/small", "small"]) {
    expect(found({ path })).toEqual([]);
  }
  for (const path of ["dist/other/manifests", "dist", "dist/small/argocd", "manifests"]) {
    expect(found({ path })).toEqual(["FL6003 gitops.path"]);
  }
});

test("a project is a name, with or without its object", () => {
  expect(found({ project: "Team A" })).toEqual(["FL4001 gitops.project"]);
  expect(found({ project: { name: "Team A" } })).toEqual(["FL4001 gitops.project.name"]);
  expect(found({ project: { name: "team", creat: false } })).toEqual(["FL1009 gitops.project.creat"]);
  expect(found({ project: { name: "team", create: false } })).toEqual([]);
});
