import { k8s } from "fairlead";
import { expect, test } from "vitest";
import { existingWeights } from "../../../src/check/topology/existing-weights.ts";
import { brief } from "./declared.ts";
import { sendingTo } from "./existing.ts";

const hosts = ["a.example.com", "b.example.com"];
const fairlead = { balancer: { target: "fairlead", queue: undefined } };

test.each([
  [{ "a.example.com": 2 }, {}],
  [{ "a.example.com": 10, "b.example.com": 20 }, {}],
  [{ "a.example.com": 7 }, fairlead],
])("%j can be given", (weights, variation) => {
  expect(existingWeights(sendingTo({ hosts, weights }, variation))).toEqual([]);
});

test.each<[object, string, string]>([
  [
    { service: "a/b", discovery: k8s(), weights: { x: 2 } },
    "weights",
    'The backends of "sampler" are found by their addresses, so none of them has a name that a weight could be given to.',
  ],
  [
    { hosts, weights: { "c.example.com": 2 } },
    "weights.c.example.com",
    'There is no host "c.example.com" in "sampler".',
  ],
  [
    { hosts, weights: { "a.example.com": 3 } },
    "weights.a.example.com",
    `Reduced, "a.example.com" of "sampler" weighs 3, and on a Collector's ring a host that exists already has two names, with the port and without.`,
  ],
  [
    { hosts, port: 443, weights: { "a.example.com": 2 } },
    "weights.a.example.com",
    `Reduced, "a.example.com" of "sampler" weighs 2, and on a Collector's ring a host that exists already has one name, since its port is 443.`,
  ],
])("%j cannot", (options, at, message) => {
  expect(existingWeights(sendingTo(options)).map(brief)).toMatchObject([
    { code: "FL3007", severity: "error", at: `edge/sampler: ${at}`, message },
  ]);
});
