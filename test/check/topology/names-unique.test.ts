import { expect, test } from "vitest";
import { namesUnique } from "../../../src/check/topology/names-unique.ts";
import { brief, declared } from "./declared.ts";

test("different names are fine", () => {
  expect(namesUnique(declared())).toEqual([]);
});

test("a second declaration of the same name is refused, whatever its kind", () => {
  expect(namesUnique(declared({ names: { balancer: "backend", generator: "backend" } })).map(brief)).toEqual(
    ["edge/backend#2: ", "edge/backend#3: "].map((at) => ({
      code: "FL2020",
      severity: "error",
      at,
      message: '"backend" is already the name of a pool in this blueprint: their objects would overwrite each other.',
      help: "give each pool, balancer and generator its own name",
    })),
  );
});
