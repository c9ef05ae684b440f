/**
 * Starts the balancers of a topology as programs beside this one: Fairlead's own bundle, or a Collector that was built. When this
 * one is killed, they end and take the folder of the run with them.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
  /** Only Fairlead's balancer tells its state. */
  readonly statusUrl: string | undefined;
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
  const weighted = balancer.routed.routes[0]?.backends;
  const config = onLoopback(balancer.config, weighted?.kind === "listed" ? weighted.weighted : [], ports);
  const start = `const reached = new Map(${JSON.stringify([...reach])});
import { rmSync } from "node:fs";
process.stdin.on("end", () => {
  rmSync(${JSON.stringify(options.folder)}, { recursive: true, force: true });
  process.exit();
}).resume();
void runBalancer({ owners, createSignalCores, madeFor }, process.argv.slice(2), (target) => reached.get(target) ?? target);`;
  writeFileSync(join(folder, "balancer.mjs"), bundleWith(config, "runtime/main", start).code);
  writeFileSync(join(folder, "balancer.json"), JSON.stringify(config, undefined, 2));
  const args = [join(folder, "balancer.mjs"), "--config", join(folder, "balancer.json")];
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
    statusUrl: `http://${loopback}:${ports.health}/status`,
  };
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
process.on("SIGTERM", () => child.kill("SIGTERM"));
`;

async function launchCollector(
  { name, collector, routed, version, differences }: LocalBalancer,
  folder: string,
  otelcol: string,
  { ports, proxyPort, lost, folder: run }: LaunchOptions,
): Promise<Launched> {
  const storage = join(folder, "storage");
  mkdirSync(storage, { recursive: true });
  const weighted = routed.routes[0]?.backends;
  const endpoints = weighted?.kind === "listed" ? weighted.weighted.map(({ endpoint }) => endpoint) : [];
  const local = localCollector(collector ?? {}, { ...ports, endpoints, storage });
  if (local.kind === "impossible") throw new Error(`${name}: ${local.reason}`);
  // JSON is YAML.
  const file = join(folder, "collector.yaml");
  writeFileSync(file, JSON.stringify(local.body, undefined, 2));
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
    statusUrl: undefined,
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
