import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";

const schemaFiles = readdirSync("schemas", { recursive: true, encoding: "utf8" }).filter((file) =>
  /(exact|authoring)\.json$/.test(file),
);

test("every schema is a valid JSON Schema 2020-12, so none is checked again when it is used", () => {
  const ajv = new Ajv2020({ strict: false });
  expect(schemaFiles.length).toBeGreaterThan(100);
  const invalid = schemaFiles.filter((file) => {
    const schema = JSON.parse(readFileSync(join("schemas", file), "utf8")) as object;
    return ajv.validateSchema(schema) !== true;
  });
  expect(invalid).toEqual([]);
});
