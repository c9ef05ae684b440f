/** What a call that failed says of its backend: how much of a failure it is, and why, in words. */

import { grpcCode } from "../grpc/status.ts";
import type { CallOutcome } from "../send/backend-connection.ts";
import type { Part } from "../send/part.ts";

type Failure = Exclude<CallOutcome, { readonly kind: "accepted" }>;

/** How often a call may come back unread before that is a failure of its backend. */
export const unsentMax = 3;

/** A refusal of what is in a call, which may be its sender's fault: some of them in a row are one failure. */
const contentRefusals: ReadonlySet<number> = new Set([grpcCode.invalidArgument, grpcCode.resourceExhausted]);
const contentWeight = 0.25;

/**
 * @param timeoutMs of calls: one that was given up sooner, because its senders waited no longer, is as much of a failure as it had of
 *   that time, so that no sender in a hurry ejects a backend that others need
 */
export function failureWeight(parts: readonly Part[], outcome: Failure, timeoutMs: number): number {
  if (outcome.kind === "unknown") return Math.min(1, (outcome.waitedMs ?? timeoutMs) / timeoutMs);
  if (outcome.kind === "unsent") return 1;
  if (outcome.bytesMax !== undefined && !isLoneItem(parts)) return 0;
  return !outcome.retryable && contentRefusals.has(outcome.code) ? contentWeight : 1;
}

export function reasonOfFailure(outcome: Failure): string {
  return outcome.kind === "refused" ? `code ${outcome.code}: ${outcome.message}` : outcome.message;
}

/** Otherwise it can be sent in pieces, and its size says nothing of the backend. */
function isLoneItem(parts: readonly Part[]): boolean {
  return parts.length === 1 && (parts[0]?.items ?? 0) <= 1;
}
