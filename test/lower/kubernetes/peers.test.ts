import { expect, test } from "vitest";
import { listOf, rulesOf, tcp } from "../../../src/lower/kubernetes/peers.ts";

test("peers of the same ports share a rule", () => {
  const a = { cidr: "192.0.2.1/32", port: 443 };
  const rules = rulesOf(
    [a, { ...a, cidr: "192.0.2.2/32" }, { ...a, port: [443, 8443] }, { podLabels: {} }],
    [tcp(4317)],
  );
  expect(rules.map(({ peers, ports }) => [peers.length, ports.map(({ port }) => port)])).toEqual([
    [2, [443]],
    [1, [443, 8443]],
    [1, [4317]],
  ]);
});

test("what may be given alone is a list of one", () => {
  expect([listOf(undefined), listOf(1), listOf([1, 2])]).toEqual([[], [1], [1, 2]]);
});
