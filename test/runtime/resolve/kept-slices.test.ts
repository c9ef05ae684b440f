import { expect, test } from "vitest";
import { KeptSlices } from "../../../src/runtime/resolve/kept-slices.ts";

const slice = (name: string, addresses: readonly string[]) => ({ metadata: { name }, endpoints: [{ addresses }] });

test("4 096 backends, each of an IPv6 address in a slice with the longest name, are kept; ten times as many are not", () => {
  const kept = new KeptSlices(4317);
  const add = (n: number) =>
    kept.keep(slice(`${n}`.padStart(253, "s"), [`2001:db8:ffff:ffff:ffff:ffff:ffff:${n.toString(16)}`]));
  for (let n = 0; n < 4_096; n++) add(n);
  expect(kept.endpoints()).toHaveLength(4_096);
  expect(() => {
    for (let n = 0; n < 40_960; n++) add(n);
  }).toThrow("more EndpointSlices than a Service has");
});

test("slices without ready endpoints count by their names, and what replaces another or is dropped gives its room back", () => {
  const kept = new KeptSlices(4317);
  for (let n = 0; n < 20_000; n++) kept.keep(slice("one", [`192.0.2.${n % 200}`]));
  for (let n = 0; n < 20_000; n++) {
    kept.keep(slice(`${n}`, []));
    kept.drop(slice(`${n}`, []));
  }
  expect(kept.endpoints()).toEqual(["192.0.2.199:4317"]);
  expect(() => {
    for (let n = 0; n < 1_000; n++) kept.keep(slice(`${n}`.repeat(5_000), []));
  }).toThrow("more EndpointSlices");
});
