/** A generator of the blueprint on this machine: the program that runs in its pods, a connection for each of them. */

import { type GeneratorCounts, type RunningGenerator, startGenerator } from "../generate/generator.ts";
import type { LocalSender } from "./local-topology.ts";
import { loopback } from "./loopback.ts";

/** Spans, data points and records. */
export type SentCounts = Omit<GeneratorCounts, "missed">;

export interface Sender {
  readonly counts: () => SentCounts;
  /** Resolves when every call has its answer. */
  readonly stop: () => Promise<void>;
}

export interface SendingTo {
  readonly grpc: number;
  readonly http: number;
}

/** What fails is counted, and shown. */
const failed = () => {};

/** @param seed where the blueprint has none */
export function startSender({ config, replicas, isSeeded }: LocalSender, ports: SendingTo, seed: number): Sender {
  const to = `${loopback}:${config.protocol === "grpc" ? ports.grpc : ports.http}`;
  const running = Array.from({ length: replicas }, (_, replica) =>
    startGenerator({ ...config, to, seed: isSeeded ? config.seed : seed }, replica, { failed }),
  );
  return {
    counts: () => summed(running),
    stop: async () => {
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };
}

function summed(running: readonly RunningGenerator[]): SentCounts {
  const total = { sent: 0, accepted: 0, failed: 0 };
  for (const { counts } of running) {
    const { sent, accepted, failed: notTaken } = counts();
    total.sent += sent;
    total.accepted += accepted;
    total.failed += notTaken;
  }
  return total;
}
