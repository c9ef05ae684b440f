import { expect, test } from "vitest";
import { writtenSections } from "../../src/schema/written-sections.ts";

const tls = { properties: { ca_file: { type: "string" } } };
const schema = {
  properties: { tls, jobs: { items: { anyOf: [{ properties: { tls } }, { type: "null" }] } } },
  additionalProperties: false,
};

test("each written section comes with the keys that its schema has, through lists and alternatives", () => {
  const found = writtenSections(schema, { tls: { ca_file: "/ca" }, jobs: [null, { tls: {} }] });
  expect(found.map(({ path, keys }) => `${path.join(".")}: ${[...keys].join(" ")}`)).toEqual([
    ": tls jobs",
    "tls: ca_file",
    "jobs.1: tls",
    "jobs.1.tls: ca_file",
  ]);
});

test("what the schema does not know is passed over", () => {
  expect(writtenSections(schema, { other: { tls: {} } }).map(({ path }) => path)).toEqual([[]]);
});
