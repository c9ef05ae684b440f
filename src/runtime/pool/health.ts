/**
 * Whether a backend is available: it passes its active checks and was not ejected after calls that failed in a row. Names,
 * defaults and arithmetic of ejection are those of Envoy's outlier detection.
 *
 *     available ──failures in a row──► ejected ──base time × how often──► available
 */

import type { EjectionConfig } from "../../contract/balancer-config.ts";
import type { BackendStatus } from "../../contract/status.ts";

export interface BackendHealth {
  readonly isAvailable: () => boolean;
  /** `performance.now()` when it became available; undefined while it is not. */
  readonly availableSince: () => number | undefined;
  readonly callSucceeded: () => void;
  /** @param weight a part of a failure, for what may not be the backend's fault */
  readonly callFailed: (weight: number) => void;
  /** What was last heard of it that was not good. */
  readonly failedBecause: (reason: string) => void;
  readonly lastError: () => BackendStatus["lastError"];
  readonly checked: (isHealthy: boolean) => void;
  /** Why it is not available. */
  readonly reason: () => string;
  readonly ejections: () => number;
  readonly close: () => void;
}

/** A backend's words are for people. */
const reasonCharsMax = 500;

export interface HealthEvents {
  /** Asked before a backend is ejected, as only so many may be ejected at once. */
  readonly mayEject: () => boolean;
  readonly ejected: (forMs: number, cause: string) => void;
  readonly changed: () => void;
}

/** @param ejection undefined for none @param since when it became available: now, or long ago */
export function createBackendHealth(
  ejection: EjectionConfig | undefined,
  events: HealthEvents,
  since: number,
): BackendHealth {
  let passesChecks = true;
  let isEjected = false;
  let failures = 0;
  let ejections = 0;
  /** How often it was ejected recently; falls while it behaves. */
  let multiplier = 0;
  let lastError: BackendStatus["lastError"];
  let availableSince: number | undefined = since;
  let back: NodeJS.Timeout | undefined;
  const update = () => {
    const isAvailable = passesChecks && !isEjected;
    if (isAvailable === (availableSince !== undefined)) return;
    availableSince = isAvailable ? performance.now() : undefined;
    events.changed();
  };

  const eject = ({ baseEjectionTimeMs, maxEjectionTimeMs }: EjectionConfig) => {
    multiplier++;
    ejections++;
    const forMs = Math.min(maxEjectionTimeMs, baseEjectionTimeMs * multiplier);
    isEjected = true;
    back = setTimeout(() => {
      isEjected = false;
      failures = 0;
      update();
    }, forMs);
    events.ejected(forMs, lastError?.reason ?? "unknown");
    update();
  };

  const forgive = () => {
    if (!isEjected && multiplier > 0) multiplier--;
  };
  const forgiving = ejection && setInterval(forgive, ejection.intervalMs).unref();

  return {
    isAvailable: () => availableSince !== undefined,
    availableSince: () => availableSince,
    callSucceeded: () => {
      failures = 0;
    },
    failedBecause: (reason) => {
      lastError = { at: new Date().toISOString(), reason: reason.slice(0, reasonCharsMax) };
    },
    lastError: () => lastError,
    callFailed: (weight) => {
      failures += weight;
      if (ejection && !isEjected && failures >= ejection.consecutive5xx && events.mayEject()) eject(ejection);
    },
    checked: (isHealthy) => {
      passesChecks = isHealthy;
      update();
    },
    reason: () => (isEjected ? "ejected after failed calls" : passesChecks ? "" : "fails its health checks"),
    ejections: () => ejections,
    close: () => {
      for (const timer of [back, forgiving]) clearTimeout(timer);
    },
  };
}

/** Envoy's `min_weight_percent`, v1.35. */
const leastGrowth = 0.1;

/**
 * A backend that came back or was added grows into its share instead of getting it at once, because its caches and connections
 * have to warm up. Linear from a tenth, as Envoy's slow start with its defaults.
 *
 * @param slowStartMs 0 for no slow start @returns the part of its share that it gets now, up to 1
 */
export function growthOf({ availableSince }: BackendHealth, slowStartMs: number): number {
  const since = availableSince();
  if (slowStartMs === 0 || since === undefined) return 1;
  return Math.min(1, Math.max(leastGrowth, (performance.now() - since) / slowStartMs));
}
