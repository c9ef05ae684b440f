/**
 * The balancer as a program. Exit codes: 0 after a drain, 2 for a wrong configuration or use, 3 for a port or file that is not
 * available.
 */

import cluster from "node:cluster";
import { readFileSync } from "node:fs";
import type { BalancerConfig } from "../contract/balancer-config.ts";
import { problemText } from "../contract/json-shape.ts";
import { type ParsedConfig, parseBalancerConfig } from "../contract/parse-balancer-config.ts";
import type { RoutingCore } from "../contract/routing-core.ts";
import { type Balancer, type BalancerOptions, startBalancer } from "./balancer.ts";
import { type CoresResult, createCores } from "./cores.ts";
import { createLog, type Log } from "./log.ts";
import { logOutput, writeNow } from "./log-output.ts";
import { loggingObserver } from "./logging-observer.ts";
import { countedStatus } from "./metrics/counted-status.ts";
import { metricsObserver } from "./metrics/metrics-observer.ts";
import { createRegistry, type Registry, seriesMax } from "./metrics/registry.ts";
import { observers } from "./observer.ts";
import { serveOperations, type Told } from "./operations.ts";
import { Processes } from "./processes/first-process.ts";
import { hearFirstProcess } from "./processes/worker.ts";
import { reasonOf, stackOf } from "./reason.ts";
import { createRecentEvents, type RecentEvents } from "./recent-events.ts";
import { encoders } from "./send/encoders.ts";
import { hearSignals, type Orders } from "./signals.ts";
import type * as StatusPageProgram from "./status-page.ts";

/** As a file. */
const standardError = 2;
const usage = "usage: balancer.mjs --config balancer.json\n";

/** Beside the program, in its image or folder: a fifth as long as the program, it is loaded where a page is asked for. */
const pageProgram = new URL("page.mjs", import.meta.url);

/**
 * @param core what the compiler generated; if undefined, the general functions route
 * @param reach where a backend is reached that the ring knows as `host:port`: elsewhere only where a topology runs on one machine
 */
export async function runBalancer(
  core: RoutingCore | undefined,
  args: readonly string[],
  reach: (target: string) => string = (target) => target,
): Promise<void> {
  const obeySystem = cluster.isWorker ? undefined : hearSignals();
  const obeyFirst = cluster.isWorker ? hearFirstProcess() : undefined;
  const [option, path] = args;
  if (option !== "--config" || path === undefined || args.length > 2) {
    end(2, usage);
    return;
  }
  const parsed = readConfig(path);
  const made = parsed.kind === "config" ? madeFor(parsed.config, core) : parsed;
  if (parsed.kind === "wrong" || made.kind === "wrong") {
    const problems = made.kind === "wrong" ? made.problems : [];
    end(2, problems.map((problem) => `${path}: ${problemText(problem)}\n`).join(""));
    return;
  }
  const { config } = parsed;
  const telling = tellingOf(config);
  const { log, registry, recent } = telling;
  // Nobody waits for it, so nothing else needs to end.
  process.on("unhandledRejection", (error) => {
    log.write("error", "a promise was rejected while nobody waited for it", { reason: stackOf(error) });
  });
  try {
    const given = { config, cores: made.cores, owners: core?.owners ?? {}, reach };
    if (config.processes > 1 && obeySystem) obeySystem(await startedProcesses(config, telling));
    else {
      const balancer = await started(given, telling);
      const orders = { drain: draining(balancer, config, log), reload: () => reload(balancer, config, path, log) };
      obeyFirst?.(balancer, () => ({ counts: registry.counts(), events: recent() }), orders);
      obeySystem?.(orders);
    }
  } catch (error) {
    end(3, `${reasonOf(error)}\n`);
    // Connections to backends may still be on their way; nobody waits for them.
    process.exit();
  }
}

/** What this program, or this Node, cannot do is known before any port opens. */
function madeFor(config: BalancerConfig, core: RoutingCore | undefined): CoresResult {
  const { compression } = config.exporter;
  if (compression === "none" || encoders.has(compression)) return createCores(config, core, Math.random);
  const reason = `is ${compression}, which Node has from 22.15 and 23.8 on; this is ${process.version}`;
  return { kind: "wrong", problems: [{ path: ["exporter", "compression"], reason }] };
}

type Started = Pick<BalancerOptions, "config" | "cores" | "owners" | "reach">;

interface Telling {
  readonly log: Log;
  readonly registry: Registry;
  readonly recent: RecentEvents["read"];
}

function tellingOf({ telemetry: { logLevel, page } }: BalancerConfig): Telling {
  const common = cluster.worker ? { process: cluster.worker.id } : {};
  const { hear, read } = page ? createRecentEvents() : { hear: undefined, read: () => [] };
  const log = createLog(logLevel, logOutput(standardError), common, hear);
  const leftOut = (metric: string) =>
    log.write("warn", "a metric has as many series as are kept: what is new is not counted", { metric }, { seriesMax });
  return { log, registry: createRegistry(leftOut), recent: read };
}

/** With its pages, which for several processes are those of the first one. */
async function started(given: Started, { log, registry, recent }: Telling): Promise<Balancer> {
  const { config } = given;
  const observer = observers([loggingObserver(log), metricsObserver(registry, config.resolver.kind)]);
  const balancer = await startBalancer({
    ...given,
    observer,
    random: Math.random,
    credentialsEvents: {
      changed: () => log.write("info", "certificates and tokens were reloaded"),
      failed: (reason) =>
        log.write("error", "a certificate or token cannot be read; the previous one stays in use", { reason }),
      handshakeFailed: (reason, peer) => log.write("warn", "a TLS handshake failed", { reason }, { peer }),
    },
  });
  if (cluster.isWorker) return balancer;
  registry.replace("fairlead_processes", [{ labels: {}, value: 1 }]);
  try {
    const tell = () => ({ status: balancer.status(), registry, events: recent() });
    await servePages(config, { tell, last: tell, log });
    const { grpcPort = 0, httpPort = 0 } = balancer;
    log.write("info", "listening", { name: config.name, grpcPort, httpPort });
    return balancer;
  } catch (error) {
    balancer.close();
    throw error;
  }
}

/** The first process of a pod that has several, once the others listen. */
async function startedProcesses(config: BalancerConfig, telling: Omit<Telling, "registry">): Promise<Orders> {
  const processes = new Processes(config, telling.log, telling.recent);
  await servePages(config, { log: telling.log, tell: processes.tell, last: () => processes.last });
  await processes.start();
  return processes;
}

interface Paging extends Pick<Telling, "log"> {
  readonly tell: () => Told | Promise<Told>;
  /** What was told last, or now. */
  readonly last: () => Told;
}

/** @throws when a port is not available; a status page without one is missing, and nothing else */
async function servePages(config: BalancerConfig, { tell, last, log }: Paging): Promise<void> {
  const failed = (error: unknown) => loggingObserver(log).failed?.("operations", error);
  await serveOperations(config, tell, failed);
  const status = () => {
    const told = last();
    return countedStatus(told.status, told.registry);
  };
  if (!config.telemetry.page) return;
  try {
    // What is there was made together with this program.
    const { startStatusPage } = (await import(pageProgram.href)) as typeof StatusPageProgram;
    await startStatusPage({ config, status, events: () => last().events, failed });
  } catch (error) {
    log.write("warn", "no status page", { reason: reasonOf(error) });
  }
}

function end(code: number, message: string): void {
  writeNow(standardError, message);
  process.exitCode = code;
}

function readConfig(path: string): ParsedConfig {
  try {
    return parseBalancerConfig(readFileSync(path, "utf8"));
  } catch (error) {
    return { kind: "wrong", problems: [{ path: [], reason: `cannot be read: ${reasonOf(error)}` }] };
  }
}

/** Certificates, tokens and listed backends; a wrong configuration changes nothing. */
function reload(balancer: Balancer, running: BalancerConfig, path: string, log: Log): void {
  balancer.refresh();
  const parsed = readConfig(path);
  if (parsed.kind === "wrong") {
    const reason = parsed.problems.map(problemText).join("; ");
    log.write("error", "the configuration is not valid; nothing was changed", { reason });
    return;
  }
  balancer.replaceBackends(parsed.config.resolver);
  log.write("info", "the configuration was reloaded: its list of backends is in use");
  const members = changedForLater(running, parsed.config);
  if (members.length > 0) {
    const detail = { members: members.join(", ") };
    log.write("warn", "the configuration has changes that need a restart; they are not in use", detail);
  }
}

/** Members that differ from what runs, besides a list of backends. */
function changedForLater(running: BalancerConfig, next: BalancerConfig): readonly string[] {
  const kept = ({ resolver, ...others }: BalancerConfig) => ({
    ...others,
    resolver: resolver.kind === "static" ? { kind: resolver.kind } : resolver,
  });
  const before = new Map(Object.entries(kept(running)));
  return Object.entries(kept(next)).flatMap(([member, value]) =>
    JSON.stringify(value) === JSON.stringify(before.get(member)) ? [] : [member],
  );
}

/** Drains once, however often it is asked to. */
function draining(balancer: Balancer, config: BalancerConfig, log: Log): () => void {
  let isDraining = false;
  return () => {
    if (isDraining) return;
    isDraining = true;
    log.write("info", "draining", { drainMs: config.limits.drainMs });
    void balancer.drain().then(() => {
      log.write("info", "drained");
      process.exit(0);
    });
  };
}
