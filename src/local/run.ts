/** Runs a topology on this machine until it is told to end: sinks, balancers, senders, somebody who looks, and a page of it. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Signal, signals } from "../contract/signal.ts";
import { sightingBook } from "../verify/sightings.ts";
import { type ActedOn, type ActionKind, act } from "./actions.ts";
import { countsOf } from "./counts.ts";
import { delivered } from "./delivered.ts";
import { type LocalSender, type LocalTopology, shopSenders } from "./local-topology.ts";
import { looking } from "./looking.ts";
import { loopback } from "./loopback.ts";
import { notDelivered } from "./outcome.ts";
import { freePorts } from "./ports.ts";
import { loadWords, rateWords } from "./rate-words.ts";
import { type RunningBackends, startBackends } from "./running-backends.ts";
import { type RunningBalancer, startRunning } from "./running-balancer.ts";
import { type Sender, startSender } from "./sender.ts";
import type { Introduction, Screen } from "./snapshot.ts";
import { startUpPage } from "./up-page.ts";
import { startVerifyServer } from "./verify-server.ts";

export interface RunOptions {
  /** For OTLP/gRPC of the first balancer, and the next one for OTLP/HTTP; undefined for free ones. */
  readonly port: number | undefined;
  /** Of the status page; undefined for a free one. */
  readonly pagePort: number | undefined;
  readonly otelcol: string | undefined;
  /** Of a shop that sends beside the generators. */
  readonly loadPerSecond: number;
  readonly seed: number;
  readonly actions: readonly Action[];
  readonly screen: Screen;
}

/** What is done to a backend at some time after the start. */
export interface Action {
  readonly atMs: number;
  readonly kind: Exclude<ActionKind, "add">;
  readonly backend: string;
}

export interface Running {
  /** In order: senders, what is on its way, balancers, sinks, and the report. @returns why not all was delivered, if it was not */
  readonly end: () => Promise<string | undefined>;
  /** At once. */
  readonly kill: () => void;
  /** Settles when a balancer ended by itself, with its last words. */
  readonly lost: Promise<string>;
}

const [lookMs, endMsMax, tellWaitMs] = [1_000, 12_000, 1_500];
const stillHeld = `what is held is being delivered, for ${endMsMax / 1_000} s at most; Ctrl-C again does not wait`;

/** @throws an Error that says why it does not run; then nothing is left behind */
export async function runLocal(topology: LocalTopology, options: RunOptions): Promise<Running> {
  const { screen } = options;
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const undo: (() => void)[] = [];
  const kill = () => {
    for (const step of undo.splice(0).reverse()) step();
  };
  try {
    const counts = countsOf(topology.balancers);
    const heard = firstHeard((line) => told(line));
    const book = sightingBook();
    const backends = await startBackends(topology.backends, undo, (backend, signal, request) => {
      counts.received(backend, signal, request);
      book.received(backend, request);
      heard(backend, signal);
    });
    let tellLost = (_reason: string) => {};
    const lost = new Promise<string>((resolve) => {
      tellLost = resolve;
    });
    const balancers = await startBalancers(topology, backends, options, undo, (reason) => tellLost(reason));
    const told = (line: string) => {
      screen.told(elapsed(), line);
      page.told(line);
    };
    const on: ActedOn = { balancers, backends, counts, told };
    const page = await startUpPage(on, options.pagePort ?? 0);
    const processorsRun = options.otelcol !== undefined;
    const verifying = await startVerifyServer({ topology, balancers, book, processorsRun });
    undo.push(page.server.close, verifying.close);
    const urls = { page: `http://${loopback}:${page.server.port}/`, verifyUrl: verifying.url };
    const introduction = introductionOf(topology, on, options, urls);
    page.introduced(introduction);
    screen.introduced(introduction);
    const senders = startSenders(topology, balancers, options);
    const look = looking({ balancers, backends, counts, senders, elapsed });
    const looked = async () => {
      const seen = await look();
      page.looked(seen);
      return seen.snapshot;
    };
    await looked();
    const timer = setInterval(() => void looked().then(screen.looked), lookMs);
    undo.push(() => clearInterval(timer), ...actionTimers(options.actions, on));
    const end = async () => {
      clearInterval(timer);
      const waits = setTimeout(() => told(stillHeld), tellWaitMs);
      await Promise.all([...senders.values()].flat().map((sender) => sender.stop()));
      const holding = balancers.flatMap(({ launched: { holdsForMs } }) => holdsForMs ?? []);
      if (holding.length > 0) {
        await delivered(counts, (await look()).snapshot.sent, {
          quietForMs: Math.max(...holding),
          msMax: endMsMax,
        });
      }
      await Promise.all(balancers.map(({ launched }) => launched.child.end(endMsMax)));
      clearTimeout(waits);
      const { snapshot } = await look();
      screen.ended(snapshot);
      kill();
      return notDelivered(snapshot);
    };
    return { end, kill, lost };
  } catch (error) {
    kill();
    throw error;
  }
}

function firstHeard(told: (line: string) => void): (backend: string, signal: Signal) => void {
  let isFirst = true;
  return (backend, signal) => {
    if (!isFirst) return;
    isFirst = false;
    told(`the first telemetry, ${signal}, is at ${backend}`);
  };
}

async function startBalancers(
  { balancers }: LocalTopology,
  backends: RunningBackends,
  { port, otelcol }: RunOptions,
  undo: (() => void)[],
  lost: (reason: string) => void,
): Promise<readonly RunningBalancer[]> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-up-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const free = await freePorts(4 * balancers.length);
  const running: RunningBalancer[] = [];
  for (const [index, balancer] of balancers.entries()) {
    const [grpc = 0, http = 0, metrics = 0, health = 0] = free.slice(4 * index);
    const fixed = index === 0 && port !== undefined;
    const ports = { grpc: fixed ? port : grpc, http: fixed ? port + 1 : http, metrics, health };
    const portsOf = (name: string) => backends.sink(name) ?? { grpcPort: 0, httpPort: 0 };
    running.push(await startRunning(balancer, { ports, folder, otelcol, lost }, portsOf, undo));
  }
  return running;
}

function introductionOf(
  topology: LocalTopology,
  { balancers, backends }: ActedOn,
  { loadPerSecond }: RunOptions,
  urls: Pick<Introduction, "page" | "verifyUrl">,
): Introduction {
  const textOf = ({ replicas, config, differences }: LocalSender) => {
    const { telemetry, services, rate } = config;
    const of = services.length === 1 ? (services[0]?.name ?? "") : `${services.length} services`;
    const often = rateWords(rate, replicas);
    return [`${telemetry.kind} of ${of}, ${often}`, ...differences].join("; ");
  };
  const told = topology.senders.map((sender) => ({
    ...{ name: sender.name, balancer: sender.balancer, what: textOf(sender) },
  }));
  const loaded = loadPerSecond > 0 ? balancers : [];
  const shops = loaded.map(({ current }) => {
    const { name, config } = current();
    const routed = signals.filter((signal) => config.routes[signal]);
    return { name: "shop", balancer: name, what: loadWords(loadPerSecond, routed) };
  });
  const to = (balancer: string) => (balancers.length > 1 ? `to ${balancer}: ` : "");
  return {
    name: topology.name,
    ...urls,
    balancers: balancers.map(({ current, launched: { what, notes, child }, ports }) => ({
      ...{ name: current().name, what, notes, pid: child.pid },
      grpc: current().config.receivers.grpc && `http://${loopback}:${ports.grpc}`,
      http: current().config.receivers.http && `http://${loopback}:${ports.http}`,
    })),
    backends: backends.all().map(({ name, endpoint }) => ({
      name,
      endpoint,
      address: `${loopback}:${backends.sink(name)?.grpcPort ?? 0}`,
    })),
    senders: [
      ...told.map(({ name, what }) => `${name}: ${what}`),
      ...shops.map(({ balancer, what }) => `${to(balancer)}${what}`),
    ],
    sending: [...told, ...shops],
  };
}

function startSenders(
  topology: LocalTopology,
  balancers: readonly RunningBalancer[],
  options: RunOptions,
): ReadonlyMap<Signal, readonly Sender[]> {
  const all = [
    ...topology.senders,
    ...balancers.flatMap(({ current }) => shopSenders(current(), options.loadPerSecond)),
  ];
  const started = all.flatMap((sender) => {
    const to = balancers.find(({ current }) => current().name === sender.balancer);
    return to ? [{ signal: sender.config.telemetry.kind, sender: startSender(sender, to.ports, options.seed) }] : [];
  });
  return new Map(
    signals.map((signal) => [signal, started.filter((one) => one.signal === signal).map(({ sender }) => sender)]),
  );
}

function actionTimers(actions: readonly Action[], on: ActedOn): readonly (() => void)[] {
  return actions.map(({ atMs, kind, backend }) => {
    const timer = setTimeout(() => void act(kind, backend, on), atMs);
    return () => clearTimeout(timer);
  });
}
