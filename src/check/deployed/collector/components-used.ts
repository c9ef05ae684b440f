/** What is defined is used: by a pipeline, or, for extensions, by `service.extensions`. The rest is read and never run. */

import { nearest } from "../../../diagnostics/suggest.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, jsonAt } from "../../../model/json.ts";
import { componentKinds } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { isPipelineReadable } from "./readable-sections.ts";
import { componentsOf, definedIds, enabledExtensions, findingAt, normalId, pipelinesOf, runningIds } from "./view.ts";

export const componentsUsed: DeployedRule = ({ collectors }) =>
  collectors.filter(areListsReadable).flatMap((collector) => {
    const running = runningIds(collector);
    const meant = meantIds(collector, running);
    return componentKinds.flatMap((section) =>
      componentsOf(collector, section)
        .filter(([id]) => !running.has(normalId(id)) && !meant.has(normalId(id)))
        .map(([id]) =>
          findingAt(collector, "FL2002", [section, id], {
            message: `The ${section.slice(0, -1)} "${id}" is defined and ${section === "extensions" ? "not enabled under service.extensions" : "in no pipeline"}: it does nothing.`,
            help: "use it or remove it",
          }),
        ),
    );
  });

/** Where a list of names is wrong, what it leaves unused is not known. */
function areListsReadable(collector: DeployedCollector): boolean {
  const extensions = jsonAt(collector.config, ["service", "extensions"]);
  const pipelines = jsonAt(collector.config, ["service", "pipelines"]);
  if (!isJsonObject(pipelines) || pipelinesOf(collector).length === 0) return false;
  const named = extensions === undefined || extensions === null || Array.isArray(extensions);
  return named && Object.values(pipelines).every(isPipelineReadable);
}

/** Components whose name was misspelt where they are used: that is found there. */
function meantIds(collector: DeployedCollector, running: ReadonlySet<string>): ReadonlySet<string> {
  const all = componentKinds.flatMap((section) => definedIds(collector, section));
  const undefinedIds = [...running, ...enabledExtensions(collector)].filter((id) => !all.includes(id));
  return new Set(undefinedIds.flatMap((id) => nearest(id, all)));
}
