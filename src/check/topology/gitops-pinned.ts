/** What Argo CD syncs is pinned, and inside the repository. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { isJsonObject } from "../../model/json.ts";
import type { TopologyRule } from "../rule.ts";
import { show } from "./value-at.ts";

export const gitopsPinned: TopologyRule = ({ gitops, origin }) => {
  if (!isJsonObject(gitops)) return [];
  const { revision, repoURL, path } = gitops;
  const at = (key: string): Place => within(origin, "gitops", key);
  return [
    ...(isPinned(revision) ? [] : [floating(revision, at("revision"))]),
    ...(typeof repoURL === "string" && /^\S+$/.test(repoURL) ? [] : [noRepository(repoURL, at("repoURL"))]),
    ...(isInside(path) ? [] : [outside(path, at("path"))]),
  ];
};

/** A branch is the author's choice; an empty revision means HEAD to Argo CD. */
function isPinned(revision: unknown): boolean {
  return typeof revision === "string" && /^\S+$/.test(revision) && revision.toUpperCase() !== "HEAD";
}

function isInside(path: unknown): boolean {
  return (
    typeof path === "string" &&
    path.trim() !== "" &&
    !/^([/\\]|[A-Za-z]:)/.test(path) &&
    !path.split(/[/\\]/).includes("..")
  );
}

function floating(revision: unknown, at: Place): Diagnostic {
  return diagnostic("FL6001", {
    at,
    message: `The revision is ${show(revision)}: what runs would change with any push, and nobody could say what ran yesterday.`,
    help: "name a tag, a commit, or a branch that only releases move",
  });
}

function noRepository(repoURL: unknown, at: Place): Diagnostic {
  return diagnostic("FL6002", {
    at,
    message: `repoURL is ${show(repoURL)}, which is no repository to read from.`,
    help: "give the URL that Argo CD reads from",
  });
}

function outside(path: unknown, at: Place): Diagnostic {
  return diagnostic("FL6002", {
    at,
    message: `The path is ${show(path)}, which is no folder inside the repository.`,
    help: 'give the path from its root, such as "dist/edge/manifests"',
  });
}
