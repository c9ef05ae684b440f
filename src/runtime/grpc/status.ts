/** Status codes of gRPC, and what OTLP makes of them (OTLP specification 1.9, "Failures"). */

export const grpcCode = {
  ok: 0,
  cancelled: 1,
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  permissionDenied: 7,
  resourceExhausted: 8,
  aborted: 10,
  outOfRange: 11,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  dataLoss: 15,
  unauthenticated: 16,
} as const;

export type GrpcCode = number;

/** Why a call is refused. */
export interface Refusal {
  readonly code: GrpcCode;
  readonly message: string;
}

const retryable: ReadonlySet<GrpcCode> = new Set([
  grpcCode.cancelled,
  grpcCode.deadlineExceeded,
  grpcCode.aborted,
  grpcCode.outOfRange,
  grpcCode.unavailable,
  grpcCode.dataLoss,
]);

/** A server that is out of room answers `RESOURCE_EXHAUSTED`, which may be retried only if the answer says when. */
export function isRetryable(code: GrpcCode, retryDelayMs: number | undefined): boolean {
  return retryable.has(code) || (code === grpcCode.resourceExhausted && retryDelayMs !== undefined);
}
