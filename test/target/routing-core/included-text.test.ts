import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Included, includedFiles, includedText } from "../../../src/target/routing-core/included-text.ts";

const ofCore = { keyValueMessage: 17, itemMessage: 23, levels: 2, otherValuesAreEmpty: true };

test("what a file declares becomes the constant of the core", () => {
  expect(includedText("plan", ofCore)).toMatch(/^const levels = 2;$/m);
  expect(includedText("fields")).toMatch(/^const keyField = 1;\nconst valueField = 2;$/m);
});

test.each(includedFiles)("%s is included whole, without what makes it a module", (file) => {
  // The names are the ends of the paths.
  const text = includedText(file.slice(file.lastIndexOf("/") + 1) as Included, ofCore);
  expect(text).not.toMatch(/^(import|export|declare)\b/m);
  const source = readFileSync(`src/${file}.ts`, "utf8");
  const functionsOf = (code: string) =>
    code.match(/^(?:export )?function \w+/gm)?.map((line) => line.replace("export ", ""));
  expect(functionsOf(text)).toEqual(functionsOf(source));
});
