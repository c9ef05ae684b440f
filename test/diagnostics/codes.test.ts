import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/check-text.ts";
import { catalogue, codes } from "../../src/diagnostics/codes.ts";

const pages = readdirSync("docs/codes").filter((name) => name.startsWith("FL"));

/** What is told of a program of Fairlead's, or of what only a blueprint writes, though rules on objects tell it. */
const withoutYaml: ReadonlySet<string> = new Set(["FL3016", "FL4010", "FL4021", "FL4041"]);

/** Pages that show a few lines of a configuration, which mean something to a reader and nothing by themselves. */
const excerpts = Object.freeze([
  ...["FL1003", "FL1016", "FL1101", "FL1103"],
  ...["FL2003", "FL2004", "FL2005", "FL2007", "FL2010", "FL2011", "FL2012", "FL2013"],
  ...["FL3002", "FL3003", "FL3004", "FL3019", "FL3020", "FL4003", "FL4030", "FL4031", "FL4037"],
]);

const toldOfFiles: ReadonlySet<string> = new Set(
  ["src/check/deployed", "src/check/objects", "src/check/written", "src/source", "src/needs"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => readFileSync(name, "utf8").match(/\bFL\d{4}\b/g) ?? []),
);

/** The YAML under a heading of a page, an object each. */
function yamlUnder(heading: string, page: string): readonly string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].flatMap(([, text = ""]) => text.split(/^---\n/m));
}

/** Objects that the right side does not show stay as they are. */
function mended(wrong: readonly string[], right: readonly string[]): readonly string[] {
  const nameOf = (text: string) => `${/^kind: .*$/m.exec(text)} ${/^metadata: .*$/m.exec(text)}`;
  if (right.length === wrong.length) return right;
  return wrong.map((one) => right.find((other) => nameOf(other) === nameOf(one)) ?? one);
}

const found = (yaml: readonly string[]) =>
  checkText(`\`\`\`yaml\n${yaml.join("---\n")}\`\`\`\n`, { file: "page.md" }).diagnostics.map(({ code }) => code);

describe("the catalogue", () => {
  test("has a page for each code, and no page without one", () => {
    expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`));
  });

  test.each(codes)("%s has a page that names it and says what is wrong, right, and why", (code) => {
    const page = readFileSync(`docs/codes/${code}.md`, "utf8");
    expect(page.split("\n")[0]).toBe(`# ${code} ${catalogue[code].name}`);
    for (const heading of ["## Wrong", "## Right", "## Why", "## Since"]) expect(page).toContain(heading);
  });

  test.each(codes)("%s has a page that says whether it can be accepted", (code) => {
    const page = readFileSync(`docs/codes/${code}.md`, "utf8");
    expect(page.includes(`accept: [{ code: "${code}"`) && page.includes("## Accepting it")).toBe(
      catalogue[code].acceptable,
    );
  });

  test.each(codes.filter((code) => toldOfFiles.has(code) && !withoutYaml.has(code)))(
    "%s, which `check` tells of YAML, has a page with YAML that gives it, and YAML that does not",
    (code) => {
      const page = readFileSync(`docs/codes/${code}.md`, "utf8");
      const wrong = yamlUnder("Wrong", page);
      const right = yamlUnder("Right", page);
      expect(wrong).not.toEqual([]);
      if (page.split("## Right")[1]?.split("## Why")[0]?.includes("```ts")) expect(right).not.toEqual([]);
      if (excerpts.includes(code)) return expect(found(wrong)).not.toContain(code);
      expect(found(wrong)).toContain(code);
      expect(found(mended(wrong, right.length > 0 ? right : ["receivers:\n"]))).not.toContain(code);
    },
  );

  test("names each finding once", () => {
    const names = codes.map((code) => catalogue[code].name);
    expect(new Set(names).size).toBe(names.length);
  });
});
