import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fairleadSettings } from "../../src/model/fairlead-settings.ts";
import type { Shape } from "../../src/model/shape.ts";
import { type DocumentedRow, documentedRows, withOptionTables } from "../../tools/docs/option-tables.ts";

test("docs/blueprints.md has every option as the tables have it (npm run option-tables)", () => {
  const page = readFileSync("docs/blueprints.md", "utf8");
  expect(withOptionTables(page)).toBe(page);
  expect(page.match(/<!-- options: /g)).toHaveLength(8);
});

/** Defaults that have words of their own. */
const words: Readonly<Record<string, string>> = {
  "{}": "none",
  '"0s"': "at once",
  '{"kind":"configMap"}': '{ kind: "configMap" }',
};

function documented(shape: Shape, row: DocumentedRow, path: string): readonly (readonly [string, unknown, string])[] {
  const object = shape.kind === "word-or" ? shape.or : shape;
  const inside = object.kind === "object" ? object.members : {};
  return [
    ...(shape.default === undefined ? [] : [[path, shape.default, row.fallback] as const]),
    ...row.inside.flatMap((inner) => {
      const member = inside[inner.name];
      return member ? documented(member, inner, `${path}.${inner.name}`) : [];
    }),
  ];
}

describe("the default that an editor shows is the one that lowering takes", () => {
  const settings: Readonly<Record<string, Shape>> = fairleadSettings;
  const rows = documentedRows("src/model/fairlead-settings.ts", "fairleadSettings").flatMap((row) => {
    const shape = settings[row.name];
    return shape ? documented(shape, row, row.name) : [];
  });

  test("every setting is documented", () => {
    const names = documentedRows("src/model/fairlead-settings.ts", "fairleadSettings").map(({ name }) => name);
    expect(names).toEqual(Object.keys(fairleadSettings));
    expect(rows).toHaveLength(27);
  });

  test.each(rows)("%s: %j", (_path, fallback, shown) => {
    const text = JSON.stringify(fallback);
    // Durations and quantities are shown without the quotes that words have.
    const bare = typeof fallback === "string" && /^\d/.test(fallback) ? fallback : text;
    expect(shown).toBe(words[text] ?? bare);
  });
});
