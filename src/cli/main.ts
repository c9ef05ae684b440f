/** The command line: one file a command. Exit codes: 0 fine, 1 findings, 2 wrong usage or unreadable input, 3 our bug. */

import { crashReport } from "../diagnostics/crash-report.ts";
import { endDespiteOpen } from "./end.ts";
import { hasStream, print } from "./print.ts";

/** Not awaited at the top: a module of CommonJS that requires this package could not while this one is still evaluated. */
async function run(): Promise<void> {
  const paths = pathsAlone();
  if (process.argv[2] !== "check") endWithReader();
  try {
    if (paths) await checkAlone(paths);
    else await (await import("./program.ts")).runAsked();
  } catch (error) {
    print(`${crashReport(error)}\n`, 2);
    process.exitCode = 3;
  }
  if (isOver()) process.exit();
  endDespiteOpen();
}

/** What a check without options is given: to load what reads options takes as long as some of the rules. */
function pathsAlone(): readonly string[] | undefined {
  const [command, ...paths] = process.argv.slice(2);
  const isAlone =
    command === "check" && paths.length > 0 && paths.every((path) => path === "-" || !path.startsWith("-"));
  return isAlone ? paths : undefined;
}

async function checkAlone(paths: readonly string[]): Promise<void> {
  const { check, usual } = await import("./check.ts");
  await check(paths, usual);
}

/** Nothing that was loaded is still at work, and all is written: a process that ends itself does not tidy up first what ends with it. */
function isOver(): boolean {
  return process.argv[2] === "check" && !hasStream(1) && !hasStream(2) && process.getActiveResourcesInfo().length === 0;
}

/** Whoever reads our output may have enough of it, as in `fairlead schema | head`. A check prints without this stream. */
function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

void run();
