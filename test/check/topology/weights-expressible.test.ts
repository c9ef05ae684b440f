import { expect, test } from "vitest";
import { dns, mutualTls } from "../../../src/blueprint/vocabulary.ts";
import { weightsExpressible } from "../../../src/check/topology/weights-expressible.ts";
import { brief, declared } from "./declared.ts";

function found(weights: unknown, more: object = {}) {
  return weightsExpressible(declared({ pool: { count: 3, weights: weights, ...more } })).map(brief);
}

const finding = (message: string, help: string) => ({
  code: "FL3007",
  severity: "error",
  at: "edge/backend: weights",
  message,
  help,
});

test.each([undefined, [1, 1, 1], [1, 2, 1], [100, 200, 100], [20, 1, 1]])("%j is fine", (weights) => {
  expect(found(weights)).toEqual([]);
});

test.each<[unknown, string, at?: string]>([
  [[1, 2], "[1, 2]"],
  [[1, 2, 1, 1], "[1, 2, 1, 1]"],
  [[1, 0, 1], "[1, 0, 1]", ".1"],
  [[1, -2, 1], "[1, -2, 1]", ".1"],
  [[1, 1.5, 1], "[1, 1.5, 1]", ".1"],
  [[1, Number.NaN, 1], "[1, NaN, 1]", ".1"],
  [["1", "2", "1"], '["1", "2", "1"]', ".0"],
  [{ length: 3 }, "{ length: 3 }"],
  ["121", '"121"'],
])("%j is not one positive whole number a backend", (weights, shown, at = "") => {
  const help = "give one positive whole number for each backend, in order";
  const told = finding(`The weights are ${shown} for 3 backends.`, help);
  expect(found(weights)).toEqual([{ ...told, at: told.at + at }]);
});

test("weights need names to list more often", () => {
  expect(found([1, 2, 1], { discovery: dns() })).toEqual([
    finding(
      'The backends of "backend" are found by their addresses, so none can be listed more often than another.',
      'use `discovery: "static"`, or leave the weights out',
    ),
  ]);
});

test("reduced weights are at most twenty spellings", () => {
  expect(found([42, 2, 2])).toEqual([
    finding(
      "Reduced, the weights are [21, 1, 1]: one backend would need 21 names on the ring, and 20 is the limit.",
      "choose weights that reduce to 20 or less, as 10, 20, 10 reduces to 1, 2, 1",
    ),
  ]);
});

test("with certificates alias Services must be in them; the port-less twin is already", () => {
  const security = mutualTls({ serverSecret: "backend-tls", clientSecret: "balancer-tls" });
  expect(found([1, 2, 1], { security })).toEqual([]);
  expect(found([1, 3, 1], { security }).map(({ message, help }) => [message, help])).toEqual([
    [
      'A weight of 3 takes 1 alias Service, and the balancer asks for its name in the certificate of "backend".',
      "put the name ending in -alias-1 of each such backend into the server certificate, or use weights up to 2",
    ],
  ]);
  expect(found([1, 4, 1], { security })).toEqual([
    {
      code: "FL5002",
      severity: "warning",
      at: "edge/backend: weights",
      message:
        'A weight of 4 takes 2 alias Services, and the balancer asks for their names in the certificate of "backend".',
      help: "put the names ending in -alias-1 to -alias-2 of each such backend into the server certificate, or use weights up to 2",
    },
  ]);
});
