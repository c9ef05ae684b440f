/** `fairlead diff A B`: objects that change, settings by their paths, keys that move, and rings that an upgrade crosses. */

import { Command, Option } from "commander";
import { ourMistake, unreadableInput } from "../diagnostics/crash-report.ts";
import { routingWords } from "../inspect/change-words.ts";
import { changedObjects } from "../inspect/changed-objects.ts";
import { movedKeys } from "../inspect/moved-keys.ts";
import { replacedPods } from "../inspect/replaced-pods.ts";
import { asVersion, over, type RoutedBalancer } from "../inspect/routed-balancer.ts";
import { type Difference, diffJson, diffMarkdown, diffText } from "./diff-output.ts";
import { readSide, type Side } from "./diff-sides.ts";
import { backendsIn, versionIn } from "./option-values.ts";
import { refuse } from "./refuse.ts";

interface DiffOptions {
  readonly blueprint?: string;
  readonly backends?: readonly string[];
  readonly collector?: string;
  readonly exitCode?: true;
  readonly format: "text" | "markdown" | "json";
}

/** Asked of both sides; a part of them is told to about a hundredth. */
const keysAsked = 4_000;

export function diffCommand(): Command {
  return new Command("diff")
    .description("Show what a change does: objects, settings, keys that move, and rings that an upgrade crosses.")
    .argument(
      "<before>",
      "a module that exports a blueprint, or a folder that synth wrote; REVISION:PATH reads it from git",
    )
    .argument("[after]", "the same kind of source; optional with --collector")
    .option("--blueprint <name>", "the blueprint, if the module exports several")
    .option("--collector <version>", "compare with what this version of the Collector would do", versionIn)
    .option("--backends <addresses>", "the backends, if DNS or Kubernetes finds them", backendsIn)
    .option("--exit-code", "exit with 1 if anything differs")
    .addOption(new Option("--format <format>", "output format").choices(["text", "markdown", "json"]).default("text"))
    .addHelpText(
      "after",
      `
Example: fairlead diff main:dist/shop dist/shop --format markdown
         fairlead diff blueprints/shop.ts --collector 0.161.0

Exit codes: 0 compared; 1 findings in a blueprint, or a difference with --exit-code; 2 ${unreadableInput}; 3 ${ourMistake}.`,
    )
    .action(diff);
}

async function diff(before: string, after: string | undefined, options: DiffOptions): Promise<void> {
  const { collector } = options;
  if (after === undefined && collector === undefined)
    return refuse("diff", "name what it is compared with, or a --collector");
  const old = await sideOf(before, options);
  const fresh = after === undefined ? old : await sideOf(after, options);
  if (!old || !fresh) return;
  if (old.kind !== fresh.kind) {
    return refuse(
      "diff",
      "compare two blueprints, or two folders: what a blueprint is patched with stands in its folder only",
    );
  }
  const balancers =
    collector === undefined ? fresh.balancers : fresh.balancers.map((one) => asCollector(one, collector));
  const found: Difference = {
    before,
    after: after ?? `${before} as Collector ${collector}`,
    objects: after === undefined ? undefined : changedObjects(old.objects, fresh.objects),
    balancers: movedBetween(old.balancers, balancers, options).map((one) => ({
      ...one,
      rollout: replacedPods(one.name, fresh.objects),
    })),
  };
  const print = { text: diffText, markdown: diffMarkdown, json: diffJson }[options.format];
  process.stdout.write(print(found));
  if (options.exitCode && isAny(found)) process.exitCode = 1;
}

async function sideOf(named: string, { blueprint }: DiffOptions): Promise<Side | undefined> {
  const side = await readSide(named, blueprint);
  if (side.kind !== "none") return side;
  refuse("diff", side.problem);
  process.exitCode = side.code;
  return undefined;
}

/** Fairlead's own keys are of no version. */
function asCollector(balancer: RoutedBalancer, version: string): RoutedBalancer {
  return balancer.routes.some(({ route }) => route.compatibleWith === "fairlead")
    ? balancer
    : asVersion(balancer, version);
}

function movedBetween(
  before: readonly RoutedBalancer[],
  after: readonly RoutedBalancer[],
  { backends }: DiffOptions,
): readonly Omit<Difference["balancers"][number], "rollout">[] {
  const known = (one: RoutedBalancer) => (backends === undefined ? one : over(one, backends));
  return [...new Set([...before, ...after].map(({ name }) => name))].map((name) => {
    const [old, fresh] = [before, after].map((side) => side.find((one) => one.name === name));
    if (!old || !fresh) return { name, is: old ? "removed" : "added", words: [], signals: [] };
    const [was, is] = [known(old), known(fresh)];
    return { name, is: "there", words: routingWords(was, is), signals: movedKeys(was, is, keysAsked) };
  });
}

function isAny({ objects, balancers }: Difference): boolean {
  const isChanged = objects && objects.added.length + objects.removed.length + objects.changed.length > 0;
  return (
    isChanged === true ||
    balancers.some(
      ({ is, words, signals }) => is !== "there" || words.length > 0 || signals.some(({ moved }) => moved !== 0),
    )
  );
}
