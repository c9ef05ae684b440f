import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Included, includedFiles, includedText } from "../../../src/target/routing-core/included-text.ts";

test.each(includedFiles)("%s is included whole, without what makes it a module", (file) => {
  // The names are the ends of the paths.
  const text = includedText(file.slice(file.lastIndexOf("/") + 1) as Included);
  expect(text).not.toMatch(/^(import|export|declare)\b/m);
  const source = readFileSync(`src/${file}.ts`, "utf8");
  const functionsOf = (code: string) =>
    code.match(/^(?:export )?function \w+/gm)?.map((line) => line.replace("export ", ""));
  expect(functionsOf(text)).toEqual(functionsOf(source));
});
