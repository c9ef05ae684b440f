import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitting } from "../../../src/check/topology/fitting.ts";
import { misfits } from "../../../src/check/topology/shape.ts";
import { inBlueprint } from "../../../src/diagnostics/place.ts";
import { existingOptions } from "../../../src/model/existing-options.ts";
import { fairleadSettings } from "../../../src/model/fairlead-settings.ts";
import { generatorTable } from "../../../src/model/generator-options.ts";
import {
  balancerOptions,
  blueprintOptions,
  collectorParts,
  collectorSettings,
  poolOptions,
} from "../../../src/model/options.ts";
import {
  cidr,
  duration,
  listOf,
  type Members,
  objectOf,
  oneOf,
  optional,
  recordOf,
  type Shape,
} from "../../../src/model/shape.ts";

const tables: Readonly<Record<string, Members>> = {
  blueprint: blueprintOptions,
  pool: { ...poolOptions, ...collectorParts },
  existing: existingOptions,
  balancer: { ...balancerOptions, ...collectorSettings, ...fairleadSettings },
  generator: generatorTable("traces"),
};

const options = Object.entries(tables).flatMap(([declaration, table]) =>
  Object.entries(table)
    // No code stands in for one that cannot be accepted: then nothing is.
    .filter(([name]) => name !== "accept")
    .map(([name, shape]) => [`${declaration}.${name}`, shape] as const),
);

/** Anything that JavaScript lets stand there. */
const anything = fc.anything({ withDate: true, withSet: true, withBigInt: true, withNullPrototype: true, maxDepth: 3 });

describe("whatever stands at an option, what is made of it fits", () => {
  test.each(options)("%s", (_option, shape) => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(misfits(shape, fitting(shape, value), inBlueprint("shop", "option"))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a value", () => {
  test.each<[what: string, Shape, value: unknown, fits: unknown]>([
    ["that fits stays", duration, "5m", "5m"],
    ["that is nearly a word becomes it", oneOf("gzip", "none"), "gzpi", "gzip"],
    ["that may be left out is left out", optional(duration), 5, undefined],
    ["that has a default becomes it", { ...duration, default: "7s" }, "soon", "7s"],
    ["of a list is mended alone", listOf(oneOf("a", "b")), ["b", 5], ["b", "a"]],
    ["of a record is mended alone", recordOf(duration), { x: "1s", y: false }, { x: "1s", y: "5s" }],
    ["that nobody reads goes", objectOf({ every: duration }), { every: "1s", evry: "2s" }, { every: "1s" }],
    ["that was to let an address through still lets one through", optional(cidr), "10.0.0.0/99", "0.0.0.0/0"],
  ])("%s", (_what, shape, value, fits) => {
    expect(fitting(shape, value)).toEqual(fits);
  });
});
