/**
 * One blueprint as one cdk8s Chart. The constructor compiles: objects are there for the author to patch, and findings
 * become validations of the node, so that a plain cdk8s App refuses a wrong blueprint too.
 */

import { Chart } from "cdk8s";
import type { Construct } from "constructs";
import { type Compiled, compile } from "../compile.ts";
import { type Diagnostic, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { formatDiagnostic } from "../diagnostics/format.ts";
import { emitPlan } from "../target/emit.ts";
import { buildTopology } from "./build-topology.ts";
import { locate } from "./locate.ts";
import type { Blueprint } from "./options.ts";
import { programsFit } from "./programs-fit.ts";

export class BlueprintChart extends Chart {
  readonly blueprint: Blueprint;
  readonly #compiled: Compiled;

  /** @param scope the App, or any construct of yours @param id of the construct; the blueprint's name unless given */
  constructor(scope: Construct, blueprint: Blueprint, id: string = blueprint.name) {
    super(scope, id, { namespace: blueprint.options.namespace, disableResourceNameHashes: true });
    this.blueprint = blueprint;
    this.#compiled = compileBlueprint(blueprint);
    if (this.#compiled.plan) emitPlan(this, this.#compiled.plan);
    this.node.addValidation({
      validate: () => this.findings.filter(({ severity }) => severity === "error").map(formatDiagnostic),
    });
  }

  /** Every finding of the compiler, with its place in the author's file. */
  get findings(): readonly Diagnostic[] {
    return this.#compiled.diagnostics;
  }

  /** What was compiled; undefined when there are errors. */
  get plan(): Compiled["plan"] {
    return this.#compiled.plan;
  }
}

/** A finding about a blueprint as a whole, placed where it was declared. */
export function findingOf(blueprint: Blueprint, found: Diagnostic): readonly Diagnostic[] {
  return locate([found], new Map([[blueprint.name, blueprint.callSite]]));
}

/** Compiles a blueprint and looks up where each finding was written. */
export function compileBlueprint(blueprint: Blueprint): Compiled {
  const { topology, callSites } = buildTopology(blueprint);
  const { plan, diagnostics } = compile(topology);
  const misfits = plan ? programsFit(plan) : [];
  return {
    diagnostics: sortDiagnostics(locate([...diagnostics, ...misfits], callSites)),
    plan: misfits.length > 0 ? undefined : plan,
  };
}
