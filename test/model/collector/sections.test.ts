import { describe, expect, test } from "vitest";
import { conform } from "../../../src/schema/conform.ts";
import {
  type ComponentKind,
  componentKinds,
  schemaFile,
  telemetrySchema,
  typeOfId,
} from "../../../src/schema/registry.ts";
import * as accepted from "../../types/sections-accepted.ts";

const { renamed, ...older } = accepted;
const examples = [
  ...Object.entries(older).map(([name, parts]) => ({ name, version: "0.129.0", parts })),
  { name: "renamed", version: "0.161.0", parts: renamed },
];

/** Each component of an example: its place, and the schema that speaks for the Collector's decoder. */
const components = examples.flatMap(({ name, version, parts }) =>
  Object.entries(parts).flatMap(([kind, section]) =>
    isKind(kind)
      ? Object.entries(section).map(([id, value]) => ({
          place: `${name}: ${version} ${kind}.${id}`,
          schema: schemaFile(version, kind, typeOfId(id), "exact"),
          value: value as unknown,
        }))
      : [
          {
            place: `${name}: ${version} ${kind}`,
            schema: telemetrySchema(version, "exact"),
            value: section as unknown,
          },
        ],
  ),
);

function isKind(kind: string): kind is ComponentKind {
  return componentKinds.some((known) => known === kind);
}

describe("what the types accept, the Collector's decoder accepts", () => {
  test.each(components)("$place", ({ schema, value }) => {
    expect(schema && conform(schema, value)).toEqual([]);
  });
});
