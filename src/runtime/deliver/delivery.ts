/** The books of one request: what became of its items, and so what its sender hears. */

import assert from "node:assert/strict";
import type { DeliveryConfig } from "../../contract/balancer-config.ts";
import { type GrpcCode, grpcCode } from "../grpc/status.ts";
import { type ExportAnswer, full, refusal } from "../otlp/export-request.ts";

/** What became of all items of a request. They add up to what the request had, but for those without a key. */
export interface Tally {
  delivered: number;
  /** A backend's answer, for good. */
  refused: number;
  /** Nobody took them in time. */
  unplaced: number;
  /** Of the last refusal. */
  code: GrpcCode;
  message: string;
}

export interface Delivery {
  readonly tally: Readonly<Tally>;
  /** The sender went away: what has not left yet need not leave. */
  readonly isCancelled: () => boolean;
  readonly cancel: () => void;
  /** A part takes the place of another, or joins. */
  readonly expect: (parts: number) => void;
  readonly settle: (settled: Partial<Tally>) => void;
}

/** @param finished when every part that was expected is settled */
export function createDelivery(finished: (tally: Readonly<Tally>) => void): Delivery {
  const tally: Tally = { delivered: 0, refused: 0, unplaced: 0, code: 0, message: "" };
  let open = 0;
  let isCancelled = false;
  return {
    tally,
    isCancelled: () => isCancelled,
    cancel: () => {
      isCancelled = true;
    },
    expect: (parts) => {
      open += parts;
    },
    settle: ({ delivered = 0, refused = 0, unplaced = 0, code, message }) => {
      assert(open > 0, "a part is settled once");
      tally.delivered += delivered;
      tally.refused += refused;
      tally.unplaced += unplaced;
      if (code !== undefined) tally.code = code;
      if (message) tally.message = message;
      open--;
      if (open === 0) finished(tally);
    },
  };
}

/**
 * An error makes the sender send everything again, also what was taken: so it is only given where nothing was, or where
 * repeats were asked for rather than loss.
 */
export function answerFor(tally: Readonly<Tally>, unplaced: DeliveryConfig["unplaced"]): ExportAnswer {
  const lost = tally.refused + tally.unplaced;
  const taken = tally.delivered > 0;
  if (tally.unplaced > 0 && (unplaced === "retry-all" || (!taken && tally.refused === 0))) return full(tally.message);
  if (!taken && tally.refused > 0 && tally.unplaced === 0 && tally.code !== grpcCode.ok) {
    return refusal(tally.code, tally.message);
  }
  return { code: grpcCode.ok, message: lost > 0 ? tally.message : "", rejectedItems: lost, retryDelayMs: undefined };
}
