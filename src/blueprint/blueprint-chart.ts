/**
 * One blueprint as one cdk8s Chart. The constructor compiles: objects are there for the author to patch, and findings
 * become validations of the node, so that a plain cdk8s App refuses a wrong blueprint too.
 */

import type { ApiObject, Chart } from "cdk8s";
import type { Construct } from "constructs";
import type { Compiled } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { blueprintOptions } from "../model/options.ts";
import { namespaceIn } from "../model/topology.ts";
import { cdk8s, lazyClass } from "../target/cdk8s.ts";
import { emitPlan } from "../target/emit.ts";
import { compileBlueprint } from "./compile-blueprint.ts";
import { dryRun } from "./dry-run.ts";
import type { Blueprint } from "./options.ts";
import { type Made, patchFindings, rememberMade } from "./patched.ts";
import { addedTo, reported } from "./plain-app.ts";

export interface BlueprintChart extends Chart {
  readonly blueprint: Blueprint;
  /** Every finding, with its place in the author's file: of what is declared, and of what was patched or added since. */
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
      readonly plan: Compiled["plan"];
      readonly #declared: readonly Diagnostic[];
      readonly #made: Made | undefined;

      constructor(scope: Construct, blueprint: Blueprint, id: string = blueprint.name) {
        super(scope, id, {
          namespace: namespaceIn(blueprint.options.namespace).namespace,
          disableResourceNameHashes: true,
        });
        const { diagnostics, plan } = compileBlueprint(blueprint);
        this.blueprint = blueprint;
        this.#declared = diagnostics;
        this.plan = plan;
        if (plan) emitPlan(this, plan);
        this.#made = plan && rememberMade(this);
        if ("add" in scope.node.root) return; // Our App reports for its charts.
        const all = addedTo(scope.node.root, blueprint);
        const collected = dryRun();
        if (collected) {
          if (!collected.includes(all)) collected.push(all);
          return; // Who checks tells, and cdk8s must not throw before.
        }
        this.node.addValidation({ validate: () => reported(this.findings, blueprint, all) });
      }

      get findings(): readonly Diagnostic[] {
        if (this.#made === undefined || this.plan === undefined) return this.#declared;
        const { options, callSite } = this.blueprint;
        const { clusterDomain = blueprintOptions.clusterDomain.default } = options;
        const { version } = this.plan.release;
        const asked = { chart: this, made: this.#made, told: this.#declared, clusterDomain, version, callSite };
        return [...this.#declared, ...patchFindings(asked)];
      }

      /** Those of all tiers, in whichever construct they are, so that an author finds what to patch. */
      override get apiObjects(): ApiObject[] {
        return this.node.findAll().filter((node) => cdk8s.ApiObject.isApiObject(node));
      }
    },
);
