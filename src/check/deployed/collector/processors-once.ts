/** A processor stands once in a pipeline; a receiver or exporter may be repeated (core service, both versions). */

import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import type { CollectorRule } from "./view.ts";

export const processorsOnce: CollectorRule = ({ pipelines, finding }) =>
  pipelines.flatMap(({ id, processors }) =>
    repeated(processors).map((name) =>
      finding("FL2003", ["service", "pipelines", id, "processors"], {
        message: wouldNotStart(`The pipeline ${id} names the processor "${name}" twice`),
        help: `remove one, or define a second one as "${name}/again"`,
      }),
    ),
  );

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
