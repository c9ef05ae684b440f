/**
 * What blueprints of one App must not share, because the folder or the cluster would hold only one of it: their names, and in
 * one cluster the Namespace that they write and the objects in it.
 */

import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { inBlueprint } from "../diagnostics/place.ts";
import { type GitOps, namespaceIn, projectOf } from "../model/topology.ts";
import { findingOf } from "./compile-blueprint.ts";
import type { Blueprint } from "./options.ts";

/** Each blueprint is held against those added before it. @param charts names of the author's own charts beside them */
export function blueprintsApart(
  blueprints: readonly Blueprint[],
  charts: readonly string[] = [],
): readonly Diagnostic[] {
  return blueprints.flatMap((blueprint, index) => {
    const earlier = blueprints.slice(0, index);
    const names = [...charts, ...earlier.map(({ name }) => name)];
    if (names.includes(blueprint.name)) return findingOf(blueprint, nameTaken(blueprint));
    const taken = earlier
      .flatMap((other) => [...objectsTaken(blueprint, other), ...projectTaken(blueprint, other)])
      .slice(0, 1);
    return taken.flatMap((found) => findingOf(blueprint, found));
  });
}

function nameTaken({ name }: Blueprint): Diagnostic {
  return diagnostic("FL2020", {
    at: inBlueprint(name),
    message: `Another blueprint or chart of this App is named "${name}": they would be written to the same folder.`,
    help: "give each blueprint its own name",
  });
}

function objectsTaken(blueprint: Blueprint, earlier: Blueprint): readonly Diagnostic[] {
  const { namespace } = namespaceIn(blueprint.options.namespace);
  const isApart =
    namespace !== namespaceIn(earlier.options.namespace).namespace || clusterOf(blueprint) !== clusterOf(earlier);
  const names = declaredIn(blueprint)
    .filter(({ kind, name }) => declaredIn(earlier).some((other) => other.kind === kind && other.name === name))
    .map(({ name }) => `"${name}"`);
  const isWrittenTwice = writesNamespace(blueprint) && writesNamespace(earlier);
  if (isApart || (names.length === 0 && !isWrittenTwice)) return [];
  const both = [
    ...(isWrittenTwice ? [`the Namespace "${namespace}"`] : []),
    ...(names.length > 0 ? [`the objects of ${names.join(", ")} in "${namespace}"`] : []),
  ].join(" and ");
  const shared = "name it as `namespace: { name, create: false }` in all but one";
  return [
    diagnostic("FL4002", {
      at: inBlueprint(blueprint.name, "namespace"),
      message: `"${earlier.name}" and "${blueprint.name}" both write ${both}: the one applied last would win.`,
      help: `give each its own namespace${names.length > 0 ? "" : `, or ${shared}`}; for separate clusters, set \`gitops.server\` or use an App for each`,
    }),
  ];
}

/** It permits what one blueprint brings, so the other could bring nothing. */
function projectTaken({ name, options: { gitops } }: Blueprint, earlier: Blueprint): readonly Diagnostic[] {
  const other = earlier.options.gitops;
  if (!isGitOps(gitops) || !isGitOps(other)) return [];
  const [own, theirs] = [projectOf(gitops), projectOf(other)];
  const isShared = own.project === theirs.project && gitops.argocdNamespace === other.argocdNamespace;
  if (!isShared || !own.createProject || !theirs.createProject) return [];
  return [
    diagnostic("FL4002", {
      at: inBlueprint(name, "gitops", "project"),
      message: `"${earlier.name}" and "${name}" both write the AppProject "${own.project}", each for itself alone: the one applied last would shut out the other.`,
      help: `give each its own project, or make one for both and name it in both as \`project: { name: "${own.project}", create: false }\``,
    }),
  ];
}

/** Past the types it may be anything, which a rule refuses. */
function isGitOps(value: GitOps | undefined): value is GitOps {
  return typeof value === "object" && value !== null && !(typeof value.project === "object" && !value.project);
}

/** Without one it is the same for all. */
function clusterOf({ options }: Blueprint): string | undefined {
  return options.gitops?.server;
}

function writesNamespace({ options: { namespace } }: Blueprint): boolean {
  return typeof namespace !== "object" || namespace.create !== false;
}

function declaredIn({ options: { backends = [], balancers, generators = [] } }: Blueprint) {
  return [...backends, ...balancers, ...generators];
}
