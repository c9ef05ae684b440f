import { expect, test } from "vitest";
import { generatorStartable } from "../../../src/check/program/generator-startable.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const [program] = planOf(small({ generator: { runner: "built-in" } })).generators;

test("what is written is what the program takes", () => {
  expect(program && generatorStartable(program)).toEqual([]);
});

test("what it would refuse is told at the option that it came from", () => {
  if (!program) throw new Error("there is a generator");
  const config = { ...program.config, headers: { "x a": "b" }, payloadBytes: 2 ** 21, seed: -1 };
  const found = generatorStartable({ ...program, config });
  expect(found.map(({ code, place }) => [code, ...place.path])).toEqual([
    ["FL3023", "headers", "x a"],
    ["FL3023", "seed"],
    ["FL3023", "payload"],
  ]);
});
