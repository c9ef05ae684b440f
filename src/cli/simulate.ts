/** `fairlead simulate SOURCE`: what each backend owns, how keys spread, and what moves when one joins or leaves. */

import { Command, InvalidArgumentError, Option } from "commander";
import { weightRatioMax, zipfRange } from "../contract/limits.ts";
import { type Signal, signals } from "../contract/signal.ts";
import { ourMistake, unreadableInput } from "../diagnostics/crash-report.ts";
import { seededRandom } from "../generate/random.ts";
import { hotKeysOf, zipfWeights } from "../inspect/hot-keys.ts";
import { nextName } from "../inspect/next-name.ts";
import { prepareRoutes } from "../inspect/prepared-route.ts";
import { type RolloutNames, rollOut, rolloutMax } from "../inspect/rollout.ts";
import type { RoutedBalancer, SignalRoute } from "../inspect/routed-balancer.ts";
import { algorithmsFor, type KeySample, listingsFor, movedBetween, nameOf, simulate } from "../inspect/simulation.ts";
import { keyHash } from "../routing/key/key-hash.ts";
import { buildHashPicker } from "../routing/pick/hash-picker.ts";
import type { WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";
import { hashAlgorithm } from "../routing/route-rule.ts";
import { backendIn, backendsIn, versionIn } from "./option-values.ts";
import { readText } from "./read-text.ts";
import { refuse } from "./refuse.ts";
import { readBalancers, type SourceOptions } from "./route-sources.ts";
import { type Simulated, simulationJson, simulationText } from "./simulate-output.ts";
import { simulationSvg } from "./simulate-svg.ts";

interface SimulateOptions extends SourceOptions {
  readonly signal?: Signal;
  readonly count: number;
  readonly seed: number;
  readonly keys?: string;
  readonly add?: string;
  readonly zipf?: number;
  readonly weight: Readonly<Record<string, number>>;
  readonly rollout?: RolloutNames;
  readonly format: "text" | "json" | "svg";
}

export function simulateCommand(): Command {
  return new Command("simulate")
    .description(
      "Show what each backend owns, how keys spread, what moves when a backend joins or leaves, and how other algorithms compare.",
    )
    .argument(
      "[source...]",
      "a module that exports blueprints, a balancer.json, a Collector's YAML (- is stdin), or the addresses of backends",
    )
    .option("--blueprint <name>", "the blueprint, if the module exports several")
    .option("--balancer <name>", "the balancer (default: all)")
    .addOption(new Option("--signal <signal>", "only this signal").choices(signals))
    .option("--backends <addresses>", "the backends, if DNS or Kubernetes finds them", backendsIn)
    .option("--collector <version>", "for addresses: whose ring to use (default: the newest known)", (text) => [
      versionIn(text),
    ])
    .option("--count <number>", "number of random keys", countIn, 100_000)
    .option("--seed <number>", "seed of the random keys", countIn, 1)
    .option("--keys <file>", "use these keys, one a line with an optional weight after a tab, instead of random ones")
    .option("--zipf <exponent>", "weigh the random keys by Zipf's law; with 1, a few are heavy", exponentIn)
    .option("--weight <endpoint=weight>", "the weight of a backend; repeatable", weightIn, {})
    .addOption(
      new Option(
        "--rollout <names>",
        "replace the backends one by one; they come back under the same or new names",
      ).choices(["same", "new"]),
    )
    .option("--add <endpoint>", "the backend that joins (default: the next number)", backendIn)
    .addOption(new Option("--format <format>", "output format").choices(["text", "json", "svg"]).default("text"))
    .addHelpText(
      "after",
      `
Example: fairlead simulate blueprints/loadbalancer-demo.ts
         fairlead simulate backend-1:4317 backend-2:4317 backend-3:4317 --collector 0.129.1 --format svg > ring.svg

Exit codes: 0 simulated; 1 findings in the blueprint; 2 ${unreadableInput}; 3 ${ourMistake}.`,
    )
    .action(simulateSources);
}

async function simulateSources(sources: readonly string[], options: SimulateOptions): Promise<void> {
  const read = await readBalancers(sources, options);
  if (read.kind === "none") {
    refuse("simulate", read.problem);
    process.exitCode = read.code;
    return;
  }
  const { keys, count, seed, zipf } = options;
  if (keys !== undefined && zipf !== undefined)
    return refuse("simulate", "--zipf weighs random keys; --keys has its own");
  const sample = keys === undefined ? randomKeys(count, seed, zipf) : recordedKeys(keys);
  if (typeof sample === "string") return refuse("simulate", sample);
  const wrong = wrongWith(read.balancers, options);
  if (wrong !== undefined) return refuse("simulate", wrong);
  const results = read.balancers.flatMap((balancer) => simulated(balancer, sample, options));
  if (results.length === 0) return refuse("simulate", reasonWithout(read.balancers));
  if (options.format === "svg" && results.length > 1) {
    return refuse("simulate", "a picture is of one way to route: say --balancer or --signal");
  }
  const print = { text: simulationText, json: simulationJson, svg: simulationSvg }[options.format];
  process.stdout.write(print(results));
}

/** Routes that spread keys in the same way are one. */
function simulated(
  balancer: RoutedBalancer,
  sample: KeySample,
  { signal, add, weight, rollout }: SimulateOptions,
): readonly Simulated[] {
  const ways = new Map<string, { route: SignalRoute; signals: Signal[]; weighted: readonly WeightedEndpoint[] }>();
  for (const prepared of prepareRoutes(balancer)) {
    if (prepared.kind !== "keyed" || prepared.backends.kind !== "listed") continue;
    if (signal !== undefined && prepared.signal !== signal) continue;
    const weighted = prepared.backends.weighted.map((one) => ({ ...one, weight: weight[one.endpoint] ?? one.weight }));
    const name = JSON.stringify([hashAlgorithm(prepared.route), weighted]);
    const way = ways.get(name) ?? { route: prepared, signals: [], weighted };
    way.signals.push(prepared.signal);
    ways.set(name, way);
  }
  return [...ways.values()].flatMap(({ route, signals: together, weighted }) => {
    const algorithm = hashAlgorithm(route.route);
    if (!algorithm) return [];
    const joining = add ?? nextName(weighted);
    const own = buildHashPicker(algorithm, listingsFor(algorithm, weighted));
    const others = algorithmsFor(weighted.length).map((other) => ({
      simulation: simulate(other, weighted, sample, joining),
      isOwn: nameOf(other) === nameOf(algorithm),
      moved: movedBetween(own, buildHashPicker(other, listingsFor(other, weighted)), sample),
    }));
    const simulation = others.find(({ isOwn }) => isOwn)?.simulation ?? simulate(algorithm, weighted, sample, joining);
    return [
      {
        ...{ balancer, signals: together, simulation, others, keys: sample.hashes.length },
        hotKeys: hotKeysOf(sample, simulation.backends.length),
        rollout: rollout && rollOut(algorithm, weighted, rollout),
      },
    ];
  });
}

function reasonWithout(balancers: readonly RoutedBalancer[]): string {
  const reasons = balancers.flatMap((balancer) =>
    prepareRoutes(balancer).flatMap((route) => (route.kind === "keyed" ? [] : [`${balancer.name}: ${route.reason}`])),
  );
  return [...new Set(reasons)].join("\n") || "no route is asked for";
}

/** Options that the backends there are cannot be given. */
function wrongWith(
  balancers: readonly RoutedBalancer[],
  { weight, rollout, add }: SimulateOptions,
): string | undefined {
  const lists = balancers.flatMap(({ routes }) =>
    routes.flatMap(({ backends }) => (backends.kind === "listed" ? [backends.weighted] : [])),
  );
  const known = new Set(lists.flat().map(({ endpoint }) => endpoint));
  const unknown = Object.keys(weight).find((endpoint) => !known.has(endpoint));
  if (unknown !== undefined)
    return `--weight: no backend is ${unknown}; there are ${[...known].slice(0, 10).join(", ")}`;
  if (add !== undefined && known.has(add)) return `--add ${add}: it is one of the backends already`;
  if (rollout === undefined) return undefined;
  if (lists.some(({ length }) => length > rolloutMax.backends)) {
    return `--rollout builds a ring twice for each backend: at most ${rolloutMax.backends} of them`;
  }
  if (lists.some(({ length }) => length < 2)) return "--rollout: one backend alone cannot be replaced while it is away";
  return rollout === "new" && lists.some((list) => nextName(list) === undefined)
    ? "--rollout new: the names of the backends have no numbers, so none follows"
    : undefined;
}

/** Trace ids. */
function randomKeys(count: number, seed: number, zipf: number | undefined): KeySample {
  const random = seededRandom(seed);
  const hashes = new Uint32Array(count);
  const words = new Uint32Array(4);
  const key = [new Uint8Array(words.buffer)];
  for (let index = 0; index < count; index++) {
    for (let word = 0; word < 4; word++) words[word] = random.next();
    hashes[index] = keyHash(key);
  }
  return { hashes, weights: zipf === undefined ? undefined : zipfWeights(count, zipf) };
}

/** @returns what is wrong with the file, as a text */
function recordedKeys(file: string): KeySample | string {
  const read = readText(file);
  if ("problem" in read) return `${file}: ${read.problem}`;
  const lines = read.text.split(/\r?\n/).filter((line) => line !== "");
  const keys = lines.map((line) => line.split("\t"));
  const odd = keys.findIndex(([, weight]) => weight !== undefined && !(Number(weight) > 0));
  if (odd >= 0) return `${file}:${odd + 1}: a weight is a number above 0, behind a tab`;
  if (keys.length === 0) return `${file}: has no keys`;
  return {
    hashes: Uint32Array.from(keys, ([key = ""]) => keyHash([keyBytes(key)])),
    weights: keys.some(([, weight]) => weight !== undefined)
      ? Float64Array.from(keys, ([, weight = "1"]) => Number(weight))
      : undefined,
  };
}

/** 32 hexadecimal digits are a trace id; anything else is text. */
function keyBytes(key: string): Uint8Array {
  return /^[0-9a-fA-F]{32}$/.test(key) ? Buffer.from(key, "hex") : Buffer.from(key);
}

function exponentIn(text: string): number {
  const exponent = Number(text);
  if (!(exponent > zipfRange.min && exponent <= zipfRange.max)) {
    throw new InvalidArgumentError(`It must be a number above ${zipfRange.min}, up to ${zipfRange.max}.`);
  }
  return exponent;
}

function weightIn(text: string, before: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const [, endpoint, number] = /^(.+)=([^=]+)$/.exec(text) ?? [];
  const weight = Number(number);
  if (endpoint === undefined || !(weight >= 1 / weightRatioMax && weight <= weightRatioMax)) {
    throw new InvalidArgumentError(
      `Write it as backend-1:4317=2, with a weight from ${1 / weightRatioMax} to ${weightRatioMax}.`,
    );
  }
  return { ...before, [endpoint]: weight };
}

function countIn(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 10_000_000) {
    throw new InvalidArgumentError("It must be a whole number from 1 to 10000000.");
  }
  return count;
}
