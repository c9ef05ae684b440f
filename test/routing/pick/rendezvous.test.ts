import { expect, test } from "vitest";
import { buildRendezvous, rendezvousEndpointsMax, rendezvousOwner } from "../../../src/routing/pick/rendezvous.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `backend-${index + 1}:4317`);
const even = (endpoints: readonly string[]) => endpoints.map((endpoint) => ({ endpoint, weight: 1 }));
const keys = Array.from({ length: 20_000 }, (_, index) => Math.imul(index, 0x9e37_79b1) >>> 0);
const all = () => true;

test("a removed endpoint moves exactly its own keys, to all the others", () => {
  const endpoints = names(5);
  const before = buildRendezvous(even(endpoints));
  const after = buildRendezvous(even(endpoints.slice(0, 4)));
  const takers = new Set<number>();
  for (const key of keys) {
    const was = rendezvousOwner(before, key, all);
    const is = rendezvousOwner(after, key, all);
    if (was === 4) takers.add(is);
    else expect(is).toBe(was);
  }
  expect([...takers].sort()).toEqual([0, 1, 2, 3]);
});

test("an endpoint that is not accepted loses its keys as if it had been removed", () => {
  const picker = buildRendezvous(even(names(5)));
  const shorter = buildRendezvous(even(names(4)));
  for (const key of keys.slice(0, 1_000)) {
    expect(rendezvousOwner(picker, key, (owner) => owner !== 4)).toBe(rendezvousOwner(shorter, key, all));
  }
});

test("shares are as the weights", () => {
  const picker = buildRendezvous([
    { endpoint: "small:4317", weight: 1 },
    { endpoint: "large:4317", weight: 3 },
  ]);
  const large = keys.filter((key) => rendezvousOwner(picker, key, all) === 1).length;
  expect(large / keys.length).toBeCloseTo(0.75, 1);
});

test("nobody owns a key when none is accepted", () => {
  expect(rendezvousOwner(buildRendezvous(even(names(3))), 7, () => false)).toBe(-1);
});

test("more endpoints than it suits are a mistake of the caller", () => {
  expect(() => buildRendezvous(even(names(rendezvousEndpointsMax + 1)))).toThrow(/at most 100 endpoints/);
});
