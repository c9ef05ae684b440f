/** What the pods of a generator mount: what it is told, and its program, the same for every one of them. */

import type { GeneratorProgram } from "../../model/plan.ts";
import { bundleProgram, unmapped } from "./bundle.ts";

const start = `import { runGeneratorProgram } from "./generate/main.ts";
runGeneratorProgram(process.argv.slice(2));
`;

let program: string | undefined;

export function generatorFiles({ config }: GeneratorProgram): Readonly<Record<string, string>> {
  program ??= unmapped(bundleProgram("generator", start));
  return { "generator.json": `${JSON.stringify(config, undefined, 2)}\n`, "generator.mjs": program };
}
