/**
 * The balancer of a blueprint as it is deployed: its bundle, its configuration, Node's flags and the memory limit of its
 * manifest. Only addresses and ports are others.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseAllDocuments } from "yaml";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { parseMemoryBytes } from "../../src/model/quantity.ts";
import { freePort } from "../runtime/free-port.ts";
import { type Cgroup, memoryCgroup } from "./cgroup.ts";

const blueprint = "dist/loadbalancer-demo-fairlead";
const bundle = `${blueprint}/images/loadbalancer`;
/** The image has a Node of its own, which may be another. */
const node = process.env["FAIRLEAD_NODE"] ?? process.execPath;

interface Container {
  readonly command: readonly string[];
  readonly resources: { readonly limits: { readonly memory: string } };
}

function container(): Container {
  const folder = `${blueprint}/manifests`;
  for (const file of readdirSync(folder)) {
    for (const document of parseAllDocuments(readFileSync(join(folder, file), "utf8"))) {
      const object: unknown = document.toJS();
      const found = containersOf(object).find(({ command }) => command?.[0] === "node");
      if (found) return found;
    }
  }
  throw new Error(`${folder} has a balancer`);
}

function containersOf(object: unknown): readonly Container[] {
  // What is read was written by the compiler, as Kubernetes has it.
  const { spec } = (object ?? {}) as { spec?: { template?: { spec?: { containers?: readonly Container[] } } } };
  return spec?.template?.spec?.containers ?? [];
}

export interface Balancer {
  readonly grpcPort: number;
  readonly httpPort: number;
  readonly healthPort: number;
  readonly metricsPort: number;
  /** Read again on SIGHUP. */
  readonly configFile: string;
  /** What `weather.mjs` is told. */
  readonly weatherFile: string;
  readonly config: BalancerConfig;
  readonly child: ChildProcess;
  readonly limitBytes: number;
  readonly peakBytes: () => number;
  /** Of the event loop, in milliseconds. */
  readonly longestTurn: () => number;
  /** Ended by the kernel, or by itself. */
  readonly end: () => string | undefined;
  /** What it logged of mistakes of its own. */
  readonly mistakes: () => readonly string[];
  /** What it logged last. */
  readonly log: () => string;
  /** A metric's value. */
  readonly metric: (name: string) => Promise<number>;
  readonly stop: () => Promise<void>;
}

export interface Around {
  readonly endpoints: readonly string[];
  readonly changes?: ((config: BalancerConfig) => BalancerConfig) | undefined;
  readonly weather?: string | undefined;
  readonly logTo?: string | undefined;
}

export async function startBalancer(around: Around): Promise<Balancer> {
  const { endpoints, changes = (config) => config, weather, logTo } = around;
  const { command, resources } = container();
  const limitBytes = parseMemoryBytes(resources.limits.memory) ?? 0;
  const [grpcPort, httpPort, healthPort, metricsPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  // As the compiler wrote it.
  const written = JSON.parse(readFileSync(`${bundle}/balancer.json`, "utf8")) as BalancerConfig;
  const at = (port: number) => ({ host: "127.0.0.1", port });
  const config = changes({
    ...written,
    receivers: {
      grpc: { ...written.receivers.grpc, ...at(grpcPort) },
      http: { ...written.receivers.http, ...at(httpPort) },
    },
    resolver: { kind: "static", backends: endpoints.map((endpoint) => ({ endpoint, weight: 1 })) },
    health: { ...written.health, active: undefined },
    telemetry: { ...written.telemetry, metrics: at(metricsPort), health: at(healthPort) },
  } as BalancerConfig); // Endpoints and ports are the only changes.
  const folder = mkdtempSync(join(tmpdir(), "fairlead-hostile-"));
  writeFileSync(join(folder, "balancer.json"), JSON.stringify(config));
  const group = memoryCgroup(limitBytes);
  const flags = command.slice(1, -1);
  const turnFile = join(folder, "turn");
  writeFileSync(turnFile, "0");
  const loaded = (file: string) => ["--import", new URL(file, import.meta.url).href];
  const weatherFile = join(folder, "weather");
  writeFileSync(weatherFile, weather ?? "");
  const watch = [...loaded("turn-watch.mjs"), ...(weather === undefined ? [] : loaded("weather.mjs"))];
  const args = [...flags, ...watch, `${bundle}/balancer.mjs`, "--config", join(folder, "balancer.json")];
  const [program, programArgs] = typeof group === "string" ? ([node, args] as const) : group.command(node, args);
  const env = { ...process.env, FAIRLEAD_TURN_FILE: turnFile, FAIRLEAD_WEATHER_FILE: weatherFile };
  const child = spawn(program, programArgs, {
    env,
    stdio: ["ignore", "ignore", logTo ? openSync(logTo, "w") : "pipe"],
  });
  let log = "";
  const mistakes: string[] = [];
  if (child.stderr) {
    createInterface(child.stderr).on("line", (line) => {
      log = `${log}${line}\n`.slice(-20_000);
      if (/a mistake in the balancer|a promise was rejected/.test(line)) mistakes.push(line);
    });
  }
  await answers(healthPort, child, () => log);
  return {
    ...{ grpcPort, httpPort, healthPort, metricsPort, config, child, limitBytes },
    configFile: join(folder, "balancer.json"),
    weatherFile,
    peakBytes: () => (typeof group === "string" ? residentBytes(child) : group.peakBytes()),
    longestTurn: () => Number(readFileSync(turnFile, "utf8")),
    end: () => endOf(child, group),
    mistakes: () => mistakes,
    log: () => log,
    metric: async (name) => {
      const page = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(page)?.[1] ?? Number.NaN);
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
      if (typeof group !== "string") group.remove();
      rmSync(folder, { recursive: true });
    },
  };
}

function residentBytes({ pid }: ChildProcess): number {
  return 1_024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
}

function endOf({ exitCode, signalCode }: ChildProcess, group: Cgroup | string): string | undefined {
  if (typeof group !== "string" && group.kills() > 0) return "killed by the kernel";
  if (exitCode !== null) return `exit ${exitCode}`;
  return signalCode === null ? undefined : `ended by ${signalCode}`;
}

async function answers(port: number, child: ChildProcess, log: () => string): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until && child.exitCode === null; await sleep(50)) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (response?.status === 200) return;
  }
  throw new Error(`the balancer does not start:\n${log()}`);
}
