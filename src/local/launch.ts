/**
 * Starts the balancers of a topology as programs beside this one: Fairlead's own bundle, or a Collector that was built. When this
 * one is killed, they end and take the folder of the run with them.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";
import { bundleWith } from "../target/image/bundle.ts";
import { type Child, startChild } from "./child.ts";
import { localCollector } from "./collector-config.ts";
import type { LocalBalancer } from "./local-topology.ts";
import { type BalancerPorts, loopback, onLoopback } from "./loopback.ts";

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
  /** It has these backends from now on, some of them under new names that are reached there. */
  readonly replaceBackends: (weighted: readonly WeightedEndpoint[], reach: ReadonlyMap<string, string>) => void;
}

const startMsMax = 20_000;

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
  const start = `import { readFileSync, rmSync } from "node:fs";
const read = () => new Map(JSON.parse(readFileSync(${JSON.stringify(reachFile)}, "utf8")));
let reached = read();
process.stdin.on("end", () => {
  rmSync(${JSON.stringify(options.folder)}, { recursive: true, force: true });
  process.exit();
}).resume();
void runBalancer({ owners, createSignalCores, madeFor }, process.argv.slice(2), (target) => reached.get(target) ?? (reached = read()).get(target) ?? target);`;
  writeFileSync(join(folder, "balancer.mjs"), bundleWith(config, "runtime/main", start).code);
  written(config, reach);
  const args = [join(folder, "balancer.mjs"), "--config", configFile];
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

/** Node around it, because a binary does not end when a pipe closes. */
const wrapper = `
const { spawn } = require("node:child_process");
const [, folder, binary, ...args] = process.argv;
const child = spawn(binary, args, { stdio: ["ignore", "inherit", "inherit"] });
child.on("error", (error) => { console.error(error.message); process.exit(1); });
child.on("exit", (code) => process.exit(code ?? 1));
process.stdin.on("end", () => {
  child.kill("SIGKILL");
  require("node:fs").rmSync(folder, { recursive: true, force: true });
}).resume();
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
`;

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
  const args = ["-e", wrapper, run, otelcol, "--config", file];
  const child = await startChild({ name, args, env, readyWord: "Everything is ready", startMsMax, lost });
  return {
    child,
    what: `Collector ${version} as it is emitted, by ${otelcol}`,
    notes: [
      ...(local.leftOut.length > 0 ? [`extensions do not run: ${local.leftOut.join(", ")}`] : []),
      ...differences,
    ],
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
