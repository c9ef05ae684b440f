/**
 * Starts the balancers of a topology as programs beside this one: Fairlead's own bundle, or a Collector that was built. When this
 * one is killed, they end and take the folder of the run with them.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";
import { type Bundle, bundleProgram, bundleWith } from "../target/image/bundle.ts";
import { type Child, startChild } from "./child.ts";
import { localCollector } from "./collector-config.ts";
import { holdsForMs } from "./delivered.ts";
import type { LocalBalancer } from "./local-topology.ts";
import { type BalancerPorts, loopback, onLoopback } from "./loopback.ts";
import type { BalancerArguments } from "./program/balancer.ts";
import type { CollectorArguments } from "./program/collector.ts";

export interface LaunchOptions {
  readonly ports: BalancerPorts;
  /** Where the backend listens that the ring knows by that target, by the protocol that the balancer speaks. */
  readonly reach: ReadonlyMap<string, string>;
  /** A folder of this run. */
  readonly folder: string;
  /** A binary to run, instead of Fairlead's balancer in its place. */
  readonly otelcol: string | undefined;
  readonly proxyPort: number;
  readonly lost: (reason: string) => void;
}

export interface Launched {
  readonly child: Child;
  /** What runs, for people. */
  readonly what: string;
  readonly notes: readonly string[];
  /** Fairlead's balancer tells its state, and a Collector has metrics alone. */
  readonly asked: { readonly kind: "status" | "metrics"; readonly url: string };
  /** Told to end, it drops what it holds; it holds nothing when nothing has arrived for so long. Undefined where it delivers. */
  readonly holdsForMs: number | undefined;
  /** It has these backends from now on, some of them under new names that are reached there. */
  readonly replaceBackends: (weighted: readonly WeightedEndpoint[], reach: ReadonlyMap<string, string>) => void;
}

const startMsMax = 20_000;
const startOfCollector =
  'import { runCollector } from "./local/program/collector.ts";\nrunCollector(process.argv.slice(2));\n';

/** @throws an Error that says why it does not run */
export async function launch(balancer: LocalBalancer, options: LaunchOptions): Promise<Launched> {
  const folder = join(options.folder, balancer.name);
  mkdirSync(folder, { recursive: true });
  if (balancer.target === "collector" && options.otelcol !== undefined) {
    return launchCollector(balancer, folder, options.otelcol, options);
  }
  const { ports, reach, lost } = options;
  const config = onLoopback(balancer.config, weightedOf(balancer), ports);
  const [configFile, reachFile] = [join(folder, "balancer.json"), join(folder, "reach.json")];
  const written = (now: typeof config, reached: ReadonlyMap<string, string>) => {
    // What the new list names has to be known when it is read.
    writeFileSync(reachFile, JSON.stringify([...reached]));
    writeFileSync(configFile, JSON.stringify(now, undefined, 2));
  };
  const started: BalancerArguments = { config: configFile, reach: reachFile, folder: options.folder };
  const args = program(folder, bundleWith(config, "local/program/balancer"), started);
  written(config, reach);
  const child = await startChild({
    name: balancer.name,
    args,
    env: {},
    readyWord: '"message":"listening"',
    startMsMax,
    lost,
  });
  const isStandIn = balancer.target === "collector";
  return {
    child,
    what: isStandIn
      ? `Collector ${balancer.version}, its rings and keys in Fairlead's balancer`
      : "Fairlead's balancer",
    notes: [
      ...(balancer.leftOut.length > 0 ? [`processors do not run: ${balancer.leftOut.join(", ")}`] : []),
      ...balancer.differences,
    ],
    holdsForMs: undefined,
    asked: { kind: "status", url: `http://${loopback}:${ports.health}/status` },
    replaceBackends: (weighted, reached) => {
      written({ ...config, resolver: { kind: "static", backends: weighted } }, reached);
      child.reload();
    },
  };
}

/** All routes of a balancer have the same backends here. */
export function weightedOf({ routed }: LocalBalancer): readonly WeightedEndpoint[] {
  const backends = routed.routes[0]?.backends;
  return backends?.kind === "listed" ? backends.weighted : [];
}

/** A program and the file of its arguments. @returns what Node is given */
function program(folder: string, { code }: Pick<Bundle, "code">, started: BalancerArguments | CollectorArguments) {
  const [file, argumentsFile] = [join(folder, "program.mjs"), join(folder, "arguments.json")];
  writeFileSync(file, code);
  writeFileSync(argumentsFile, JSON.stringify(started));
  return [file, argumentsFile];
}

async function launchCollector(
  balancer: LocalBalancer,
  folder: string,
  otelcol: string,
  { ports, proxyPort, lost, folder: run }: LaunchOptions,
): Promise<Launched> {
  const { name, collector, version, differences } = balancer;
  const storage = join(folder, "storage");
  mkdirSync(storage, { recursive: true });
  // JSON is YAML.
  const file = join(folder, "collector.yaml");
  const written = (weighted: readonly WeightedEndpoint[]) => {
    const endpoints = weighted.map(({ endpoint }) => endpoint);
    const made = localCollector(collector ?? {}, { ...ports, endpoints, storage });
    if (made.kind === "impossible") throw new Error(`${name}: ${made.reason}`);
    writeFileSync(file, JSON.stringify(made.body, undefined, 2));
    return made;
  };
  const local = written(weightedOf(balancer));
  const proxy = `http://${loopback}:${proxyPort}`;
  const env = {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    NO_PROXY: "",
    no_proxy: "",
    https_proxy: proxy,
    http_proxy: proxy,
  };
  const started: CollectorArguments = { binary: otelcol, args: ["--config", file], folder: run };
  const args = program(folder, bundleProgram("collector", startOfCollector), started);
  const child = await startChild({ name, args, env, readyWord: "Everything is ready", startMsMax, lost });
  return {
    child,
    what: `Collector ${version} as it is emitted, by ${otelcol}`,
    notes: [
      ...(local.leftOut.length > 0 ? [`extensions do not run: ${local.leftOut.join(", ")}`] : []),
      ...differences,
    ],
    holdsForMs: holdsForMs(version, local.body),
    asked: { kind: "metrics", url: `http://${loopback}:${ports.metrics}/metrics` },
    replaceBackends: (weighted) => {
      written(weighted);
      child.reload();
    },
  };
}

/** Where each dial target of a balancer is reached, and the port behind it. */
export function reachOf(
  { backendAt, config }: LocalBalancer,
  portsOf: (backend: string) => { readonly grpcPort: number; readonly httpPort: number },
): ReadonlyMap<string, string> {
  return new Map(
    [...backendAt].map(([target, backend]) => {
      const { grpcPort, httpPort } = portsOf(backend);
      return [target, `${loopback}:${config.exporter.protocol === "http" ? httpPort : grpcPort}`];
    }),
  );
}
