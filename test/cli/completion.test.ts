import { spawnSync } from "node:child_process";
import { Argument, Command, Option } from "commander";
import { beforeAll, describe, expect, test } from "vitest";
import { commandTree } from "../../src/cli/completion/command-tree.ts";
import { fishScript, zshScript } from "../../src/cli/completion/scripts.ts";

/** What bash itself offers for a line, in the words that it makes of it. */
function offered(script: string, ...words: readonly string[]): readonly string[] {
  const line = words.map((word) => `'${word}'`).join(" ");
  const ask = `${script}\nCOMP_WORDS=(${line}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _fairlead; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", ask], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((word) => word !== "");
}

describe("completion", () => {
  let script = "";
  beforeAll(() => {
    const program = ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "completion", "bash"];
    script = spawnSync(process.execPath, program, { encoding: "utf8" }).stdout;
  });

  test("offers in bash every command that the help lists, and the one it is printed by", () => {
    const help = spawnSync(
      process.execPath,
      ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "--help"],
      { encoding: "utf8" },
    ).stdout;
    const listed = [...help.slice(help.indexOf("Commands:")).matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    expect(listed).toContain("completion");
    expect(offered(script, "fairlead", "").toSorted()).toEqual(listed.toSorted());
  });

  test("offers in bash the options of the command that was begun, and the values that one of them may have", () => {
    expect(offered(script, "fairlead", "diff", "--ex")).toEqual(["--exit-code"]);
    expect(offered(script, "fairlead", "diff", "main:dist", "--format", "")).toEqual(["text", "markdown", "json"]);
    expect(offered(script, "fairlead", "diff", "--format", "=", "ma")).toEqual(["markdown"]);
    expect(offered(script, "fairlead", "diff", "--format", "=")).toEqual(["text", "markdown", "json"]);
  });

  test("leaves paths to bash, and does not take the value of an option for an argument", () => {
    expect(offered(script, "fairlead", "diff", "")).toEqual([]);
    expect(offered(script, "fairlead", "check", "--baseline", "")).toEqual([]);
    expect(offered(script, "fairlead", "completion", "")).toEqual(["bash", "zsh", "fish"]);
    expect(offered(script, "fairlead", "completion", "zsh", "")).toEqual([]);
    expect(spawnSync("bash", ["--norc", "-c", `${script}\ncomplete -p fairlead`], { encoding: "utf8" }).stdout).toBe(
      "complete -o default -F _fairlead fairlead\n",
    );
  });

  test("a command, an option or a value that is new is there without a word more", () => {
    const program = new Command("fairlead").addCommand(
      new Command("turn")
        .description("Turn it. Slowly.")
        .addArgument(new Argument("<way>", "where to").choices(["left", "right"]))
        .addOption(new Option("-s, --speed <speed>", "how it's done").choices(["slow"])),
    );
    const tree = commandTree(program);
    expect(tree.commands[0]).toMatchObject({ name: "turn", description: "Turn it", positions: [["left", "right"]] });
    expect(fishScript(tree)).toContain(
      "'__fish_seen_subcommand_from turn' -s s -l speed -x -a 'slow' -d 'how it'\\''s done'",
    );
    expect(zshScript(tree)).toContain("'--speed=[how it'\\''s done]:speed:(slow)' '-h[");
  });
});
