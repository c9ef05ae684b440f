/**
 * Our verdict against the real Collector's, over a corpus of configurations with recorded verdicts:
 * `node --import tsx test/conformance/corpus.ts [--list]`. The corpus is named by FAIRLEAD_CORPUS (default
 * ../shared/corpus) and is not part of the project: without it the suite says so and is skipped.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { collectorRules } from "../../src/check/deployed/collector/rules.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Deployed } from "../../src/model/deployed.ts";
import { isJsonObject } from "../../src/model/json.ts";
import { readCollectorYaml } from "../../src/source/collector-yaml.ts";

interface Label {
  readonly ok: boolean;
  readonly error?: string;
  readonly host_dependent?: boolean;
  readonly starts?: boolean | null;
  readonly start_host_dependent?: boolean;
}

interface Entry {
  readonly id: string;
  readonly file: string;
  readonly origin: { readonly mutation_of?: string };
  readonly labels: Readonly<Record<string, Label>>;
  readonly components_missing?: Readonly<Record<string, readonly string[]>>;
  readonly base_ok?: Readonly<Record<string, boolean>>;
}

const corpus = process.env["FAIRLEAD_CORPUS"] ?? "../shared/corpus";

/** Share of verdicts that must agree; differences are listed with --list. */
const agreementMin = 0.95;

if (existsSync(join(corpus, "index.json"))) main();
else console.log(`corpus: skipped, no folder ${corpus}\n0 passed, 0 failed, 1 skipped`);

function main(): void {
  const entries = JSON.parse(readFileSync(join(corpus, "index.json"), "utf8")) as readonly Entry[];
  let agreed = 0;
  const differences: string[] = [];
  const falseErrorsOnReal: string[] = [];
  for (const version of ["0.129.0", "0.161.0"]) {
    for (const entry of entries) {
      const label = entry.labels[version];
      if (!label || !counts(entry, version, label)) continue;
      const errors = errorsOf(readFileSync(join(corpus, entry.file), "utf8"), version);
      // What does not start is refused too, whatever `validate` says.
      const accepted = label.ok && (label.starts !== false || label.start_host_dependent === true);
      if ((errors.length === 0) === accepted) agreed++;
      else {
        const ours = errors[0] ? `${errors[0].code} ${errors[0].collectorPath}: ${errors[0].message}` : "accepted";
        differences.push(
          `${version} ${entry.id}\n    real: ${label.error ?? (label.starts === false ? "does not start" : "ok")}\n    ours: ${ours}`,
        );
        if (entry.file.startsWith("real/") && label.ok) falseErrorsOnReal.push(entry.id);
      }
    }
  }
  const all = agreed + differences.length;
  if (process.argv.includes("--list")) console.log(differences.join("\n"));
  console.log(
    `corpus: ${agreed} of ${all} verdicts agree (${((100 * agreed) / all).toFixed(1)} %), ${falseErrorsOnReal.length} false errors on real configurations`,
  );
  const passed = agreed / all >= agreementMin && falseErrorsOnReal.length === 0;
  console.log(passed ? "1 passed, 0 failed, 0 skipped" : "0 passed, 1 failed, 0 skipped");
  if (!passed) process.exitCode = 1;
}

function counts(entry: Entry, version: string, label: Label): boolean {
  if (entry.components_missing?.[version]?.length || label.host_dependent) return false;
  return !entry.origin.mutation_of || entry.base_ok?.[version] !== false;
}

function errorsOf(text: string, version: string): readonly Diagnostic[] {
  const read = readCollectorYaml(text);
  if (read.error !== undefined || !isJsonObject(read.value))
    return [{ code: "FL1003", message: read.error } as Diagnostic];
  const config = read.value;
  const origin = { construct: "corpus", property: [] };
  const deployed: Deployed = {
    clusterDomain: "cluster.local",
    collectors: [{ name: "corpus", namespace: "corpus", version, config, marks: [], origin }],
    workloads: [],
    services: [],
    policies: [],
    roles: [],
  };
  return collectorRules.flatMap((rule) => rule(deployed)).filter(({ severity }) => severity === "error");
}
