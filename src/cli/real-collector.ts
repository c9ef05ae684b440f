/** Asks a real Collector what it says of the configurations that were found, and tells where it and the rules here differ. */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkFiles } from "../check-files.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../model/deployed.ts";
import { fileProblem } from "./file-problem.ts";
import { folderForNow } from "./folder-for-now.ts";

/** Far beyond what a validation takes: the k8s resolver of 0.129.0 waits for a cluster. */
const patienceMs = 30_000;
const linesMax = 4;

/** The release that a binary says it is, or why it says none. */
export function releaseOf(binary: string): { readonly version: string } | { readonly problem: string } {
  const { error, stdout, status } = spawnSync(binary, ["--version"], { encoding: "utf8", timeout: patienceMs });
  const version = /\bv?(\d+\.\d+\.\d+)\b/.exec(stdout ?? "")?.[1];
  if (status === 0 && version !== undefined) return { version };
  const reason = error ? fileProblem(error) : "does not say its version, as a Collector does";
  return { problem: `--otelcol ${binary}: ${reason}` };
}

export function verdictsApart(binary: string, collectors: readonly DeployedCollector[]): readonly Diagnostic[] {
  const { path, remove } = folderForNow("fairlead-otelcol-");
  try {
    return collectors.filter(({ isFragment }) => !isFragment).flatMap((collector) => apart(binary, collector, path));
  } finally {
    remove();
  }
}

function apart(binary: string, { config, version, origin, name }: DeployedCollector, folder: string) {
  const file = join(folder, "collector.json");
  const text = JSON.stringify(config);
  writeFileSync(file, text, { mode: 0o600 });
  const { status, stderr, error } = spawnSync(binary, ["validate", `--config=${file}`], {
    encoding: "utf8",
    timeout: patienceMs,
  });
  const [ours] = checkFiles([{ file, text }], { collector: version }).diagnostics.filter(
    ({ severity }) => severity === "error",
  );
  const accepts = status === 0;
  if (accepts === (ours === undefined)) return [];
  const at = origin;
  const found = accepts
    ? {
        severity: "warning" as const,
        message: `${binary} validates "${name}", and an error is found here (${ours?.code}): ${ours?.message}`,
        help: "validate does not start a Collector, which may be what fails; if it starts too, report it",
      }
    : {
        message: `${binary} refuses "${name}", and no error is found here: ${told(error?.message ?? stderr)}`,
        help: "it may lack a component, a file or a variable on this machine; if it does not, report it",
      };
  return [diagnostic("FL9003", { at, ...found })];
}

/** Its own words, each once, without the paths of this machine. */
function told(stderr: string): string {
  const lines = stderr
    .split("\n")
    .map((line) =>
      line.replace(/^(?:Error: |\d{4}\/\d\d\/\d\d \S+ collector server run finished with error: )/, "").trim(),
    )
    .filter((line) => line !== "");
  return [...new Set(lines)].slice(0, linesMax).join(" ");
}
