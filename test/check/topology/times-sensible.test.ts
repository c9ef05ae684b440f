import { dns } from "fairlead";
import { expect, test } from "vitest";
import { timesSensible } from "../../../src/check/topology/times-sensible.ts";
import { brief, declared } from "./declared.ts";

const places = (variation: object) => timesSensible(declared(variation)).map(brief);

test("a time in which nothing can be done is told", () => {
  expect(places({ balancer: { target: "fairlead", timeout: "1ms" } })).toEqual([
    {
      code: "FL1006",
      severity: "warning",
      at: "edge/lb: timeout",
      message: "timeout is 1ms: in this time no backend answers, so that every send fails and is repeated.",
      help: "use 10 ms or more",
    },
  ]);
});

test.each([
  ["discovery.interval", { pool: { discovery: dns({ interval: "1ms" }) } }],
  ["discovery.timeout", { pool: { discovery: dns({ timeout: "1ms" }) } }],
  ["maxConnectionAge.age", { pool: { maxConnectionAge: { age: "1ms", grace: "1s" } } }],
  ["deadline", { balancer: { target: "fairlead", deadline: "1us" } }],
  ["connectionAge", { balancer: { target: "fairlead", connectionAge: "10ms" } }],
  ["retry.maxElapsedTime", { balancer: { retry: { maxElapsedTime: "1ms" } } }],
])("%s of a millisecond is told", (path, variation) => {
  expect(places(variation).map(({ at }) => at.split(": ")[1])).toEqual([path]);
});

test("defaults, zero and what is short and useful are not", () => {
  expect(places({})).toEqual([]);
  expect(places({ balancer: { retry: { initialInterval: "1ms", maxElapsedTime: "0" } } })).toEqual([]);
});
