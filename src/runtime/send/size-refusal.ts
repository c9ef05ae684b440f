/**
 * Refusals for the size of a call. No code stands for it alone, so servers are known by their words: grpc-go, grpc-java, the C core,
 * grpc-js, tonic, .NET, the Collector's HTTP receiver (0.129.0 and 0.161.0, status 400), Fairlead; and HTTP's 413 of anybody.
 */

import { type GrpcCode, grpcCode, type Refusal } from "../grpc/status.ts";
import type { CallOutcome, OutgoingCall } from "./backend-connection.ts";

/** Tonic says OUT_OF_RANGE, the Collector INVALID_ARGUMENT over HTTP. */
const codes: ReadonlySet<GrpcCode> = new Set([
  grpcCode.invalidArgument,
  grpcCode.resourceExhausted,
  grpcCode.outOfRange,
]);
const words =
  /larger than max|exceeds (?:the )?maximum|size larger than|too large|at most \d+ are accepted|more than \d+ bytes when/i;

/** Smaller numbers in a message are not limits of calls. */
const limitBytesMin = 1_024;
/** A limit that is further below the size of a call is not believed at once. */
const believedPart = 1 / 16;

/** Of a refusal for the size of a call, how large calls may be. */
export function withLimit(outcome: CallOutcome, { pieces }: Pick<OutgoingCall, "pieces">): CallOutcome {
  if (outcome.kind !== "refused" || outcome.retryDelayMs !== undefined) return outcome;
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const bytesMax = limitAfterRefusal(outcome, bytes);
  return bytesMax === undefined ? outcome : { ...outcome, bytesMax };
}

/**
 * @param bytes of the call, before it was compressed
 * @returns how large calls may be at most, half of it if the server does not say; undefined for a refusal of another kind
 */
export function limitAfterRefusal({ code, message }: Refusal, bytes: number): number | undefined {
  if (!codes.has(code) || !words.test(message)) return undefined;
  const named = [...message.matchAll(/\d+/g)].map(Number).filter((number) => number >= limitBytesMin && number < bytes);
  const least = named.reduce((one, other) => Math.min(one, other), bytes);
  return least < bytes && least >= bytes * believedPart ? least : Math.max(1, bytes >> 1);
}
