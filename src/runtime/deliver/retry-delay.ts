/** Backoff between the calls of one part, as the Collector's `retry_on_failure` (cenkalti/backoff, exponential). */

import type { RetryConfig } from "../../contract/balancer-config.ts";

/** @param attempts failed calls so far, from 1 */
export function retryDelayMs(
  { initialIntervalMs, multiplier, randomization, maxIntervalMs }: RetryConfig,
  attempts: number,
  random: () => number,
): number {
  const interval = Math.min(maxIntervalMs, initialIntervalMs * multiplier ** (attempts - 1));
  return interval * (1 + randomization * (2 * random() - 1));
}
