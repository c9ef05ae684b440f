/** A call that leaves the balancer, whatever its protocol: settled once, with what is known of it. */

import type { Buffer } from "node:buffer";
import { Deadline } from "./deadlines.ts";

/** With methods, not to be taken apart. */
export interface Outgoing<Answer> {
  /** Concatenated, they are what is sent. */
  readonly pieces: readonly Buffer[];
  readonly timeoutMs: number;
  /** Exactly once. */
  settled(result: Answer | Unanswered): void;
  /** Exactly once, at or after `settled`: the pieces are not read any longer. */
  left(): void;
}

export type Unanswered =
  /** It was certainly never looked at: sending it again repeats nothing. */
  | { readonly kind: "unsent"; readonly message: string }
  /** It was sent and the answer was lost: sending it again may repeat it. */
  | {
      readonly kind: "unknown";
      readonly message: string;
      /** On a connection that had been used before and ended before an answer began: most often its server ended it in that moment. */
      readonly crossedEnd?: boolean;
      /** It was given up after so long. */
      readonly waitedMs?: number;
    };

/** What came of a call says nothing of its server, unless that goes on: connections are recycled. */
export function isOrderly(result: { readonly kind: string; readonly crossedEnd?: boolean }): boolean {
  return result.kind === "unsent" || result.crossedEnd === true;
}

/** A call that could not begin. */
export function settleUnsent<Answer>(call: Outgoing<Answer>, message: string): void {
  call.settled({ kind: "unsent", message });
  call.left();
}

/** @param cancel is called when no answer came in time @returns the first result settles the call */
export function settlesOnce<Answer>(call: Outgoing<Answer>, cancel: () => void): (result: Answer | Unanswered) => void {
  const { timeoutMs } = call;
  let isSettled = false;
  const settle = (result: Answer | Unanswered) => {
    if (isSettled) return;
    isSettled = true;
    late.cancel();
    call.settled(result);
  };
  const late = new Deadline(timeoutMs, {
    late: () => {
      settle(unanswered(timeoutMs));
      cancel();
    },
  });
  return settle;
}

export function unanswered(timeoutMs: number): Unanswered {
  return { kind: "unknown", message: `no answer within ${Math.round(timeoutMs)} ms`, waitedMs: timeoutMs };
}
