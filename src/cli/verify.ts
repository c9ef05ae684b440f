/** `fairlead verify`: sends numbered telemetry to a balancer and says what became of each piece at the backends. */

import { writeFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Signal, signals } from "../contract/signal.ts";
import { ourMistake, unreadableInput } from "../diagnostics/crash-report.ts";
import { reasonOf } from "../runtime/reason.ts";
import { createOtlpClient } from "../verify/otlp-client.ts";
import { type CheckName, checkNames, defaultGates, type Gate, type Gates, type Report } from "../verify/report.ts";
import { noReport, reportJson, reportJunit, reportText } from "../verify/report-text.ts";
import { runVerification } from "../verify/run.ts";
import type { Truth } from "../verify/truth.ts";
import { backendsIn, versionIn } from "./option-values.ts";
import { refuse } from "./refuse.ts";
import { type Asked, readAsked, type VerifySources } from "./verify-sources.ts";

interface VerifyOptions extends VerifySources {
  readonly signal?: readonly Signal[];
  readonly items: number;
  readonly services: number;
  readonly rate: number;
  readonly seed: number;
  readonly connect: number;
  readonly settle: number;
  readonly maxRefused?: Gate;
  readonly maxLoss?: Gate;
  readonly maxDuplicates?: Gate;
  readonly maxSplit?: Gate;
  readonly maxMoved?: Gate;
  readonly maxCount?: Gate;
  readonly maxIdle?: Gate;
  readonly minP?: number;
  readonly format: keyof typeof formats;
  readonly outputFile?: string;
}

const formats = { text: reportText, json: reportJson, junit: reportJunit } as const;
const unfinished = "the run was ended before it knew anything";

export function verifyCommand(): Command {
  return withGates(
    new Command("verify")
      .description(
        "Send numbered telemetry to a balancer, read what each backend got, and compare it with what the model predicts.",
      )
      .argument(
        "[source...]",
        "where keys belong: a module that exports a blueprint, a balancer.json, a Collector's YAML, or the addresses of backends",
      )
      .option("--up <url>", "a running `fairlead up`, at the address that it prints; needs no other option")
      .option(
        "--to <url>",
        "where to send, as http://host:4317; an address ending in 4318 is OTLP/HTTP, any other OTLP/gRPC",
      )
      .addOption(new Option("--protocol <protocol>", "protocol of --to, whatever its port").choices(["grpc", "http"]))
      .option("--metrics <backend=url>", "the metrics of a backend that is a Collector; once for each", pairIn, [])
      .option(
        "--read <backend=file>",
        "output of a backend's debug exporter (detailed) or file exporter; once for each",
        pairIn,
        [],
      )
      .option("--blueprint <name>", "the blueprint, if the module exports several")
      .option("--balancer <name>", "the balancer, if there are several")
      .option("--backends <addresses>", "the backends, if DNS or Kubernetes finds them", backendsIn)
      .option("--collector <version>", "for addresses: whose ring to use (default: the newest known)", (text) => [
        versionIn(text),
      ])
      .option("--ca <file>", "certificate authority of a balancer with TLS (https://)")
      .option("--cert <file>", "client certificate, if the balancer requires one")
      .option("--key <file>", "key of --cert")
      .option(
        "--server-name <name>",
        "name in the balancer's certificate, if it differs from --to, as behind kubectl port-forward",
      )
      .option("--token-file <file>", "bearer token, if the balancer requires one")
      .addOption(new Option("--signal <signals...>", "only these (default: all that are routed)").choices(signals)),
  )
    .option("--items <number>", "items of each signal", someIn, 3_000)
    .option("--services <number>", "services that the items belong to", someIn, 200)
    .option("--rate <number>", "items a second", someIn, 5_000)
    .option("--seed <number>", "seed of ids, names and shapes", (text) => countIn(text), 1)
    .option("--connect <seconds>", "how long to wait for the balancer's first answer", secondsIn, 10)
    .option("--settle <seconds>", "items still missing after this long without news are lost", secondsIn, 10)
    .addOption(new Option("--format <format>", "output format").choices(Object.keys(formats)).default("text"))
    .option("--output-file <file>", "write the report there, and the text to the terminal")
    .addHelpText(
      "after",
      `
Example: fairlead up blueprints/loadbalancer-demo.ts        (prints the address that comes next)
         fairlead verify --up http://127.0.0.1:40001 --format junit --output-file verify.xml
         fairlead verify collector.yaml --to http://127.0.0.1:4317 --metrics backend-1=http://127.0.0.1:8888/metrics \\
           --metrics backend-2=http://127.0.0.1:8889/metrics

Gates default to 0, and to 0.000001 for the p-value; 0.1% is relative to what was sent, was taken, or has a key. Metrics are counts, which
decide only --max-refused, --max-count and --max-idle; other checks are reported as not checked, and their gates are refused.

Exit codes: 0 all that was checked holds; 1 something does not, nothing was checked, or findings in the blueprint;
2 ${unreadableInput}, or nothing could be sent; 3 ${ourMistake}.`,
    )
    .configureOutput({
      outputError: (text, write) => {
        const options = asTyped(process.argv);
        written(noReport[options.format](text.trim().replace(/^error: /, "")), options);
        write(text);
      },
    })
    .action(verify);
}

/** Words that are refused are not options yet, and the file of an earlier run stands where they say all the same. */
function asTyped(words: readonly string[]): Pick<VerifyOptions, "format" | "outputFile"> {
  const given = (name: string) =>
    words.flatMap((word, at) => {
      if (word === name) return words[at + 1] ?? [];
      return word.startsWith(`${name}=`) ? word.slice(name.length + 1) : [];
    });
  const [format = "text", outputFile] = [given("--format").at(-1), given("--output-file").at(-1)];
  return { format: isFormat(format) ? format : "text", ...(outputFile !== undefined && { outputFile }) };
}

function isFormat(text: string): text is keyof typeof formats {
  return Object.hasOwn(formats, text);
}

function withGates(command: Command): Command {
  return command
    .option("--max-refused <items>", "items that the balancer did not take", gateIn)
    .option("--max-loss <items>", "items that it took and no backend has", gateIn)
    .option("--max-duplicates <items>", "items that arrived more than once", gateIn)
    .option("--max-split <keys>", "keys at more than one backend", gateIn)
    .option("--max-moved <keys>", "keys at another backend than the model predicts", gateIn)
    .option("--max-count <items>", "items more or fewer than predicted for each backend (--metrics)", gateIn)
    .option("--max-idle <backends>", "backends that got nothing", gateIn)
    .option("--min-p <number>", "smallest p-value that the spread of keys may have", partIn);
}

async function verify(sources: readonly string[], options: VerifyOptions): Promise<void> {
  const unwritable = written(noReport[options.format](unfinished), options);
  if (unwritable !== undefined) return refuse("verify", unwritable);
  const asked = await readAsked(sources, options);
  if (asked.kind === "none") return end(asked.problem, asked.code, options);
  const wrong = undecidable(options, asked.truth);
  if (wrong !== undefined) return end(wrong, 2, options);
  const outcome = await run(asked, options);
  if (outcome.kind === "impossible") end(outcome.because, 2, options);
  else show(outcome.report, options);
  // Nothing is left that has to be waited for; deadlines of calls that were answered do not keep the shell.
  process.stdout.write("", () => process.exit());
}

/** Of what is asked for from now on, whatever comes of it: a file of an earlier run says nothing of this one. @returns why not */
function written(text: string, { outputFile }: Pick<VerifyOptions, "outputFile">): string | undefined {
  if (outputFile === undefined) return undefined;
  try {
    writeFileSync(outputFile, text);
    return undefined;
  } catch (error) {
    return `--output-file ${outputFile}: ${reasonOf(error)}`;
  }
}

function end(because: string, code: 1 | 2, options: VerifyOptions): void {
  written(noReport[options.format](because), options);
  refuse("verify", because);
  process.exitCode = code;
}

async function run({ model, truth, destination, to }: Asked, options: VerifyOptions) {
  const client = createOtlpClient(destination);
  try {
    return await runVerification({
      ...{ model, truth, client, to, signals: options.signal, gates: gatesOf(options), required: requiredOf(options) },
      ...{ seed: options.seed, items: options.items, services: options.services, perSecond: options.rate },
      ...{ connectMs: 1_000 * options.connect, settleMs: 1_000 * options.settle, lingerMs },
    });
  } finally {
    client.close();
  }
}

/** What comes twice comes soon after. */
const lingerMs = 1_500;

function show(report: Report, options: VerifyOptions): void {
  const { format, outputFile } = options;
  const unwritable = written(formats[format](report), options);
  process.stdout.write(outputFile === undefined ? formats[format](report) : reportText(report));
  if (report.verdict !== "held") process.exitCode = 1;
  if (unwritable !== undefined) refuse("verify", unwritable);
}

const gateOptions = {
  refused: "maxRefused",
  loss: "maxLoss",
  duplicates: "maxDuplicates",
  split: "maxSplit",
  moved: "maxMoved",
  count: "maxCount",
  idle: "maxIdle",
  spread: "minP",
} as const satisfies Readonly<Record<CheckName, keyof VerifyOptions>>;

function gatesOf(options: VerifyOptions): Gates {
  const { maxRefused, maxLoss, maxDuplicates, maxSplit, maxMoved, maxCount, maxIdle, minP } = options;
  return {
    refused: maxRefused ?? defaultGates.refused,
    loss: maxLoss ?? defaultGates.loss,
    duplicates: maxDuplicates ?? defaultGates.duplicates,
    split: maxSplit ?? defaultGates.split,
    moved: maxMoved ?? defaultGates.moved,
    count: maxCount ?? defaultGates.count,
    idle: maxIdle ?? defaultGates.idle,
    minP: minP ?? defaultGates.minP,
  };
}

/** What somebody asked for by name has to be decided. */
function requiredOf(options: VerifyOptions): readonly CheckName[] {
  return checkNames.filter((name) => options[gateOptions[name]] !== undefined);
}

const byCounts: readonly CheckName[] = ["refused", "count", "idle"];

function undecidable(options: VerifyOptions, { tells, what }: Truth): string | undefined {
  const cannot = requiredOf(options).filter((name) =>
    tells === "counts" ? !byCounts.includes(name) : name === "count",
  );
  if (cannot.length === 0) return undefined;
  const named = cannot.map(
    (name) => `--${gateOptions[name].replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
  return tells === "counts"
    ? `${what} are counts, which do not tell items apart, and cannot decide ${named.join(", ")}: gate by --max-count, or read what an exporter writes (--read)`
    : `${named.join(", ")} is for --metrics: what tells items apart decides by --max-loss, --max-duplicates and --max-moved`;
}

function pairIn(text: string, before: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError(
      "Write it as backend-1=http://127.0.0.1:8888/metrics: a backend and where it is read.",
    );
  return [...before, [name, value]];
}

function countIn(text: string, says = "It must be a whole number from 0 to 10000000."): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > 10_000_000 || text.trim() === "") {
    throw new InvalidArgumentError(says);
  }
  return count;
}

/** `5`, or `0.1%` of all that could be. */
function gateIn(text: string): Gate {
  const [, percent] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  if (percent === undefined)
    return countIn(text, "It must be a whole number from 0 to 10000000, or a part such as 0.1%.");
  if (Number(percent) > 100) throw new InvalidArgumentError("It must be a part from 0% to 100%.");
  return { part: Number(percent) / 100 };
}

/** Without any nothing would be sent, or it would be sent without end. */
function someIn(text: string): number {
  const count = countIn(text);
  if (count === 0) throw new InvalidArgumentError("It must be a whole number from 1 to 10000000.");
  return count;
}

function secondsIn(text: string): number {
  const seconds = Number(text.replace(/s$/, ""));
  if (!(seconds > 0 && seconds <= 600))
    throw new InvalidArgumentError("It must be a number of seconds up to 600, such as 10.");
  return seconds;
}

function partIn(text: string): number {
  const part = Number(text);
  if (!(part >= 0 && part < 1)) throw new InvalidArgumentError("It must be a number from 0 to below 1, such as 0.001.");
  return part;
}
