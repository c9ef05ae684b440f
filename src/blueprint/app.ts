/**
 * The cdk8s App of blueprints: prints all findings in the author's own positions, lays out the folders of each
 * blueprint, and writes nothing when there is an error.
 */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type AppProps, App as Cdk8sApp } from "cdk8s";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { formatText } from "../diagnostics/format.ts";
import { type EmittedFile, emitFiles } from "../target/files.ts";
import { BlueprintChart } from "./blueprint-chart.ts";
import { endWith, reportCrashes } from "./exit.ts";
import type { Blueprint } from "./options.ts";

export class App extends Cdk8sApp {
  readonly #charts: BlueprintChart[] = [];

  constructor(props: AppProps = {}) {
    super(props);
    reportCrashes();
  }

  /** Adds a blueprint; the chart that comes back takes further cdk8s objects, and lets those in it be patched. */
  add(blueprint: Blueprint): BlueprintChart {
    const chart = new BlueprintChart(this, blueprint);
    this.#charts.push(chart);
    return chart;
  }

  /** Writes each blueprint's folder anew. With errors: prints them, writes nothing, and the process will exit with 1. */
  override synth(): void {
    const charts = this.#charts;
    const findings = charts.flatMap((chart) => chart.findings);
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
    const folders = charts.flatMap((chart) =>
      chart.plan ? [{ name: chart.plan.blueprint, files: emitFiles(chart, chart.plan) }] : [],
    );
    for (const { name, files } of folders) writeFolder(this.outdir, name, files);
  }
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
