/** `fairlead up BLUEPRINT`: the whole topology on this machine, without Kubernetes. */

import { Command, InvalidArgumentError } from "commander";
import { durationMsMax } from "../contract/limits.ts";
import { ourMistake, unreadableInput } from "../diagnostics/crash-report.ts";
import { refuse } from "./refuse.ts";
import type { TimedBackend, UpOptions } from "./up-options.ts";

export function upCommand(): Command {
  return new Command("up")
    .description(
      "Run the balancers, backends and generators of a blueprint on this machine, and show what each backend gets.",
    )
    .argument("<blueprint>", "a module that exports a blueprint")
    .option("--blueprint <name>", "the blueprint, if the module exports several")
    .option("--duration <seconds>", "end after this time (default: on Ctrl-C)", secondsIn)
    .option(
      "--port <port>",
      "port for OTLP/gRPC of the first balancer; the next port is for OTLP/HTTP (default: free ports)",
      portIn,
    )
    .option("--page-port <port>", "port of the status page (default: a free port)", portIn)
    .option(
      "--load <number>",
      "traces, data points and records a second from a simulated shop, in addition to the generators; 0 for none",
      countIn,
      50,
    )
    .option("--seed <number>", "seed of ids and shapes", countIn, 1)
    .option("--stop <backend@seconds>", "stop a backend after this time; repeatable, like the next three", actionIn, [])
    .option("--start <backend@seconds>", "start it again", actionIn, [])
    .option("--slow <backend@seconds>", "let it answer late", actionIn, [])
    .option("--hang <backend@seconds>", "let it accept everything and answer nothing", actionIn, [])
    .option("--otelcol <path>", "run this Collector with the emitted configuration, instead of Fairlead's balancer")
    .option("--json", "print JSON lines")
    .addHelpText(
      "after",
      `
Example: fairlead up blueprints/loadbalancer-demo.ts --stop backend-2@10 --start backend-2@20

Ctrl-C delivers what is held, stops everything and prints the report; a second Ctrl-C ends at once.

Exit codes: 0 everything sent is at the backends; 1 not everything is, nothing was sent, findings in the blueprint, or a balancer that
ended unexpectedly; 2 ${unreadableInput}, or a port that is taken; 3 ${ourMistake}; 130 after a second Ctrl-C.`,
    )
    .action(up);
}

/** Loaded here, as it needs all that makes programs. */
async function up(module: string, options: UpOptions): Promise<void> {
  const { upBlueprint } = await import("./up-blueprint.ts");
  const wrong = await upBlueprint(module, options);
  if (wrong !== undefined) refuse("up", wrong);
}

function secondsIn(text: string): number {
  const seconds = Number(text.replace(/s$/, ""));
  if (!(seconds > 0 && 1_000 * seconds <= durationMsMax)) {
    throw new InvalidArgumentError(`It must be a number of seconds up to ${durationMsMax / 1_000}, such as 30.`);
  }
  return seconds;
}

function countIn(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > 1_000_000) {
    throw new InvalidArgumentError("It must be a whole number from 0 to 1000000.");
  }
  return count;
}

function portIn(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_534)
    throw new InvalidArgumentError("It must be a port from 1 to 65534.");
  return port;
}

function actionIn(text: string, before: readonly TimedBackend[]): readonly TimedBackend[] {
  const [, backend, seconds] = /^(.+)@(\d+(?:\.\d+)?)s?$/.exec(text) ?? [];
  if (backend === undefined) throw new InvalidArgumentError("Write it as backend-2@10: a backend and seconds.");
  return [...before, { backend, seconds: Number(seconds) === 0 ? 0 : secondsIn(seconds ?? "") }];
}
