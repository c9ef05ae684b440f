/** What zsh and fish offer for the beginning of a line, with the scripts that `fairlead completion` prints. Exit code 1 where one offers something else. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Typed, and the words that must be among those offered; none of the others may be. */
const lines = [
  { typed: "fairlead comp", offers: ["completion"], never: ["check"] },
  { typed: "fairlead diff --form", offers: ["--format"], never: ["--output"] },
  { typed: "fairlead diff --format ", offers: ["text", "markdown", "json"], never: ["sarif"] },
  { typed: "fairlead completion ", offers: ["bash", "zsh", "fish"], never: ["README.md"] },
  { typed: "fairlead help si", offers: ["simulate"], never: ["check"] },
  { typed: "fairlead diff READ", offers: ["README.md"], never: ["check"] },
] as const;

/** zsh completes only for somebody who types, so one zsh types into another and prints what comes. */
const typist = `zmodload zsh/zpty
zpty asked zsh -f -i
zpty -w asked "PS1=; stty rows 50 columns 200; autoload -Uz compinit; compinit -u -D; zstyle ':completion:*' list-prompt ''; source $1; bindkey '^I' complete-word; unsetopt menu_complete auto_menu; setopt auto_list; echo re''ady"
zpty -r asked line '*ready*'
zpty -w -n asked "$2"$'\\t\\t'
sleep 1.5
zpty -w -n asked $'\\x15exit\\n'
while zpty -r asked part; do print -r -- $part; done`;

const shells = {
  zsh: (script: string, typed: string) => spawnSync("zsh", ["-f", "-c", typist, "zsh", script, typed], asText).stdout,
  fish: (script: string, typed: string) =>
    spawnSync("fish", ["--no-config", "-c", `source ${script}; complete -C '${typed}'`], asText).stdout,
} as const;

const asText = { encoding: "utf8", timeout: 20_000 } as const;

const folder = mkdtempSync(join(tmpdir(), "fairlead-shells-"));
let [passed, failed, skipped] = [0, 0, 0];
for (const [shell, complete] of Object.entries(shells)) {
  if (spawnSync(shell, ["--version"]).error) {
    skipped += 1;
    console.log(`skipped ${shell}: it is not installed`);
    continue;
  }
  const program = ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "completion", shell];
  const script = join(folder, `fairlead.${shell}`);
  writeFileSync(script, spawnSync(process.execPath, program, asText).stdout);
  for (const { typed, offers, never } of lines) {
    // What is offered alone is written into the line behind what is there; no escape of the terminal is a word.
    const answer = complete(script, typed);
    const words = stripVTControlCharacters(answer).split(/\s+/);
    const has = (word: string) => words.some((one) => one === word || one === `${word}=` || one.endsWith(`${word}=`));
    const isRight = offers.every(has) && !never.some(has);
    if (isRight) passed += 1;
    else failed += 1;
    console.log(`${isRight ? "ok     " : "FAILED "} ${shell}: ${typed}${isRight ? "" : `\n${answer}`}`);
  }
}
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed === 0 ? 0 : 1;
