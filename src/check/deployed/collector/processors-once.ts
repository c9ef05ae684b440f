/** A processor stands once in a pipeline; a receiver or exporter that is repeated counts once (core service, both versions). */

import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { pipelineLists } from "../../../needs/configuration.ts";
import type { CollectorRule } from "./view.ts";

export const processorsOnce: CollectorRule = ({ pipelines, finding }) =>
  pipelines.flatMap((pipeline) =>
    pipelineLists.flatMap((list) =>
      repeated(pipeline[list]).map(({ name, index }) => {
        const path = ["service", "pipelines", pipeline.id, list, index];
        const fact = `The pipeline ${pipeline.id} names the ${list.slice(0, -1)} "${name}" twice`;
        return list === "processors"
          ? finding("FL2003", path, {
              message: wouldNotStart(fact),
              help: `remove one, or define a second one as "${name}/again"`,
            })
          : finding("FL2003", path, { severity: "warning", message: `${fact}; it counts once.`, help: "remove one" });
      }),
    ),
  );

/** The first repetition of each. */
function repeated(ids: readonly string[]): readonly { readonly name: string; readonly index: number }[] {
  const times = new Map<string, number>();
  return ids.flatMap((name, index) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 2 ? [{ name, index }] : [];
  });
}
