/** What the sender of a request hears, whatever the transport. */

import type { DeliveryConfig } from "../../contract/balancer-config.ts";
import { type GrpcCode, grpcCode } from "../grpc/status.ts";
import type { Tally } from "./part.ts";

export interface ExportAnswer {
  readonly code: GrpcCode;
  /** Of a refusal, or of a partial success. */
  readonly message: string;
  /** Of a request that was taken but for these items. */
  readonly rejectedItems: number;
  /** Set: it may be sent again after this time. */
  readonly retryDelayMs: number | undefined;
}

/** What a sender is asked to wait before it tries again. */
const retryAfterMs = 1_000;

export function refusal(code: GrpcCode, message: string): ExportAnswer {
  return { code, message, rejectedItems: 0, retryDelayMs: undefined };
}

/** Nothing of the request was taken; the same request may be sent again. */
export function full(message: string): ExportAnswer {
  return { code: grpcCode.unavailable, message, rejectedItems: 0, retryDelayMs: retryAfterMs };
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
