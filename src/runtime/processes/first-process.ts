/**
 * The first process of a pod that has several: it holds the ports and hands connections to the others in turns, serves the pages
 * of the pod, passes orders on, and replaces a process that ends. It sees no telemetry.
 *
 * In turns, because connections of gRPC live long: spread by the kernel, who happens to wake first has most of them for minutes.
 */

import cluster, { type Worker } from "node:cluster";
import type { BalancerConfig } from "../../contract/balancer-config.ts";
import type { Log } from "../log.ts";
import { createRegistry } from "../metrics/registry.ts";
import type { Told } from "../operations.ts";
import { eventsOfAll, type RecentEvents } from "../recent-events.ts";
import type { Orders } from "../signals.ts";
import { isSaid, type Order } from "./messages.ts";
import { type Report, statusOfAll } from "./report.ts";

/** For the report of a process that is busy; then its last one stands. */
const reportMs = 500;
/** Between the end of a process that had begun, and the next one. */
const replaceMs = 1_000;

/** How often a status page is told. */
const lookMs = 1_000;

interface Running {
  readonly worker: Worker;
  isListening: boolean;
  report: Report | undefined;
  /** Who waits for its next report. */
  asked: (() => void)[];
}

export class Processes implements Orders {
  /** At most a moment old where there is a status page. */
  last: Told = { status: statusOfAll([]), registry: createRegistry(), events: [] };
  readonly #config: BalancerConfig;
  readonly #log: Log;
  readonly #recent: RecentEvents["read"];
  readonly #running = new Map<number, Running>();
  /** What those that are gone have counted, so that nothing is counted backwards. */
  readonly #gone = createRegistry();
  #hasBegun = false;
  #isDraining = false;

  constructor(config: BalancerConfig, log: Log, recent: RecentEvents["read"]) {
    this.#config = config;
    this.#log = log;
    this.#recent = recent;
    cluster.schedulingPolicy = cluster.SCHED_RR;
  }

  /** Until all of them listen. Ends the pod if one cannot begin. */
  async start(): Promise<void> {
    const listening = Array.from({ length: this.#config.processes }, () => this.#fork());
    const [{ grpcPort, httpPort } = { grpcPort: 0, httpPort: 0 }] = await Promise.all(listening);
    this.#hasBegun = true;
    if (this.#config.telemetry.page) setInterval(() => void this.tell(), lookMs).unref();
    this.#log.write("info", "listening", {
      ...{ name: this.#config.name, grpcPort, httpPort },
      processes: this.#config.processes,
    });
  }

  /** Of all together; with what those that are gone have counted. */
  readonly tell = async (): Promise<Told> => {
    const reports = await this.#reports();
    const status = statusOfAll(reports.map((report) => report.status));
    const registry = createRegistry();
    for (const counts of [this.#gone.counts(), ...reports.map((report) => report.counts)]) registry.addCounts(counts);
    registry.replace("fairlead_processes", [{ labels: {}, value: this.#running.size }]);
    const events = eventsOfAll([this.#recent(), ...reports.map((report) => report.events)]);
    this.last = { status: { ...status, isReady: status.isReady && !this.#isDraining }, registry, events };
    return this.last;
  };

  readonly drain = (): void => {
    if (this.#isDraining) return;
    this.#isDraining = true;
    if (this.#running.size === 0) process.exit(0);
    this.#order("drain");
  };

  readonly reload = (): void => this.#order("reload");

  #order(order: Order): void {
    for (const { worker } of this.#running.values()) if (worker.isConnected()) worker.send(order);
  }

  #fork(): Promise<{ readonly grpcPort: number; readonly httpPort: number }> {
    const worker = cluster.fork();
    const running: Running = { worker, isListening: false, report: undefined, asked: [] };
    this.#running.set(worker.id, running);
    worker.on("exit", (code, signal) => this.#ended(running, code, signal));
    // A channel that breaks ends its process, which is seen by its end.
    worker.on("error", () => {});
    return new Promise((resolve) => {
      worker.on("message", (said: unknown) => {
        if (!isSaid(said)) return;
        if (said.kind === "report") {
          running.report = said.report;
          for (const told of running.asked.splice(0)) told();
          return;
        }
        running.isListening = true;
        if (this.#isDraining) worker.send("drain" satisfies Order);
        resolve(said);
      });
    });
  }

  #ended(running: Running, code: number | null, signal: string | null): void {
    const { worker, report, asked } = running;
    this.#running.delete(worker.id);
    for (const told of asked.splice(0)) told();
    if (report) this.#gone.addCounts(report.counts);
    if (this.#isDraining) {
      if (this.#running.size === 0) process.exit(0);
      return;
    }
    if (!this.#hasBegun) {
      // It has said why; another one would end for the same reason.
      for (const other of this.#running.values()) other.worker.kill("SIGKILL");
      process.exit(code || 1);
    }
    this.#gone.add("fairlead_process_ends_total", {}, 1);
    this.#log.write("error", "a process ended and is replaced", { reason: signal ?? `exit code ${code}` });
    setTimeout(() => {
      if (!this.#isDraining) void this.#fork();
    }, replaceMs);
  }

  async #reports(): Promise<readonly Report[]> {
    const asked = [...this.#running.values()].filter(({ worker, isListening }) => isListening && worker.isConnected());
    await Promise.all(asked.map((running) => this.#asked(running)));
    return [...this.#running.values()].flatMap(({ report }) => report ?? []);
  }

  #asked(running: Running): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, reportMs);
      running.asked.push(() => {
        clearTimeout(late);
        resolve();
      });
      running.worker.send("report" satisfies Order);
    });
  }
}
