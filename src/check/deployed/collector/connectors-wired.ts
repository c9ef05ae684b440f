/** A connector is an exporter of one pipeline and a receiver of another, of a signal it can give. */

import { type Signal, signals } from "../../../contract/signal.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isNameReference } from "../../../needs/names-by-variable.ts";
import { connectorPairs } from "../../../schema/registry.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

/** An end that seems to be missing may be named by a variable. */
export const connectorsWired: CollectorRule = (view) =>
  [...view.named].some(isNameReference) ? [] : view.names("connectors").flatMap((id) => wiring(view, id));

function wiring({ using, schemas, finding }: CollectorView, id: string): readonly Diagnostic[] {
  const [into, from] = [using("exporters", id), using("receivers", id)];
  // The end that seems to be missing may be in one whose signal is misspelt, which is found elsewhere.
  if ([...into, ...from].some(({ signal }) => !signals.includes(signal))) return [];
  const pairs = connectorPairs(schemas, id);
  const leads = (source: Signal, target: Signal): boolean =>
    !pairs || pairs.some((pair) => pair.from === source && pair.to === target);
  const lonely = [
    ...into
      .filter((source) => !from.some((target) => leads(source.signal, target.signal)))
      .map((pipeline) => ({ pipeline, list: "exporters", other: "receiver" })),
    ...from
      .filter((target) => !into.some((source) => leads(source.signal, target.signal)))
      .map((pipeline) => ({ pipeline, list: "receivers", other: "exporter" })),
  ];
  return lonely.map(({ pipeline, list, other }) =>
    finding("FL2006", ["service", "pipelines", pipeline.id, list], {
      message: wouldNotStart(
        `The connector "${id}" is among the ${list} of ${pipeline.id}, and no pipeline of a signal that it can produce has it as ${other}`,
      ),
      help: `name it as ${other} of such a pipeline`,
    }),
  );
}
