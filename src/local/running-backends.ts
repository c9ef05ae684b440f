/** The sinks of a topology, and what can be done to them: stopped, started, slowed down, and one more. */

import type { Signal } from "../contract/signal.ts";
import type { LocalBackend } from "./local-topology.ts";
import { freePorts } from "./ports.ts";
import { type Sink, startSink } from "./sink.ts";

export interface RunningBackends {
  readonly all: () => readonly LocalBackend[];
  readonly sink: (name: string) => Sink | undefined;
  /** Starts one more. */
  readonly add: (backend: LocalBackend) => Promise<void>;
}

type Received = (backend: string, signal: Signal, request: Uint8Array) => void;

export async function startBackends(
  listed: readonly LocalBackend[],
  undo: (() => void)[],
  received: Received,
): Promise<RunningBackends> {
  const sinks = new Map<string, Sink>();
  const known: LocalBackend[] = [];
  const add = async (backend: LocalBackend, ports: readonly number[]) => {
    const { name } = backend;
    const [grpcPort = 0, httpPort = 0] = ports;
    const sink = await startSink({
      grpcPort,
      httpPort,
      received: (signal, request) => received(name, signal, request),
    });
    undo.push(sink.stop);
    sinks.set(name, sink);
    known.push(backend);
  };
  const ports = await freePorts(2 * listed.length);
  for (const [index, backend] of listed.entries()) await add(backend, ports.slice(2 * index));
  return {
    all: () => known,
    sink: (name) => sinks.get(name),
    add: async (backend) => add(backend, await freePorts(2)),
  };
}
