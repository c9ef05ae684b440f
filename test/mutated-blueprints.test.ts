import { expect, test } from "vitest";
import { buildTopology } from "../src/blueprint/build-topology.ts";
import { compile } from "../src/compile.ts";
import { ownerOf } from "../src/diagnostics/place.ts";
import { blueprints } from "./every-blueprint.ts";
import { type MutatedBlueprint, mutated } from "./mutated-blueprint.ts";
import { seededRandom } from "./routing/random-otlp.ts";

const count = 50;
const foundMin = 0.95;

function mutations(seed: number): readonly MutatedBlueprint[] {
  const random = seededRandom(seed);
  const made: MutatedBlueprint[] = [];
  for (let turn = 0; made.length < count; turn++) {
    const blueprint = blueprints[turn % blueprints.length];
    const one = blueprint && mutated(blueprint, random);
    if (one !== undefined) made.push(one);
  }
  return made;
}

/** At the very property, by a place or another of the same finding; what stands there is told to be wrong. */
function isFound({ blueprint, construct, path }: MutatedBlueprint): boolean {
  return compile(buildTopology(blueprint).topology).diagnostics.some(({ place, otherPlaces = [], severity }) =>
    [place, ...otherPlaces].some(
      (at) => severity === "error" && ownerOf(at) === construct && at.path.join(".") === path.join("."),
    ),
  );
}

test(`of ${count} mistakes in options of the project's blueprints the very property is found in 95 of 100`, () => {
  const missed = mutations(Number(process.env["MUTATION_SEED"] ?? 1)).filter((one) => !isFound(one));
  expect(missed.length / count, missed.map(({ title }) => title).join("\n")).toBeLessThanOrEqual(1 - foundMin);
});
