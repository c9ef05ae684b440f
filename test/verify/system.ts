/** A balancer of this process over backends that hear marks, and between them whatever a test breaks. */

import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import type { Signal } from "../../src/contract/signal.ts";
import { balancerOfConfig, type RouteEffect } from "../../src/inspect/routed-balancer.ts";
import { freePorts } from "../../src/local/ports.ts";
import { type Sink, startSink } from "../../src/local/sink.ts";
import type { Model } from "../../src/verify/model.ts";
import { createOtlpClient, type Destination } from "../../src/verify/otlp-client.ts";
import { defaultGates, type Report, type SignalReport } from "../../src/verify/report.ts";
import { type RunOptions, runVerification } from "../../src/verify/run.ts";
import { type SightingBook, sightingBook } from "../../src/verify/sightings.ts";
import type { Truth } from "../../src/verify/truth.ts";
import { balancerConfig, route } from "../runtime/configuration.ts";
import { startedBalancer } from "../runtime/started-balancer.ts";

export interface System {
  readonly run: (options?: Partial<RunOptions>, sender?: Partial<Destination>) => Promise<Report>;
  /** Hears each request at a backend instead of the book. */
  between: (book: SightingBook, backend: string, request: Uint8Array, signal: Signal) => void;
  readonly close: () => Promise<void>;
}

export interface SystemOptions {
  readonly routes?: BalancerConfig["routes"];
  /** Backends that the model has, of those that the balancer has. */
  readonly modelled?: (endpoints: readonly string[]) => readonly string[];
  /** Of processors that the balancer is said to have. */
  readonly effects?: readonly RouteEffect[];
  /** What it asks its senders for. */
  readonly listener?: Pick<Listener, "tls" | "auth">;
}

type Listener = NonNullable<BalancerConfig["receivers"]["grpc"]>;

const everySignal = {
  traces: route,
  metrics: { ...route, routingKey: "service" },
  logs: { ...route, routingKey: "traceID" },
};

const names = ["backend-1", "backend-2", "backend-3"] as const;

export async function startSystem({
  routes = everySignal,
  modelled = (all) => all,
  effects = [],
  listener = { tls: undefined, auth: undefined },
}: SystemOptions = {}): Promise<System> {
  const book = sightingBook();
  const ports = await freePorts(2 * names.length);
  const sinks: Sink[] = [];
  const backendAt = new Map<string, string>();
  const system: System = {
    between: (to, backend, request) => void to.received(backend, request),
    run,
    close: async () => {
      await balancer.drain();
      for (const sink of sinks) sink.stop();
    },
  };
  for (const [index, name] of names.entries()) {
    const [grpcPort = 0, httpPort = 0] = ports.slice(2 * index);
    backendAt.set(`127.0.0.1:${grpcPort}`, name);
    const received = (signal: Signal, request: Uint8Array) => system.between(book, name, request, signal);
    sinks.push(await startSink({ grpcPort, httpPort, received }));
  }
  const endpoints = [...backendAt.keys()];
  // A busy machine is not a broken system: an answer that is late would be asked for again.
  const { exporter, delivery } = balancerConfig(endpoints);
  const patient = { exporter: { ...exporter, timeoutMs: 20_000 }, delivery: { ...delivery, deadlineMs: 60_000 } };
  const receivers = { grpc: { host: "127.0.0.1", port: 0, ...listener }, http: undefined };
  const balancer = await startedBalancer(balancerConfig(endpoints, { routes, receivers, ...patient }));
  const plain = balancerOfConfig(balancerConfig(modelled(endpoints), { routes }), "a test");
  const routed = { ...plain, routes: plain.routes.map((one) => ({ ...one, effects })) };
  const model: Model = { routed, backendAt };
  const truth: Truth = {
    what: "the sinks of a test",
    tells: "items",
    backends: names,
    begin: async () => undefined,
    look: async (runs) => ({
      kind: "items",
      of: Object.fromEntries(Object.entries(runs).map(([signal, id]) => [signal, book.of(id)])),
    }),
  };

  async function run(options: Partial<RunOptions> = {}, sender: Partial<Destination> = {}): Promise<Report> {
    const client = createOtlpClient({
      ...{ protocol: "grpc", tls: undefined, headers: () => ({}), compression: "none" },
      target: `127.0.0.1:${balancer.grpcPort ?? 0}`,
      ...sender,
    });
    try {
      const outcome = await runVerification({
        ...{ model, truth, client, to: "a balancer", signals: undefined, gates: defaultGates, required: [] },
        ...{ seed: 1, items: 1_200, services: 100, perSecond: 1e6, connectMs: 5_000, settleMs: 500, lingerMs: 0 },
        ...options,
      });
      if (outcome.kind === "impossible") throw new Error(outcome.because);
      return outcome.report;
    } finally {
      client.close();
    }
  }
  return system;
}

/** The checks of a signal with one result, by name. */
export function checksOf(report: Report, signal: Signal, result: "held" | "broken" | "not checked"): readonly string[] {
  return signalOf(report, signal)
    .checks.filter((check) => check.result === result)
    .map(({ name }) => name);
}

export function signalOf({ signals }: Report, signal: Signal): SignalReport {
  const found = signals.find((one) => one.signal === signal);
  if (!found) throw new Error(`${signal} is not in the report`);
  return found;
}
