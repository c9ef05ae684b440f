/** Each component takes the signals of the pipelines it is in. */

import { signals } from "../../../contract/signal.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { supportsSignal } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { definedIds, findingAt, type PipelineView, pipelineLists, pipelinesOf, schemasFor } from "./view.ts";

export const signalsSupported: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) =>
    pipelinesOf(collector)
      .filter(({ signal }) => signals.includes(signal))
      .flatMap((pipeline) => unsupportedIn(collector, pipeline)),
  );

/** Connectors have signal pairs instead: connectors-wired.ts. */
function unsupportedIn(collector: DeployedCollector, pipeline: PipelineView): readonly Diagnostic[] {
  const version = schemasFor(collector);
  const connectors = definedIds(collector, "connectors");
  return pipelineLists.flatMap((kind) =>
    pipeline[kind].flatMap((id, index) => {
      if (connectors.includes(id) || supportsSignal(version, kind, id, pipeline.signal)) return [];
      const able = signals.filter((signal) => supportsSignal(version, kind, id, signal));
      return [
        findingAt(collector, "FL2005", ["service", "pipelines", pipeline.id, kind, index], {
          message: `The ${kind.slice(0, -1)} "${id}" does not take ${pipeline.signal}; the Collector would not start.`,
          help: `remove it from ${pipeline.id}${able.length > 0 ? `: it takes ${able.join(" and ")}` : ""}`,
        }),
      ];
    }),
  );
}
