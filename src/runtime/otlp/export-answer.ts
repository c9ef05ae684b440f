/** What the sender of a request hears, whatever the protocol. */

import { type GrpcCode, grpcCode } from "../grpc/status.ts";

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
