/** `fairlead explain [CODE]`: the page of a code, by its number or name; without one, the list of all codes. */

import { readFileSync } from "node:fs";
import { Command } from "commander";
import { catalogue, codes } from "../diagnostics/codes.ts";
import { pageOf } from "../diagnostics/format.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { refuse } from "./refuse.ts";

export function explainCommand(): Command {
  return new Command("explain")
    .description("Print the page of a code: what is wrong, what is right, and why. Without a code, list all.")
    .argument("[code]", "a code or its name, such as FL3001 or routing-key-unsupported")
    .action(explain);
}

function explain(asked: string | undefined): void {
  if (asked === undefined) {
    process.stdout.write(
      codes.map((code) => `${code}  ${catalogue[code].name}\n        ${catalogue[code].title}\n`).join(""),
    );
    return;
  }
  const wanted = asked.toLowerCase();
  const code = codes.find((known) => known.toLowerCase() === wanted || catalogue[known].name === wanted);
  if (code !== undefined) {
    process.stdout.write(readFileSync(new URL(`../../${pageOf(code)}`, import.meta.url), "utf8"));
    return;
  }
  const near = [
    ...nearest(asked.toUpperCase(), codes),
    ...nearest(
      wanted,
      codes.map((known) => catalogue[known].name),
    ),
  ];
  refuse("explain", `no code ${asked}${near.length > 0 ? `; did you mean ${near.join(" or ")}?` : ""}`);
}
