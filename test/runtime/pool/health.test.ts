import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EjectionConfig } from "../../../src/contract/balancer-config.ts";
import { createBackendHealth } from "../../../src/runtime/pool/health.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ejection: EjectionConfig = {
  consecutive5xx: 3,
  intervalMs: 10_000,
  baseEjectionTimeMs: 1_000,
  maxEjectionTimeMs: 2_500,
  maxEjectionPercent: 50,
};

function tracked({ config, mayEject }: { config?: EjectionConfig; mayEject?: boolean } = { config: ejection }) {
  const events: string[] = [];
  const health = createBackendHealth(
    config,
    {
      mayEject: () => mayEject ?? true,
      ejected: (forMs) => events.push(`ejected for ${forMs}`),
      changed: () => events.push(health.isAvailable() ? "available" : "not available"),
    },
    performance.now(),
  );
  const fail = (times: number) => {
    for (let time = 0; time < times; time++) health.callFailed(1);
  };
  return { health, events, fail };
}

describe("the health of a backend", () => {
  test("is good until as many calls in a row have failed as the configuration says", () => {
    const { health, events, fail } = tracked();
    fail(2);
    health.callSucceeded();
    fail(2);
    expect([health.isAvailable(), health.reason(), events]).toEqual([true, "", []]);
    fail(1);
    expect([health.isAvailable(), health.reason()]).toEqual([false, "ejected after failed calls"]);
    expect([health.availableSince(), health.ejections()]).toEqual([undefined, 1]);
    expect(events).toEqual(["ejected for 1000", "not available"]);
  });

  test("comes back after the time of its ejection, and starts counting anew", () => {
    const { health, events, fail } = tracked();
    fail(5);
    vi.advanceTimersByTime(999);
    expect(health.isAvailable()).toBe(false);
    vi.advanceTimersByTime(1);
    expect([health.isAvailable(), health.availableSince()]).toEqual([true, performance.now()]);
    fail(2);
    expect(health.isAvailable()).toBe(true);
    expect(events).toEqual(["ejected for 1000", "not available", "available"]);
  });

  test("is lost for longer each time, up to the longest, and the time shrinks while it behaves", () => {
    const { health, events, fail } = tracked();
    for (const forMs of [1_000, 2_000, 2_500]) {
      fail(3);
      vi.advanceTimersByTime(forMs);
      expect(health.isAvailable()).toBe(true);
    }
    vi.advanceTimersByTime(2 * ejection.intervalMs);
    fail(3);
    expect(events.filter((event) => event.startsWith("ejected"))).toEqual([
      "ejected for 1000",
      "ejected for 2000",
      "ejected for 2500",
      "ejected for 2000",
    ]);
    expect(health.ejections()).toBe(4);
  });

  test("stays good when too many others are ejected, or ejection is not configured", () => {
    for (const { health, fail, events } of [tracked({ config: ejection, mayEject: false }), tracked({})]) {
      fail(100);
      expect([health.isAvailable(), health.ejections(), events]).toEqual([true, 0, []]);
    }
  });

  test("needs both: passed checks and no ejection", () => {
    const { health, events, fail } = tracked();
    health.checked(false);
    expect([health.isAvailable(), health.reason()]).toEqual([false, "fails its health checks"]);
    fail(3);
    health.checked(true);
    expect([health.isAvailable(), health.reason()]).toEqual([false, "ejected after failed calls"]);
    vi.advanceTimersByTime(1_000);
    expect(health.isAvailable()).toBe(true);
    expect(events).toEqual(["not available", "ejected for 1000", "available"]);
  });

  test("leaves no timer behind when it is closed", () => {
    const { health, fail } = tracked();
    fail(3);
    health.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
