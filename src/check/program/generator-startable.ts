/** What a generator's program will be told is what it takes: the same reading that it does at start, done before anything is written. */

import { generatorConfigShape } from "../../contract/generator-config.ts";
import { type Problem, problemText } from "../../contract/json-shape.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, within } from "../../diagnostics/place.ts";
import type { GeneratorProgram } from "../../model/programs.ts";

export function generatorStartable({ config, origin }: GeneratorProgram): readonly Diagnostic[] {
  const problems: Problem[] = [];
  generatorConfigShape(JSON.parse(JSON.stringify(config)), [], problems);
  return problems.map((problem) =>
    diagnostic("FL3023", {
      at: within(origin, ...optionOf(problem.path)),
      message: `The generator would not start: ${problemText(problem)}.`,
      help: "change the option; in generator.json times are milliseconds and sizes are bytes",
    }),
  );
}

const renamed: Readonly<Record<string | number, string>> = { name: "metricName", types: "metricTypes" };

/** The option that became a member; the declaration where it is made of several. */
function optionOf([first, second, third]: Path): Path {
  switch (first) {
    case "headers":
      return second === undefined ? [first] : [first, second];
    case "attributes":
    case "seed":
    case "batch":
      return [first];
    case "pieces":
      return ["total"];
    case "durationMs":
      return ["duration"];
    case "payloadBytes":
      return ["payload"];
    case "serviceSkew":
    case "services":
      return ["services"];
    case "tenants":
      return second === "skew" && third !== undefined ? [first, third] : [first];
    case "rate":
      return second === "everyMs" ? ["every"] : second === undefined ? [] : [second];
    case "telemetry":
      return second === undefined ? [] : [renamed[second] ?? second];
    default:
      return [];
  }
}
