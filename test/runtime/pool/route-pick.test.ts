import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RouteConfig } from "../../../src/contract/balancer-config.ts";
import { createBackendHealth, growthOf } from "../../../src/runtime/pool/health.ts";
import { type BackendView, createRoutePick } from "../../../src/runtime/pool/route-pick.ts";
import { seededRandom } from "../../routing/random-otlp.ts";
import { route } from "../configuration.ts";

const weighted = ["a:4317", "b:4317", "c:4317"].map((endpoint) => ({ endpoint, weight: 1 }));
const hashes = Array.from({ length: 10_000 }, (_, index) => Math.floor(seededRandom(index)() * 2 ** 32));

function pickOf(
  changes: Partial<RouteConfig>,
  growths: readonly number[],
  loads: readonly number[] = [0, 0, 0],
  isUsable: BackendView["isUsable"] = () => true,
) {
  const view: BackendView = {
    isUsable,
    growth: (index) => growths[index] ?? 1,
    load: (index) => loads[index] ?? 0,
  };
  return createRoutePick({
    route: { ...route, ...changes },
    weighted,
    view,
    random: seededRandom(7),
    owners: undefined,
  });
}

/** The part of all picks that each backend has. */
function partsOf(pick: (hash: number) => number): readonly number[] {
  const counts = [0, 0, 0];
  for (const hash of hashes) {
    const index = pick(hash);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

describe("the keys of a backend that is down", () => {
  const whole = [1, 1, 1];
  const pickWhile = (down: number, failover: RouteConfig["failover"], algorithm: RouteConfig["algorithm"]) =>
    pickOf({ algorithm, failover }, whole, undefined, (index) => index !== down).pick;
  const keyed = ["ring", "maglev", "rendezvous"] as const;

  test.each(keyed.flatMap((algorithm) => [[algorithm, "hold"] as const, [algorithm, "shed"] as const]))(
    "by %s with %s are nobody else's",
    (algorithm, failover) => {
      const owners = hashes.map(pickWhile(-1, failover, algorithm));
      expect(new Set(owners)).toEqual(new Set([0, 1, 2]));
      expect(hashes.map(pickWhile(1, failover, algorithm))).toEqual(owners);
    },
  );

  test.each(keyed)("by %s with spill go to others, and no other key moves", (algorithm) => {
    const owners = hashes.map(pickWhile(-1, "spill", algorithm));
    const meanwhile = hashes.map(pickWhile(1, "spill", algorithm));
    expect(new Set(meanwhile)).toEqual(new Set([0, 2]));
    expect(meanwhile.filter((owner, at) => owners[at] !== 1 && owner !== owners[at])).toEqual([]);
  });
});

describe("a backend that grows into its share", () => {
  test.each(["ring", "maglev", "rendezvous"] as const)(
    "by %s gets that part of its keys, and its own only",
    (algorithm) => {
      const grown = pickOf({ algorithm, failover: "spill" }, [1, 1, 1]).pick;
      const growing = pickOf({ algorithm, failover: "spill" }, [1, 0.25, 1]).pick;
      const own = hashes.filter((hash) => grown(hash) === 1);
      const kept = own.filter((hash) => growing(hash) === 1);
      expect(kept.length / own.length).toBeCloseTo(0.25, 1);
      expect(hashes.filter((hash) => grown(hash) !== 1 && growing(hash) !== grown(hash))).toEqual([]);
      const more = pickOf({ algorithm, failover: "spill" }, [1, 0.5, 1]).pick;
      expect(kept.filter((hash) => more(hash) !== 1)).toEqual([]);
    },
  );

  test("has all its keys where they hold to it, and where nobody else is grown", () => {
    const grown = pickOf({ failover: "hold" }, [1, 1, 1]).pick;
    const held = pickOf({ failover: "hold" }, [1, 0.25, 1]).pick;
    const alone = pickOf({ failover: "spill" }, [0.1, 0.1, 0.1]).pick;
    expect(hashes.filter((hash) => held(hash) !== grown(hash) || alone(hash) !== grown(hash))).toEqual([]);
  });

  test("in turn gets that part of a share", () => {
    const parts = partsOf(pickOf({ algorithm: "round-robin" }, [1, 0.1, 1]).pick);
    expect(parts[1]).toBeCloseTo(0.1 / 2.1, 2);
  });

  test("by bounded load may hold that part of the bound, and all of it where there is no other room", () => {
    const bounded = pickOf({ algorithm: "bounded-load", failover: "spill" }, [1, 0.1, 1], [10, 4, 10]).pick;
    expect(partsOf(bounded)[1]).toBe(0);
    const alone = pickOf({ algorithm: "bounded-load", failover: "spill" }, [0.1, 0.1, 0.1], [10, 10, 10]).pick;
    expect(hashes.every((hash) => alone(hash) >= 0)).toBe(true);
  });
});

describe("growth", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["performance", "setTimeout", "setInterval", "clearInterval", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("begins at a tenth when a backend comes back, and is whole after the time", () => {
    const events = { mayEject: () => true, ejected: () => {}, changed: () => {} };
    const health = createBackendHealth(undefined, events, Number.NEGATIVE_INFINITY);
    expect(growthOf(health, 10_000)).toBe(1);
    health.checked(false);
    vi.advanceTimersByTime(60_000);
    health.checked(true);
    const seen = [0, 500, 4_500, 5_000, 5_000].map((stepMs) => {
      vi.advanceTimersByTime(stepMs);
      return growthOf(health, 10_000);
    });
    expect(seen).toEqual([0.1, 0.1, 0.5, 1, 1]);
    expect(growthOf(health, 0)).toBe(1);
  });
});

test("a list is laid out once, whatever the health of its backends and for all signals", () => {
  const ring = { algorithm: "ring", failover: "spill" } as const;
  const { shares } = pickOf(ring, [1, 1, 1]);
  expect(pickOf(ring, [1, 1, 1], undefined, (index) => index !== 1).shares).toBe(shares);
  expect(pickOf({ ...ring, algorithm: "maglev" }, [1, 1, 1]).shares).not.toEqual(shares);
});
