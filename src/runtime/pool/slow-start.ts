/**
 * A backend that came back or was added grows into its share instead of getting it at once, because its caches and connections
 * have to warm up. Linear from a tenth, as Envoy's slow start with its defaults.
 */

import type { BackendHealth } from "./health.ts";

/** Envoy's `min_weight_percent`, v1.35. */
const leastGrowth = 0.1;
/** How often the view is replaced while a backend grows. */
export const growthSteps = 20;

/** @param slowStartMs 0 for no slow start @returns the part of its share that it gets now, up to 1 */
export function growthOf({ availableSince }: BackendHealth, slowStartMs: number): number {
  const since = availableSince();
  if (slowStartMs === 0 || since === undefined) return 1;
  return Math.min(1, Math.max(leastGrowth, (performance.now() - since) / slowStartMs));
}
