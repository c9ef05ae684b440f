/** Runs a blueprint that was named, and ends with it. Apart from the command, as it loads what blueprints and programs need. */

import { accessSync, constants } from "node:fs";
import { buildTopology } from "../blueprint/build-topology.ts";
import { formatText } from "../diagnostics/format.ts";
import { paintFor } from "../diagnostics/paint.ts";
import { type LocalTopology, localTopology } from "../local/local-topology.ts";
import { whyTaken } from "../local/ports.ts";
import { type Action, type Running, runLocal } from "../local/run.ts";
import { jsonScreen, textScreen } from "../local/screen.ts";
import { ringGenerationOf } from "../routing/collector-version.ts";
import { loadPlans } from "./load-plans.ts";
import { releaseOf } from "./real-collector.ts";
import type { UpOptions } from "./up-options.ts";

/** @returns why it could not be run, for exit code 2 */
export async function upBlueprint(module: string, options: UpOptions): Promise<string | undefined> {
  const loaded = await loadPlans(module, options.blueprint);
  if (loaded.kind === "unreadable") return loaded.problems.join("\n");
  if (loaded.kind === "findings") {
    process.stderr.write(`${formatText(loaded.findings, paintFor(process.stderr))}\n`);
    process.exitCode = 1;
    return undefined;
  }
  const [first, ...others] = loaded.plans;
  if (!first || others.length > 0) {
    return `${module} has several blueprints, say which by --blueprint: ${loaded.plans.map(({ plan }) => plan.blueprint).join(", ")}`;
  }
  const topology = localTopology(first.plan, buildTopology(first.blueprint).topology);
  const wrong = (await takenPort(options)) ?? wrongOptions(topology, options);
  if (wrong !== undefined) return wrong;
  const note = options.otelcol === undefined ? undefined : otherRelease(options.otelcol, topology.balancers);
  if (note !== undefined) process.stderr.write(`fairlead up: ${note}\n`);
  return run(topology, options);
}

async function takenPort({ port, pagePort }: UpOptions): Promise<string | undefined> {
  const asked = [
    ...(port === undefined ? [] : [port, port + 1].map((one) => ({ one, option: "--port" }))),
    ...(pagePort === undefined ? [] : [{ one: pagePort, option: "--page-port" }]),
  ];
  for (const { one, option } of asked) {
    const isTwice = option === "--page-port" && (one === port || one - 1 === port);
    const reason = isTwice ? "--port has it" : await whyTaken(one);
    if (reason !== undefined)
      return `port ${one} cannot be opened (${reason}): choose another with ${option}, or leave it out`;
  }
  return undefined;
}

function wrongOptions(
  { balancers, backends }: LocalTopology,
  { otelcol, stop, start, slow, hang }: UpOptions,
): string | undefined {
  const unknown = [...stop, ...start, ...slow, ...hang].find(
    ({ backend }) => !backends.some(({ name }) => name === backend),
  );
  if (unknown)
    return `no backend is called "${unknown.backend}"; there are ${backends.map(({ name }) => name).join(", ")}`;
  if (balancers.length === 0) return "the blueprint has no balancer to run";
  if (otelcol === undefined) return undefined;
  if (!balancers.some(({ target }) => target === "collector"))
    return "--otelcol: no balancer of this blueprint is a Collector";
  try {
    accessSync(otelcol, constants.X_OK);
  } catch {
    return `--otelcol ${otelcol}: no such program`;
  }
  return undefined;
}

/** Of a build of one's own the version says nothing of its exporter, so it runs all the same. @returns undefined where all is as bound */
export function otherRelease(otelcol: string, balancers: LocalTopology["balancers"]): string | undefined {
  const release = releaseOf(otelcol);
  if ("problem" in release) return undefined;
  const generation = ringGenerationOf(release.version);
  const other = balancers.find(
    ({ target, version }) => target === "collector" && ringGenerationOf(version) !== generation,
  );
  if (!other) return undefined;
  return `${otelcol} says that it is ${release.version}, and "${other.name}" is bound to ${other.version}, whose ring gives keys to other backends: items are counted as "not its keys"`;
}

async function run(topology: LocalTopology, options: UpOptions): Promise<string | undefined> {
  const write = (text: string) => void process.stdout.write(text);
  const actions = (["stop", "start", "slow", "hang"] as const).flatMap((kind) =>
    options[kind].map(({ backend, seconds }): Action => ({ atMs: 1_000 * seconds, kind, backend })),
  );
  let running: Running | undefined;
  // Programs are running before all of it is.
  const asked = endAsked(() => running?.kill());
  try {
    running = await runLocal(topology, {
      port: options.port,
      pagePort: options.pagePort,
      otelcol: options.otelcol,
      loadPerSecond: options.load,
      seed: options.seed,
      actions,
      screen: options.json ? jsonScreen(write) : textScreen({ write, size: sizeOfTerminal }),
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  await untilEnded(running, asked, options.duration);
  return undefined;
}

/** A dumb terminal (terminfo) cannot move its cursor; one that does not know its size is as it was first built. */
function sizeOfTerminal(): { readonly columns: number; readonly rows: number } | undefined {
  const { isTTY, columns, rows } = process.stdout;
  return isTTY && process.env["TERM"] !== "dumb" ? { columns: columns || 80, rows: rows || 24 } : undefined;
}

/** Settles at a signal; a second one does not wait. */
function endAsked(kill: () => void): Promise<undefined> {
  let count = 0;
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        count += 1;
        if (count > 1) {
          kill();
          process.exit(130);
        }
        resolve(undefined);
      });
    }
  });
}

/** After the duration, on a signal, or when a balancer is gone. */
async function untilEnded(
  { end, lost }: Running,
  asked: Promise<undefined>,
  seconds: number | undefined,
): Promise<void> {
  const isOver = new Promise<undefined>((resolve) => {
    if (seconds !== undefined) setTimeout(() => resolve(undefined), 1_000 * seconds);
  });
  const reason = await Promise.race([asked, lost, isOver]);
  if (reason !== undefined) {
    process.stderr.write(`fairlead up: ${reason}\n`);
    process.exitCode = 1;
  }
  const missing = await end();
  if (missing !== undefined) {
    process.stderr.write(`fairlead up: ${missing}\n`);
    process.exitCode = 1;
  }
  // Nothing is left that has to be waited for; a socket that lingers does not keep the shell.
  process.exit();
}
