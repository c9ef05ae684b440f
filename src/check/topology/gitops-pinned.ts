/** What Argo CD syncs is pinned and inside the repository. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import type { TopologyRule } from "../rule.ts";

export const gitopsPinned: TopologyRule = ({ gitops, origin }) => {
  if (gitops === undefined) return [];
  const found: Diagnostic[] = [];
  const { revision, repoURL, path } = gitops;
  if (typeof revision !== "string" || revision === "" || revision.toUpperCase() === "HEAD") {
    found.push(
      diagnostic("FL6001", {
        at: within(origin, "gitops", "revision"),
        message: `The revision is ${JSON.stringify(revision)}: what runs would change with any push, and no one could say what ran yesterday.`,
        help: "name a tag, a commit, or a branch that only releases move",
      }),
    );
  }
  if (typeof repoURL !== "string" || repoURL === "") {
    found.push(
      diagnostic("FL6002", {
        at: within(origin, "gitops", "repoURL"),
        message: "No repository is named.",
        help: "give the URL that Argo CD reads from",
      }),
    );
  }
  if (typeof path !== "string" || path === "" || path.startsWith("/") || path.split("/").includes("..")) {
    found.push(
      diagnostic("FL6002", {
        at: within(origin, "gitops", "path"),
        message: `${JSON.stringify(path)} is no folder inside the repository.`,
        help: 'give the path from its root, such as "dist/edge/manifests"',
      }),
    );
  }
  return found;
};
