/** A generator of the blueprint on this machine: the program that runs in its pods, a connection for each of them. */

import { type GeneratorCounts, startGenerator } from "../generate/generator.ts";
import type { LocalSender } from "./local-topology.ts";
import { loopback } from "./loopback.ts";

/** Spans, data points and records; what was missed are traces, data points and records. */
export interface SentCounts extends GeneratorCounts {
  /** Why something was not taken, or could not be sent, for the first time. */
  readonly reason: string | undefined;
}

export interface Sender {
  readonly counts: () => SentCounts;
  /** Resolves when every call has its answer. */
  readonly stop: () => Promise<void>;
}

export interface SendingTo {
  readonly grpc: number;
  readonly http: number;
}

/** @param seed where the blueprint has none */
export function startSender({ config, replicas, isSeeded }: LocalSender, ports: SendingTo, seed: number): Sender {
  const to = `${loopback}:${config.protocol === "grpc" ? ports.grpc : ports.http}`;
  let reason: string | undefined;
  const failed = (why: string) => {
    reason ??= why;
  };
  const running = Array.from({ length: replicas }, (_, replica) =>
    startGenerator({ ...config, to, seed: isSeeded ? config.seed : seed }, replica, { failed }),
  );
  return {
    counts: () => ({ ...sumOfCounts(running.map(({ counts }) => counts())), reason }),
    stop: async () => {
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };
}

export function sumOfCounts(all: readonly GeneratorCounts[]): GeneratorCounts {
  const sum = (of: (counts: GeneratorCounts) => number) => all.reduce((total, counts) => total + of(counts), 0);
  return {
    sent: sum(({ sent }) => sent),
    accepted: sum(({ accepted }) => accepted),
    failed: sum(({ failed }) => failed),
    missed: sum(({ missed }) => missed),
  };
}
