import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue, codes } from "../../src/diagnostics/codes.ts";

const pages = readdirSync("docs/codes").filter((name) => name.startsWith("FL"));

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

  test("names each finding once", () => {
    const names = codes.map((code) => catalogue[code].name);
    expect(new Set(names).size).toBe(names.length);
  });
});
