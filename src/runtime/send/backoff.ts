/** How long to wait after a failure: longer after each one, and not the same for all. */

import type { RetryConfig } from "../../contract/balancer-config.ts";

type Backoff = Omit<RetryConfig, "maxElapsedMs">;

/**
 * Between attempts to connect. @see gRPC connection backoff protocol: 1 s, 1.6, 120 s, 20 %. At most 20 s here: a backend
 * that comes back is used within this time.
 */
export const connectBackoff: Backoff = {
  initialIntervalMs: 1_000,
  multiplier: 1.6,
  maxIntervalMs: 20_000,
  randomization: 0.2,
};

/**
 * Between the calls of one part, or attempts in a row: as the Collector's `retry_on_failure` (cenkalti/backoff, exponential).
 *
 * @param failures so far, from 1
 */
export function backoffMs(backoff: Backoff, failures: number, random: () => number): number {
  const { initialIntervalMs, multiplier, randomization, maxIntervalMs } = backoff;
  const interval = Math.min(maxIntervalMs, initialIntervalMs * multiplier ** (failures - 1));
  return interval * (1 + randomization * (2 * random() - 1));
}
