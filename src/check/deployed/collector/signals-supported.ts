/** Each component takes the signals of the pipelines it is in. */

import { signals } from "../../../contract/signal.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { type Pipeline, pipelineLists } from "../../../needs/configuration.ts";
import { supportsSignal } from "../../../schema/registry.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const signalsSupported: CollectorRule = (view) =>
  view.pipelines.filter(({ signal }) => signals.includes(signal)).flatMap((pipeline) => unsupportedIn(view, pipeline));

/** Connectors have signal pairs instead: connectors-wired.ts. */
function unsupportedIn({ schemas, defines, finding }: CollectorView, pipeline: Pipeline): readonly Diagnostic[] {
  return pipelineLists.flatMap((list) =>
    pipeline[list].flatMap((id, index) => {
      if (defines("connectors", id) || supportsSignal(schemas, list, id, pipeline.signal)) return [];
      const able = signals.filter((signal) => supportsSignal(schemas, list, id, signal));
      return [
        finding("FL2005", ["service", "pipelines", pipeline.id, list, index], {
          message: wouldNotStart(`The ${list.slice(0, -1)} "${id}" does not support ${pipeline.signal}`),
          help: `remove it from ${pipeline.id}${able.length > 0 ? `: it supports ${able.join(" and ")}` : ""}`,
        }),
      ];
    }),
  );
}
