/** Whether a run delivered what it sent: what its report says at the end, and a script goes by. */

import { type Signal, signals } from "../contract/signal.ts";
import type { Snapshot } from "./snapshot.ts";

export interface SignalOutcome {
  readonly signal: Signal;
  readonly received: number;
  /** Taken by a balancer, and at no backend. */
  readonly lost: number;
}

/** Of signals that were sent, or arrived from others. */
export function outcomesOf({ backends, sent }: Pick<Snapshot, "backends" | "sent">): readonly SignalOutcome[] {
  return signals
    .map((signal) => {
      const received = backends.reduce((sum, { items }) => sum + items[signal], 0);
      return { signal, received, lost: Math.max(0, sent[signal].accepted - received) };
    })
    .filter(({ signal, received }) => sent[signal].sent + sent[signal].missed + received > 0);
}

/** @returns why not everything that was sent is at the backends; undefined where it is */
export function notDelivered(snapshot: Pick<Snapshot, "backends" | "sent">): string | undefined {
  const outcomes = outcomesOf(snapshot);
  const [sent, lost] = [Object.values(snapshot.sent), outcomes.reduce((sum, one) => sum + one.lost, 0)];
  const failed = sent.reduce((sum, one) => sum + one.failed, 0);
  const reason = sent.find((one) => one.reason !== undefined)?.reason;
  const because = reason === undefined ? "" : `, at first: ${reason}`;
  if (outcomes.every(({ received }) => received === 0)) return `nothing arrived at a backend${because}`;
  if (failed > 0) return `${failed} of what was sent were not taken${because}`;
  return lost > 0 ? `${lost} of what was taken are not at the backends` : undefined;
}
