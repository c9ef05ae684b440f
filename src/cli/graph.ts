/** `fairlead graph BLUEPRINT`: the topology as a picture: for a page that draws Mermaid, for Graphviz, or as SVG. */

import { Command, Option } from "commander";
import { ourMistake, unreadableInput } from "../diagnostics/crash-report.ts";
import type { GraphOptions } from "./graph-options.ts";
import { refuse } from "./refuse.ts";

export function graphCommand(): Command {
  return new Command("graph")
    .description("Draw the topology of a blueprint: who sends what to whom, by which key, and what each backend owns.")
    .argument("<blueprint>", "a module that exports a blueprint")
    .option("--blueprint <name>", "the blueprint, if the module exports several")
    .addOption(new Option("--format <format>", "output format").choices(["mermaid", "dot", "svg"]).default("mermaid"))
    .addHelpText(
      "after",
      `
Example: fairlead graph blueprints/loadbalancer-demo.ts --format svg > topology.svg
         fairlead graph blueprints/loadbalancer-demo.ts --format dot | dot -Tpdf > topology.pdf

Exit codes: 0 drawn; 1 findings in the blueprint; 2 ${unreadableInput}; 3 ${ourMistake}.`,
    )
    .action(graph);
}

/** Loaded here, as it needs what blueprints need. */
async function graph(module: string, options: GraphOptions): Promise<void> {
  const { graphOf } = await import("./graph-blueprint.ts");
  const drawn = await graphOf(module, options);
  if ("text" in drawn) {
    process.stdout.write(drawn.text);
    return;
  }
  refuse("graph", drawn.problem);
  process.exitCode = drawn.code;
}
