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
const patienceUsualMs = 30_000;
const linesMax = 4;
/** Its words end up in one message. */
const printedBytesMax = 16 * 2 ** 20;

/** The release that a binary says it is, or why it says none. */
export function releaseOf(
  binary: string,
  patienceMs = patienceUsualMs,
): { readonly version: string } | { readonly problem: string } {
  const { error, stdout, status } = run(binary, ["--version"], patienceMs);
  const version = /\bv?(\d+\.\d+\.\d+)\b/.exec(stdout ?? "")?.[1];
  if (status === 0 && version !== undefined) return { version };
  const reason = error ? whyNotRun(error, patienceMs) : "does not say its version, as a Collector does";
  return { problem: `--otelcol ${binary}: ${reason}` };
}

/** One that hangs may not heed a gentle signal. */
function run(binary: string, args: readonly string[], patienceMs: number) {
  const limits = { timeout: patienceMs, killSignal: "SIGKILL", maxBuffer: printedBytesMax } as const;
  return spawnSync(binary, args, { encoding: "utf8", ...limits });
}

function whyNotRun(error: Error, patienceMs: number): string {
  const { code } = error as NodeJS.ErrnoException; // what node:child_process gives
  if (code === "ETIMEDOUT") return `does not end within ${patienceMs / 1_000} seconds`;
  if (code === "ENOBUFS") return `prints more than ${printedBytesMax / 2 ** 20} MiB`;
  return code === "EACCES" ? "is not a program that may be run" : fileProblem(error);
}

export function verdictsApart(
  binary: string,
  collectors: readonly DeployedCollector[],
  patienceMs = patienceUsualMs,
): readonly Diagnostic[] {
  const { path, remove } = folderForNow("fairlead-otelcol-");
  try {
    const asked = { binary, folder: path, patienceMs };
    return collectors.filter(({ isFragment }) => !isFragment).flatMap((collector) => apart(asked, collector));
  } finally {
    remove();
  }
}

interface Asked {
  readonly binary: string;
  readonly folder: string;
  readonly patienceMs: number;
}

function apart({ binary, folder, patienceMs }: Asked, { config, version, origin, name }: DeployedCollector) {
  const file = join(folder, "collector.json");
  const text = JSON.stringify(config);
  writeFileSync(file, text, { mode: 0o600 });
  const { status, signal, stderr, error } = run(binary, ["validate", `--config=${file}`], patienceMs);
  const [ours] = checkFiles([{ file, text }], { collector: version }).diagnostics.filter(
    ({ severity }) => severity === "error",
  );
  const at = origin;
  const ended = error ? whyNotRun(error, patienceMs) : signal === null ? undefined : `is ended by ${signal}`;
  if (ended !== undefined)
    return [
      diagnostic("FL9003", {
        at,
        severity: "warning",
        message: `${binary} does not say whether it takes "${name}": it ${ended}.`,
        help: "run its `validate` by hand; what is found here stands without its word",
      }),
    ];
  const accepts = status === 0;
  if (accepts === (ours === undefined)) return [];
  const found = accepts
    ? {
        severity: "warning" as const,
        message: `${binary} validates "${name}", and an error is found here (${ours?.code}): ${ours?.message}`,
        help: "validate does not start a Collector, which may be what fails; if it starts too, report it",
      }
    : {
        message: `${binary} refuses "${name}", and no error is found here: ${told(stderr) || "it does not say why"}`,
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
