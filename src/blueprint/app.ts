/**
 * The cdk8s App of blueprints: prints all findings in the author's own positions, lays out the folders of each
 * blueprint, and writes nothing when there is an error.
 */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AppProps, App as Cdk8sApp, Chart } from "cdk8s";
import { type Diagnostic, diagnostic, hasErrors, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { formatText } from "../diagnostics/format.ts";
import { inBlueprint } from "../diagnostics/place.ts";
import { cdk8s, lazyClass } from "../target/cdk8s.ts";
import { type EmittedFile, emitFiles, emitOwnChart } from "../target/files.ts";
import { BlueprintChart } from "./blueprint-chart.ts";
import { findingOf } from "./compile-blueprint.ts";
import { dryRun } from "./dry-run.ts";
import { endWith, reportCrashes } from "./exit.ts";
import type { Blueprint } from "./options.ts";

export interface App extends Cdk8sApp {
  /** Adds a blueprint; the chart that comes back takes further cdk8s objects, and lets those in it be patched. */
  add(blueprint: Blueprint): BlueprintChart;
  /** Writes each blueprint's folder anew. With errors: prints them, writes nothing, and the process will exit with 1. */
  synth(): void;
}

export interface AppClass extends Omit<typeof Cdk8sApp, "prototype"> {
  new (props?: AppProps): App;
}

export const App: AppClass = lazyClass<AppClass>(
  () =>
    class App extends cdk8s.App {
      readonly #blueprints: BlueprintChart[] = [];
      readonly #findings: Diagnostic[] = [];

      constructor(props: AppProps = {}) {
        super(props);
        reportCrashes();
      }

      add(blueprint: Blueprint): BlueprintChart {
        const taken = this.node.tryFindChild(blueprint.name) !== undefined;
        if (taken) this.#findings.push(...findingOf(blueprint, nameTaken(blueprint)));
        const id = taken ? `${blueprint.name}-${this.node.children.length}` : blueprint.name;
        const chart = new BlueprintChart(this, blueprint, id);
        this.#blueprints.push(chart);
        return chart;
      }

      override synth(): void {
        const collected = dryRun();
        if (collected) {
          collected.push(...this.#blueprints.map(({ blueprint }) => blueprint));
          return;
        }
        const findings = sortDiagnostics([...this.#findings, ...this.#blueprints.flatMap((chart) => chart.findings)]);
        if (findings.length > 0) process.stderr.write(`${formatText(findings)}\n`);
        if (hasErrors(findings)) {
          endWith(1);
          return;
        }
        const own = this.node
          .findAll()
          .flatMap((child) => child.node.validate().map((message) => `[${child.node.path}] ${message}`));
        if (own.length > 0) {
          process.stderr.write(`${own.join("\n")}\n`);
          endWith(1);
          return;
        }
        writeBlueprints(this, this.#blueprints);
      }
    },
);

/** The folders of the blueprints, and those of charts that the author added beside them. */
function writeBlueprints(app: Cdk8sApp, blueprints: readonly BlueprintChart[]): void {
  const folders = blueprints.flatMap((chart) =>
    chart.plan ? [{ name: chart.plan.blueprint, files: emitFiles(chart, chart.plan) }] : [],
  );
  for (const { name, files } of folders) writeFolder(app.outdir, name, files);
  // Not by `instanceof`: to cdk8s every chart is an instance of every class of charts.
  const known = new Set<unknown>(blueprints);
  for (const child of app.node.children) {
    if (cdk8s.Chart.isChart(child) && !known.has(child)) {
      writeFolder(app.outdir, child.node.id, emitOwnChart(child as Chart)); // isChart does not narrow
    }
  }
}

function nameTaken(blueprint: Blueprint): Diagnostic {
  return diagnostic("FL2020", {
    at: inBlueprint(blueprint.name),
    message: `Another blueprint of this App is named "${blueprint.name}": they would be written to the same folder.`,
    help: "give each blueprint a name of its own",
  });
}

/** Nothing of an earlier synth stays behind in the blueprint's folder. */
function writeFolder(outdir: string, name: string, files: readonly EmittedFile[]): void {
  rmSync(join(outdir, name), { recursive: true, force: true });
  for (const { path, text } of files) {
    const file = join(outdir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
