/** What bash, zsh and fish offer for the beginning of a line, with the scripts that `fairlead completion` prints. Exit code 1 where one offers something else. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

interface Line {
  readonly typed: string;
  readonly offers: readonly string[];
  readonly never: readonly string[];
}

/** Typed, and the words that must be among those offered; none of the others may be. */
const lines = [
  { typed: "fairlead comp", offers: ["completion"], never: ["check"] },
  { typed: "fairlead diff --form", offers: ["--format"], never: ["--output"] },
  { typed: "fairlead diff --format ", offers: ["text", "markdown", "json"], never: ["sarif"] },
  { typed: "fairlead completion ", offers: ["bash", "zsh", "fish"], never: ["README.md"] },
  { typed: "fairlead help si", offers: ["simulate"], never: ["check"] },
  { typed: "fairlead diff READ", offers: ["README.md"], never: ["check"] },
  { typed: "fairlead verify --up http://127.0.0.1:1 --protocol ", offers: ["grpc", "http"], never: ["traces"] },
  { typed: "fairlead route a:1 --attribute a=b --attr", offers: ["--attribute"], never: ["--add"] },
] as const;

const source = ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts"];

/** Every option that a command's own help lists, of every command that there is. */
function linesOfHelp(): readonly Line[] {
  const helpOf = (...words: readonly string[]) =>
    spawnSync(process.execPath, [...source, ...words, "--help"], asText).stdout;
  const help = helpOf();
  const commands = [...help.slice(help.indexOf("Commands:")).matchAll(/^ {2}([a-z]+) /gm)].map(([, name = ""]) => name);
  return commands
    .filter((name) => name !== "help")
    .map((name) => {
      const offers = [...helpOf(name).matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option = ""]) => option);
      return { typed: `fairlead ${name} --`, offers: offers.filter((option) => option !== "--help"), never: [] };
    });
}

/** zsh completes only for somebody who types, so one zsh types into another and prints what comes. */
const typist = `zmodload zsh/zpty
zpty asked zsh -f -i
zpty -w asked "PS1=; stty rows 50 columns 200; autoload -Uz compinit; compinit -u -D; zstyle ':completion:*' list-prompt ''; source $1; bindkey '^I' complete-word; unsetopt menu_complete auto_menu; setopt auto_list; echo re''ady"
zpty -r asked line '*ready*'
zpty -w -n asked "$2"$'\\t\\t'
sleep 1.5
zpty -w -n asked $'\\x15exit\\n'
while zpty -r asked part; do print -r -- $part; done`;

/** bash calls the function that is registered, with the words that it makes of the line; without an answer it offers files. */
const asker = `source $1
read -ra COMP_WORDS <<< "$2"; [[ $2 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); COMP_LINE=$2; COMP_POINT=\${#2}
[[ $(complete -p fairlead) =~ -F\\ ([^ ]+) ]] && \${BASH_REMATCH[1]}
[ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
printf '%s\\n' "\${COMPREPLY[@]}"`;

const shells = {
  bash: (script: string, typed: string) =>
    spawnSync("bash", ["--norc", "-c", asker, "bash", script, typed], asText).stdout,
  zsh: (script: string, typed: string) => spawnSync("zsh", ["-f", "-c", typist, "zsh", script, typed], asText).stdout,
  fish: (script: string, typed: string) =>
    spawnSync("fish", ["--no-config", "-c", `source ${script}; complete -C '${typed}'`], asText).stdout,
} as const;

const asText = { encoding: "utf8", timeout: 60_000 } as const;

const folder = mkdtempSync(join(tmpdir(), "fairlead-shells-"));
const ofHelp = linesOfHelp();
let [passed, failed, skipped] = [0, 0, 0];
for (const [shell, complete] of Object.entries(shells)) {
  if (spawnSync(shell, ["--version"]).error) {
    skipped += 1;
    console.log(`skipped ${shell}: it is not installed`);
    continue;
  }
  const script = join(folder, `fairlead.${shell}`);
  writeFileSync(script, spawnSync(process.execPath, [...source, "completion", shell], asText).stdout);
  for (const { typed, offers, never } of [...lines, ...ofHelp]) {
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
