/** How long to wait before the next attempt to connect. @see gRPC connection backoff protocol: 1 s, 1.6, 120 s, 20 % */

const firstMs = 1_000;
const factor = 1.6;
/** Shorter than gRPC's 120 s: a backend that comes back is used within this time. */
const longestMs = 20_000;
const jitter = 0.2;

/** @param failures in a row, from 1 */
export function connectBackoffMs(failures: number, random: () => number): number {
  const base = Math.min(longestMs, firstMs * factor ** (failures - 1));
  return base * (1 + jitter * (2 * random() - 1));
}
