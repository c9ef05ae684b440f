/** The balancers that `fairlead route` and its kin were pointed at: a blueprint, a `balancer.json`, a Collector's YAML, or addresses. */

import { existsSync } from "node:fs";
import { problemText } from "../contract/json-shape.ts";
import { looksLikeBalancerConfig, parseBalancerConfig } from "../contract/parse-balancer-config.ts";
import { formatText } from "../diagnostics/format.ts";
import { paintFor } from "../diagnostics/paint.ts";
import { balancerOfAddresses, balancerOfConfig, over, type RoutedBalancer } from "../inspect/routed-balancer.ts";
import { balancerOfCollector } from "../inspect/routes-of-collector.ts";
import { balancersOfPlan } from "../inspect/routes-of-plan.ts";
import { releases } from "../model/collector/release.ts";
import { readSources } from "../source/read-sources.ts";
import { versionOf } from "../source/version-of.ts";
import { isEndpoint } from "./option-values.ts";
import { readStdin, readText } from "./read-text.ts";

export interface SourceOptions {
  readonly blueprint?: string;
  readonly balancer?: string;
  /** Endpoints that take the place of those in the source. */
  readonly backends?: readonly string[];
  readonly routingKey?: string;
  readonly routingAttributes?: readonly string[];
  readonly collector?: readonly string[];
}

export type Sources =
  | { readonly kind: "balancers"; readonly balancers: readonly RoutedBalancer[] }
  /** With the exit code that says of which kind it is. */
  | { readonly kind: "none"; readonly problem: string; readonly code: 1 | 2 };

export async function readBalancers(sources: readonly string[], options: SourceOptions): Promise<Sources> {
  const read = await balancersAt(sources, options);
  if (read.kind === "none") return read;
  const { balancer, backends } = options;
  const named = read.balancers.filter(({ name }) => balancer === undefined || name === balancer);
  const routing = named.filter(({ routes }) => routes.length > 0);
  if (routing.length === 0) {
    const names = read.balancers.map(({ name }) => name).join(", ");
    const reason =
      named.length === 0
        ? `has no balancer "${balancer}"; it has ${names}`
        : "has no pipeline with a load balancing exporter";
    return none(`${sources.join(", ")}: ${reason}`);
  }
  return { kind: "balancers", balancers: backends === undefined ? routing : routing.map((one) => over(one, backends)) };
}

async function balancersAt(sources: readonly string[], options: SourceOptions): Promise<Sources> {
  const addresses = sources.flatMap((source) => source.split(","));
  const areAddresses = sources.every((source) => source !== "-" && !existsSync(source));
  const misplaced = misplacedOption(sources, areAddresses, options);
  if (misplaced !== undefined) return none(misplaced);
  if (areAddresses) return fromAddresses([...addresses, ...(options.backends ?? [])], options);
  const [source = ""] = sources;
  if (sources.length > 1) return none(`name one source, not ${sources.length}; addresses stand alone`);
  if (isModule(source)) return fromBlueprint(source, options);
  const read = source === "-" ? readStdin() : readText(source);
  if ("problem" in read) {
    const help =
      read.problem === "is a folder" ? ": name a blueprint, a balancer.json or a Collector's YAML in it" : "";
    return none(`${source}: ${read.problem}${help}`);
  }
  return looksLikeBalancerConfig(read.text)
    ? fromBalancerConfig(source, read.text)
    : fromCollector(source, read.text, options);
}

function misplacedOption(
  sources: readonly string[],
  areAddresses: boolean,
  { blueprint, backends, routingKey, routingAttributes }: SourceOptions,
): string | undefined {
  if (blueprint !== undefined && !sources.some(isModule))
    return "--blueprint goes with a module that exports blueprints";
  if (areAddresses && sources.length > 0 && backends !== undefined) {
    return "--backends goes with a configuration: the addresses are the backends already";
  }
  const words = routingKey ?? routingAttributes;
  return words !== undefined && !areAddresses
    ? "--routing-key and --routing-attributes go with addresses: a configuration says itself what it routes by"
    : undefined;
}

function isModule(source: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(source);
}

function fromAddresses(endpoints: readonly string[], options: SourceOptions): Sources {
  if (endpoints.length === 0)
    return none("name a blueprint, a balancer.json, a Collector's YAML, or the addresses of backends");
  const file = endpoints.find((endpoint) => isModule(endpoint) || /\.(?:json|ya?ml)$/.test(endpoint));
  if (file !== undefined) return none(`${file}: no such file`);
  const odd = endpoints.find((endpoint) => !isEndpoint(endpoint));
  if (odd === "") return none("an address is empty: if a cluster was asked for backends, none is ready there");
  if (odd !== undefined) return none(`${odd}: no such file, and not an address such as backend-1:4317`);
  const { routingKey, routingAttributes = [], collector = [] } = options;
  const version = collector[0] ?? newest;
  return {
    kind: "balancers",
    balancers: [balancerOfAddresses({ endpoints, routingKey, routingAttributes, version })],
  };
}

const newest = releases.at(-1) ?? "";

/** Loaded only for a blueprint: the others are answered without what blueprints need. */
async function fromBlueprint(file: string, { blueprint }: SourceOptions): Promise<Sources> {
  const { loadPlans } = await import("./load-plans.ts");
  const loaded = await loadPlans(file, blueprint);
  switch (loaded.kind) {
    case "unreadable":
      return none(loaded.problems.join("\n"));
    case "findings":
      return { kind: "none", problem: formatText(loaded.findings, paintFor(process.stderr)), code: 1 };
    case "plans":
      return { kind: "balancers", balancers: loaded.plans.flatMap(({ plan }) => balancersOfPlan(plan)) };
  }
}

function fromBalancerConfig(file: string, text: string): Sources {
  const parsed = parseBalancerConfig(text);
  if (parsed.kind === "wrong") {
    return none(parsed.problems.map((problem) => `${file}: ${problemText(problem)}`).join("\n"));
  }
  return { kind: "balancers", balancers: [balancerOfConfig(parsed.config, `${file}, Fairlead's balancer`)] };
}

/** The version is that of the tag of an image beside the configuration, or the one that was asked for. */
function fromCollector(file: string, text: string, { collector }: SourceOptions): Sources {
  const { deployed, unreadable, images } = readSources([{ file, text }], "cluster.local");
  const [broken] = unreadable;
  if (broken) return none(`${file}: ${broken.reason}`);
  if (deployed.collectors.length === 0) return none(`${file}: no configuration of a Collector and no balancer.json`);
  const balancers = deployed.collectors.map((one) => {
    const { version, because } = versionOf(one, images, collector?.[0]);
    const source = `${file}, Collector ${version} (${because})`;
    return balancerOfCollector({ name: one.name, version, config: one.config, source });
  });
  return { kind: "balancers", balancers };
}

function none(problem: string): Sources {
  return { kind: "none", problem, code: 2 };
}
