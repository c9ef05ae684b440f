/** Runs a topology on this machine until it is told to end: sinks, balancers, senders, and somebody who looks. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Signal, signals } from "../contract/signal.ts";
import type { BalancerStatus } from "../contract/status.ts";
import { dialTarget } from "../routing/endpoint.ts";
import { sightingBook } from "../verify/sightings.ts";
import { startConnectProxy } from "./connect-proxy.ts";
import { type Counts, countsOf } from "./counts.ts";
import { type Launched, launch, reachOf } from "./launch.ts";
import { type LocalBalancer, type LocalTopology, shopSenders } from "./local-topology.ts";
import { type BalancerPorts, loopback } from "./loopback.ts";
import { freePorts } from "./ports.ts";
import { type Sender, type SentCounts, startSender } from "./sender.ts";
import { type Sink, startSink } from "./sink.ts";
import type { BackendState, Screen, Snapshot } from "./snapshot.ts";
import { startVerifyServer } from "./verify-server.ts";

export interface RunOptions {
  /** For OTLP/gRPC of the first balancer, and the next one for OTLP/HTTP; undefined for free ones. */
  readonly port: number | undefined;
  readonly otelcol: string | undefined;
  /** Of a shop that sends beside the generators. */
  readonly loadPerSecond: number;
  readonly seed: number;
  readonly actions: readonly Action[];
  readonly screen: Screen;
}

/** A backend that is stopped or started at some time after the start. */
export interface Action {
  readonly atMs: number;
  readonly kind: "stop" | "start";
  readonly backend: string;
}

export interface Running {
  /** In order: senders, what is on its way, balancers, sinks, and the report. */
  readonly end: () => Promise<void>;
  /** At once. */
  readonly kill: () => void;
  /** Settles when a balancer ended by itself, with its last words. */
  readonly lost: Promise<string>;
}

const [lookMs, endMsMax] = [1_000, 12_000];

interface Started {
  readonly topology: LocalTopology;
  readonly sinks: ReadonlyMap<string, Sink>;
  readonly launched: readonly (Launched & { readonly balancer: LocalBalancer; readonly ports: BalancerPorts })[];
  readonly counts: Counts;
}

/** @throws an Error that says why it does not run; then nothing is left behind */
export async function runLocal(topology: LocalTopology, options: RunOptions): Promise<Running> {
  const { screen, seed } = options;
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const undo: (() => void)[] = [];
  const kill = () => {
    for (const step of undo.splice(0).reverse()) step();
  };
  try {
    const counts = countsOf(topology.balancers);
    const heard = firstHeard(screen, elapsed);
    const book = sightingBook();
    const sinks = await startSinks(topology, undo, (backend, signal, request) => {
      counts.received(backend, signal, request);
      book.received(backend, request);
      heard(backend, signal);
    });
    let tellLost = (_reason: string) => {};
    const lost = new Promise<string>((resolve) => {
      tellLost = resolve;
    });
    const launched = await startBalancers(topology, sinks, options, undo, (reason) => tellLost(reason));
    const started = { topology, sinks, launched, counts };
    const verifying = await startVerifyServer({
      topology,
      launched,
      book,
      processorsRun: options.otelcol !== undefined,
    });
    undo.push(verifying.close);
    introduce(started, options, verifying.url);
    const senders = startSenders(started, options, seed);
    const look = looking(started, senders, elapsed);
    const timer = setInterval(() => void look().then(screen.looked), lookMs);
    undo.push(() => clearInterval(timer), ...actionTimers(options.actions, sinks, screen, elapsed));
    const end = async () => {
      clearInterval(timer);
      await Promise.all([...senders.values()].flat().map((sender) => sender.stop()));
      await Promise.all(launched.map(({ child }) => child.end(endMsMax)));
      screen.ended(await look());
      kill();
    };
    return { end, kill, lost };
  } catch (error) {
    kill();
    throw error;
  }
}

function firstHeard(screen: Screen, elapsed: () => number): (backend: string, signal: Signal) => void {
  let isFirst = true;
  return (backend, signal) => {
    if (!isFirst) return;
    isFirst = false;
    screen.told(elapsed(), `the first telemetry, ${signal}, is at ${backend}`);
  };
}

async function startSinks(
  { backends }: LocalTopology,
  undo: (() => void)[],
  received: (backend: string, signal: Signal, request: Uint8Array) => void,
): Promise<ReadonlyMap<string, Sink>> {
  const ports = await freePorts(2 * backends.length);
  const sinks = new Map<string, Sink>();
  for (const [index, { name }] of backends.entries()) {
    const sink = await startSink({
      grpcPort: ports[2 * index] ?? 0,
      httpPort: ports[2 * index + 1] ?? 0,
      received: (signal, request) => received(name, signal, request),
    });
    undo.push(sink.stop);
    sinks.set(name, sink);
  }
  return sinks;
}

async function startBalancers(
  { balancers }: LocalTopology,
  sinks: ReadonlyMap<string, Sink>,
  { port, otelcol }: RunOptions,
  undo: (() => void)[],
  lost: (reason: string) => void,
): Promise<Started["launched"]> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-up-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const free = await freePorts(4 * balancers.length);
  const launched: (Launched & { balancer: LocalBalancer; ports: BalancerPorts })[] = [];
  for (const [index, balancer] of balancers.entries()) {
    const [grpc = 0, http = 0, metrics = 0, health = 0] = free.slice(4 * index);
    const fixed = index === 0 && port !== undefined;
    const ports = { grpc: fixed ? port : grpc, http: fixed ? port + 1 : http, metrics, health };
    const reach = reachOf(balancer, (name) => sinks.get(name) ?? { grpcPort: 0, httpPort: 0 });
    const proxy = await startConnectProxy(
      (target) => Number(reach.get(target)?.split(":")[1] ?? Number.NaN) || undefined,
    );
    undo.push(proxy.close);
    const one = await launch(balancer, { ports, reach, folder, otelcol, proxyPort: proxy.port, lost });
    undo.push(one.child.kill);
    launched.push({ ...one, balancer, ports });
  }
  return launched;
}

function introduce(
  { topology, sinks, launched }: Started,
  { screen, loadPerSecond }: RunOptions,
  verifyUrl: string,
): void {
  const told = topology.senders.map(
    ({ name, signal, replicas, everyMs, services: [{ name: service }] }) =>
      `${name}: ${signal} of ${service}, ${replicas === 1 ? "one" : `${replicas} at a time`} every ${everyMs / 1_000} s`,
  );
  const shop = `a shop of eight services: ${loadPerSecond} traces, data points and records a second (--load 0 for none)`;
  screen.introduced({
    name: topology.name,
    verifyUrl,
    balancers: launched.map(({ balancer: { name, config }, what, notes, ports, child }) => ({
      ...{ name, what, notes, pid: child.pid },
      grpc: config.receivers.grpc && `http://${loopback}:${ports.grpc}`,
      http: config.receivers.http && `http://${loopback}:${ports.http}`,
    })),
    backends: topology.backends.map(({ name, endpoint }) => ({
      name,
      endpoint,
      address: `${loopback}:${sinks.get(name)?.grpcPort ?? 0}`,
    })),
    senders: loadPerSecond > 0 ? [...told, shop] : told,
  });
}

function startSenders(
  { topology, launched }: Started,
  { loadPerSecond }: RunOptions,
  seed: number,
): ReadonlyMap<Signal, readonly Sender[]> {
  const all = [...topology.senders, ...launched.flatMap(({ balancer }) => shopSenders(balancer, loadPerSecond))];
  const started = all.flatMap((sender, index) => {
    const to = launched.find(({ balancer }) => balancer.name === sender.balancer);
    // Senders are apart by more than their replicas, so that no two have the same ids.
    return to ? [{ signal: sender.signal, sender: startSender(sender, to.ports.grpc, seed + 1_000 * index) }] : [];
  });
  return new Map(
    signals.map((signal) => [signal, started.filter((one) => one.signal === signal).map(({ sender }) => sender)]),
  );
}

function actionTimers(
  actions: readonly Action[],
  sinks: ReadonlyMap<string, Sink>,
  screen: Screen,
  elapsed: () => number,
): readonly (() => void)[] {
  return actions.map(({ atMs, kind, backend }) => {
    const timer = setTimeout(() => {
      const sink = sinks.get(backend);
      if (kind === "stop") sink?.stop();
      else void sink?.start();
      screen.told(elapsed(), `${backend} is ${kind === "stop" ? "stopped: its connections are cut" : "started again"}`);
    }, atMs);
    return () => clearTimeout(timer);
  });
}

/** @returns asks the balancers how much waits, and counts what came since the last look */
function looking(
  { topology, sinks, launched, counts }: Started,
  senders: ReadonlyMap<Signal, readonly Sender[]>,
  elapsed: () => number,
): () => Promise<Snapshot> {
  let last = new Map<string, number>();
  let lastAt = elapsed();
  return async () => {
    const waiting = await waitingAt(launched);
    const [now, before, since] = [elapsed(), last, lastAt];
    const backends = topology.backends.map(({ name }): BackendState => {
      const { items, bytes, requests, elsewhere } = counts.of(name);
      const total = items.traces + items.metrics + items.logs;
      return {
        ...{ name, items: { ...items }, bytes, requests, elsewhere },
        isUp: sinks.get(name)?.isUp() ?? false,
        perSecond: Math.round((1_000 * (total - (before.get(name) ?? 0))) / Math.max(1, now - since)),
        waiting: waiting?.get(name) ?? (waiting && 0),
      };
    });
    last = new Map(backends.map(({ name, items }) => [name, items.traces + items.metrics + items.logs]));
    lastAt = now;
    return { elapsedMs: now, backends, sent: sentBy(senders) };
  };
}

function sentBy(senders: ReadonlyMap<Signal, readonly Sender[]>): Snapshot["sent"] {
  const sumOf = (signal: Signal): SentCounts => {
    const all = (senders.get(signal) ?? []).map((sender) => sender.counts());
    const sum = (of: (counts: SentCounts) => number) => all.reduce((total, counts) => total + of(counts), 0);
    return {
      sent: sum(({ sent }) => sent),
      accepted: sum(({ accepted }) => accepted),
      failed: sum(({ failed }) => failed),
    };
  };
  return { traces: sumOf("traces"), metrics: sumOf("metrics"), logs: sumOf("logs") };
}

const askMs = 500;

/** Undefined where no balancer says. */
async function waitingAt(launched: Started["launched"]): Promise<ReadonlyMap<string, number> | undefined> {
  const waiting = new Map<string, number>();
  const asked = launched.flatMap(({ statusUrl, balancer }) =>
    statusUrl === undefined ? [] : [{ statusUrl, balancer }],
  );
  for (const { statusUrl, balancer } of asked) {
    const status = await fetch(statusUrl, { signal: AbortSignal.timeout(askMs) })
      .then((response) => response.json() as Promise<BalancerStatus>) // our own program answers
      .catch(() => undefined);
    // Two names of one backend on the ring have one queue.
    const queued = new Map(status?.backends.map(({ endpoint, queuedItems }) => [dialTarget(endpoint), queuedItems]));
    for (const [target, items] of queued) {
      const name = balancer.backendAt.get(target) ?? target;
      waiting.set(name, (waiting.get(name) ?? 0) + items);
    }
  }
  return asked.length === 0 ? undefined : waiting;
}
