/** The HTTP status of a refusal by gRPC code (OTLP specification 1.9, "OTLP/HTTP Response": 429 and 503 may be retried). */

import { type GrpcCode, grpcCode } from "../grpc/status.ts";

const statuses: ReadonlyMap<GrpcCode, number> = new Map([
  [grpcCode.invalidArgument, 400],
  [grpcCode.unauthenticated, 401],
  [grpcCode.permissionDenied, 403],
  [grpcCode.unimplemented, 404],
  [grpcCode.unavailable, 503],
  [grpcCode.deadlineExceeded, 503],
]);

/** @param isRetryable whether the sender was told when to try again */
export function httpStatusOf(code: GrpcCode, isRetryable: boolean): number {
  if (code === grpcCode.resourceExhausted) return isRetryable ? 429 : 413;
  return statuses.get(code) ?? (isRetryable ? 503 : 500);
}
