/** Compiles a blueprint and looks up where each finding was written. Loads nothing that only writing needs. */

import { type Compiled, compile } from "../compile.ts";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { buildTopology } from "./build-topology.ts";
import { locate } from "./locate.ts";
import { onePerRange } from "./one-per-range.ts";
import type { Blueprint } from "./options.ts";
import { programsFit } from "./programs-fit.ts";

/** All findings with their places in the author's files, and what was compiled: undefined when there are errors. */
export function compileBlueprint(blueprint: Blueprint): Compiled {
  const { topology, callSites } = buildTopology(blueprint);
  const { plan, diagnostics } = compile(topology);
  const misfits = plan ? programsFit(plan) : [];
  return {
    diagnostics: sortDiagnostics(onePerRange(locate([...diagnostics, ...misfits], callSites))),
    plan: hasErrors(misfits) ? undefined : plan,
  };
}

/** A finding about a blueprint as a whole, placed where it was declared. */
export function findingOf(blueprint: Blueprint, found: Diagnostic): readonly Diagnostic[] {
  return locate([found], new Map([[blueprint.name, blueprint.callSite]]));
}
