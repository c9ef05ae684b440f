/** A processor stands once in a pipeline; a receiver or exporter may be repeated (core service, both versions). */

import type { DeployedRule } from "../../rule.ts";
import { findingAt, pipelinesOf } from "./view.ts";

export const processorsOnce: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) =>
    pipelinesOf(collector).flatMap((pipeline) =>
      repeated(pipeline.processors).map((id) =>
        findingAt(collector, "FL2003", ["service", "pipelines", pipeline.id, "processors"], {
          message: `The processor "${id}" stands twice in ${pipeline.id}; the Collector would not start.`,
          help: `remove one, or define a second one as "${id}/again"`,
        }),
      ),
    ),
  );

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
