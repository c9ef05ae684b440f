/** memory_limiter stands before everything that holds data, and batch after it. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Pipeline } from "../../../needs/configuration.ts";
import { typeOfId } from "../../../schema/registry.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

/** Opinions about foreign configurations, facts about ours: the rule speaks only where a memory limiter is used. */
export const memoryLimiterFirst: CollectorRule = (view) =>
  view.pipelines.flatMap((pipeline) => misplaced(view, pipeline));

function misplaced({ finding }: CollectorView, { id, processors }: Pipeline): readonly Diagnostic[] {
  const types = processors.map(typeOfId);
  const limiter = types.indexOf("memory_limiter");
  const batch = types.indexOf("batch");
  if (limiter <= 0) return [];
  const path = ["service", "pipelines", id, "processors"];
  if (batch >= 0 && batch < limiter) {
    return [
      finding("FL2011", path, {
        message: `In ${id} batch comes before memory_limiter: it fills up with data that the limiter would have refused.`,
        help: "put memory_limiter first and batch last",
      }),
    ];
  }
  return [
    finding("FL2010", path, {
      message: `In ${id} memory_limiter is not the first processor: those before it work on data that it then refuses.`,
      help: "put memory_limiter first",
    }),
  ];
}
