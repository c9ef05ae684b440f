/** The findings of blueprints, in modules that are named and in folders of them. */

import { blueprintsApart } from "../blueprint/blueprints-apart.ts";
import { compileBlueprint } from "../blueprint/compile-blueprint.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Loaded, loadFolder, loadModule } from "./load-blueprints.ts";

interface CheckedBlueprints {
  readonly count: number;
  readonly findings: readonly Diagnostic[];
  readonly problems: readonly string[];
}

export async function checkBlueprints(
  modules: readonly string[],
  folders: readonly string[],
): Promise<CheckedBlueprints> {
  const loaded: Loaded[] = [];
  for (const module of modules) loaded.push(await loadModule(module));
  for (const folder of folders) loaded.push(await loadFolder(folder));
  const blueprints = [...new Set(loaded.flatMap((one) => one.blueprints))];
  return {
    count: blueprints.length,
    findings: [
      ...loaded.flatMap(({ apps }) => apps.flatMap((together) => blueprintsApart(together))),
      ...blueprints.flatMap((blueprint) => compileBlueprint(blueprint).diagnostics),
    ],
    problems: loaded.flatMap(({ problems }) => problems),
  };
}
