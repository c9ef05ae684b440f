/** `fairlead explain [CODE]`: the page of a code, by its number or name; without one, the list of all codes. */

import { Command } from "commander";
import { type Code, catalogue, codeNamed, codes } from "../diagnostics/codes.ts";
import { type Paint, paintFor } from "../diagnostics/paint.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { pageOf } from "./code-page.ts";
import { refuse } from "./refuse.ts";

export function explainCommand(): Command {
  return new Command("explain")
    .description("Print the page of a code: what is wrong, what is right, and why. Without a code, list all codes.")
    .argument("[code]", "a code or its name, such as FL3001 or routing-key-unsupported")
    .action(explain);
}

function explain(asked: string | undefined): void {
  const paint = paintFor(process.stdout);
  if (asked === undefined) {
    const entry = (code: Code): string =>
      `${paint("name", code)}  ${paint("name", catalogue[code].name)}\n        ${catalogue[code].title}\n`;
    process.stdout.write(codes.map(entry).join(""));
    return;
  }
  const wanted = asked.toLowerCase();
  const code = codeNamed(asked);
  if (code !== undefined) {
    process.stdout.write(painted(pageOf(code), paint));
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

/** Headings and fenced code of a page stand out. */
function painted(page: string, paint: Paint): string {
  let fenced = false;
  const lines = page.split("\n").map((line) => {
    const isFence = line.startsWith("```");
    if (isFence) fenced = !fenced;
    if (isFence || fenced) return line === "" ? line : paint("code", line);
    return line.startsWith("#") ? paint("heading", line) : line;
  });
  return lines.join("\n");
}
