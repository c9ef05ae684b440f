/**
 * One blueprint as one cdk8s Chart. The constructor compiles: objects are there for the author to patch, and findings
 * become validations of the node, so that a plain cdk8s App refuses a wrong blueprint too.
 */

import type { ApiObject, Chart } from "cdk8s";
import type { Construct } from "constructs";
import type { Compiled } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { namespaceIn } from "../model/topology.ts";
import { cdk8s, lazyClass } from "../target/cdk8s.ts";
import { emitPlan } from "../target/emit.ts";
import { compileBlueprint } from "./compile-blueprint.ts";
import { dryRun } from "./dry-run.ts";
import type { Blueprint } from "./options.ts";
import { addedTo, reported } from "./plain-app.ts";

export interface BlueprintChart extends Chart {
  readonly blueprint: Blueprint;
  /** Every finding of the compiler, with its place in the author's file. */
  readonly findings: readonly Diagnostic[];
  /** What was compiled; undefined when there are errors. */
  readonly plan: Compiled["plan"];
}

export interface BlueprintChartClass extends Omit<typeof Chart, "prototype"> {
  /** @param scope the App, or any construct of yours @param id of the construct; the blueprint's name unless given */
  new (scope: Construct, blueprint: Blueprint, id?: string): BlueprintChart;
}

export const BlueprintChart: BlueprintChartClass = lazyClass<BlueprintChartClass>(
  () =>
    class BlueprintChart extends cdk8s.Chart {
      readonly blueprint: Blueprint;
      readonly findings: readonly Diagnostic[];
      readonly plan: Compiled["plan"];

      constructor(scope: Construct, blueprint: Blueprint, id: string = blueprint.name) {
        super(scope, id, {
          namespace: namespaceIn(blueprint.options.namespace).namespace,
          disableResourceNameHashes: true,
        });
        const { diagnostics, plan } = compileBlueprint(blueprint);
        this.blueprint = blueprint;
        this.findings = diagnostics;
        this.plan = plan;
        if (plan) emitPlan(this, plan);
        if ("add" in scope.node.root) return; // Our App reports for its charts.
        const all = addedTo(scope.node.root, blueprint);
        const collected = dryRun();
        if (collected) {
          if (!collected.includes(all)) collected.push(all);
          return; // Who checks tells, and cdk8s must not throw before.
        }
        this.node.addValidation({ validate: () => reported(diagnostics, blueprint, all) });
      }

      /** Those of all tiers, in whichever construct they are, so that an author finds what to patch. */
      override get apiObjects(): ApiObject[] {
        return this.node.findAll().filter((node) => cdk8s.ApiObject.isApiObject(node));
      }
    },
);
