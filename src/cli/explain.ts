/** `fairlead explain CODE`: the page of a code. */

import { readFileSync } from "node:fs";
import { Command } from "commander";
import { codes, isCode } from "../diagnostics/catalogue.ts";
import { pageOf } from "../diagnostics/format.ts";
import { nearest } from "../diagnostics/suggest.ts";

export function explainCommand(): Command {
  return new Command("explain")
    .description("Print the page of a code: what is wrong, what is right, and why.")
    .argument("<code>", "such as FL3001")
    .action(explain);
}

function explain(given: string): void {
  const code = given.toUpperCase();
  if (!isCode(code)) {
    const near = nearest(code, codes);
    const hint = near.length > 0 ? `; did you mean ${near.join(" or ")}?` : "";
    process.stderr.write(`fairlead explain: no code ${given}${hint}\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(readFileSync(new URL(`../../${pageOf(code)}`, import.meta.url), "utf8"));
}
