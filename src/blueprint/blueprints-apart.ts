/**
 * What blueprints of one App must not share, because the folder or the cluster would hold only one of it: their names, and in
 * one cluster their namespaces, each of which a blueprint writes and Argo CD deletes with it.
 */

import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { inBlueprint } from "../diagnostics/place.ts";
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
    const owner = earlier.find((other) => isSameNamespace(other, blueprint));
    return owner ? findingOf(blueprint, namespaceTaken(blueprint, owner)) : [];
  });
}

function nameTaken({ name }: Blueprint): Diagnostic {
  return diagnostic("FL2020", {
    at: inBlueprint(name),
    message: `Another blueprint or chart of this App is named "${name}": they would be written to the same folder.`,
    help: "give each blueprint a name of its own",
  });
}

/** Where both say which cluster they go to, it has to be the same one. */
function isSameNamespace({ options: one }: Blueprint, { options: other }: Blueprint): boolean {
  return one.namespace === other.namespace && one.gitops?.server === other.gitops?.server;
}

function namespaceTaken(blueprint: Blueprint, owner: Blueprint): Diagnostic {
  const taken = namesIn(owner);
  const both = namesIn(blueprint).filter((name) => taken.includes(name));
  const overwritten = both.length > 0 ? `, and the objects of ${both.join(", ")} would overwrite each other` : "";
  return diagnostic("FL4002", {
    at: inBlueprint(blueprint.name, "namespace"),
    message: `"${owner.name}" and "${blueprint.name}" both own the namespace "${blueprint.options.namespace}": deleting one would delete the other's${overwritten}.`,
    help: "give each a namespace of its own; for clusters of their own, say `gitops.server` or use an App for each",
  });
}

function namesIn({ options: { backends, balancers, generators = [] } }: Blueprint): readonly string[] {
  return [...backends, ...balancers, ...generators].map(({ name }) => `"${name}"`);
}
