/**
 * The cdk8s App of blueprints: prints all findings in the author's own positions, lays out the folders of each
 * blueprint, and writes nothing when there is an error.
 */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AppProps, App as Cdk8sApp, Chart } from "cdk8s";
import { hasErrors, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { formatText } from "../diagnostics/format.ts";
import { paintFor } from "../diagnostics/paint.ts";
import { cdk8s, lazyClass } from "../target/cdk8s.ts";
import { type EmittedFile, emitFiles, emitOwnChart } from "../target/files.ts";
import { BlueprintChart } from "./blueprint-chart.ts";
import { blueprintsApart } from "./blueprints-apart.ts";
import { dryRun } from "./dry-run.ts";
import { endWith, reportCrashes } from "./exit.ts";
import type { Blueprint } from "./options.ts";
import { lostIn } from "./patched.ts";

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

      constructor(props: AppProps = {}) {
        super(withOutput(props));
        reportCrashes();
      }

      add(blueprint: Blueprint): BlueprintChart {
        const taken = this.node.tryFindChild(blueprint.name) !== undefined;
        const id = taken ? `${blueprint.name}-${this.node.children.length}` : blueprint.name;
        const chart = new BlueprintChart(this, blueprint, id);
        this.#blueprints.push(chart);
        return chart;
      }

      override synth(): void {
        const blueprints = this.#blueprints.map(({ blueprint }) => blueprint);
        const collected = dryRun();
        if (collected) {
          collected.push(blueprints);
          return;
        }
        const beside = chartsBeside(this, this.#blueprints);
        const findings = sortDiagnostics([
          ...blueprintsApart(
            blueprints,
            beside.map(({ node }) => node.id),
          ),
          ...beside.flatMap(lostIn),
          ...this.#blueprints.flatMap((chart) => chart.findings),
        ]);
        if (findings.length > 0) process.stderr.write(`${formatText(findings, paintFor(process.stderr))}\n`);
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

/** Where a command gave the folder, that is the one: what is written elsewhere would not be what it compares and replaces. */
function withOutput(props: AppProps): AppProps {
  const outdir = process.env["FAIRLEAD_OUTPUT"];
  return outdir ? { ...props, outdir } : props;
}

/** The folders of the blueprints, and those of charts that the author added beside them. */
function writeBlueprints(app: Cdk8sApp, blueprints: readonly BlueprintChart[]): void {
  const folders = blueprints.flatMap((chart) =>
    chart.plan ? [{ name: chart.plan.blueprint, files: emitFiles(chart, chart.plan) }] : [],
  );
  for (const { name, files } of folders) writeFolder(app.outdir, name, files);
  for (const chart of chartsBeside(app, blueprints)) writeFolder(app.outdir, chart.node.id, emitOwnChart(chart));
}

/** Not by `instanceof`: to cdk8s every chart is an instance of every class of charts. */
function chartsBeside(app: Cdk8sApp, blueprints: readonly BlueprintChart[]): readonly Chart[] {
  const known = new Set<unknown>(blueprints);
  return app.node.children.filter((child): child is Chart => cdk8s.Chart.isChart(child) && !known.has(child));
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
