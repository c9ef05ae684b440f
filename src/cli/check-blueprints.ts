/** The findings of blueprints, in modules that are named and in folders of them. */

import { blueprintsApart } from "../blueprint/blueprints-apart.ts";
import { compileBlueprint } from "../blueprint/compile-blueprint.ts";
import type { Blueprint } from "../blueprint/options.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Release } from "../model/collector/release.ts";
import { type Loaded, loadFolder, loadModule } from "./load-blueprints.ts";

interface CheckedBlueprints {
  readonly count: number;
  readonly findings: readonly Diagnostic[];
  readonly problems: readonly string[];
}

export async function checkBlueprints(
  modules: readonly string[],
  folders: readonly string[],
  release: string | undefined,
): Promise<CheckedBlueprints> {
  const loaded: Loaded[] = [];
  for (const module of modules) loaded.push(await loadModule(module));
  for (const folder of folders) loaded.push(await loadFolder(folder));
  const blueprints = [...new Set(loaded.flatMap((one) => one.blueprints))];
  return {
    count: blueprints.length,
    findings: [
      ...loaded.flatMap(({ apps }) => apps.flatMap((together) => blueprintsApart(together))),
      ...blueprints.flatMap((blueprint) => compileBlueprint(boundTo(blueprint, release)).diagnostics),
    ],
    problems: loaded.flatMap(({ problems }) => problems),
  };
}

/** The same declarations under another release: what binding it would break, before it is bound. One that is not known is a finding. */
function boundTo(blueprint: Blueprint, release: string | undefined): Blueprint {
  return release === undefined ? blueprint : { ...blueprint, release: release.replace(/^v/, "") as Release };
}
