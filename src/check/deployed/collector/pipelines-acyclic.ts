/** Connectors do not lead a pipeline back to itself. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import type { Pipeline } from "../../../needs/configuration.ts";
import type { CollectorRule } from "./view.ts";

/** More would hide what to do. */
const shownMax = 12;

/**
 * Depth first over pipelines; reports each circle once, at the pipeline where it closes. The way there is a list of our own, as a chain
 * of pipelines may be longer than the call stack.
 */
export const pipelinesAcyclic: CollectorRule = ({ pipelines, defines, using, finding }) => {
  const following = followers(pipelines, (name) => (defines("connectors", name) ? using("receivers", name) : []));
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  for (const first of pipelines) {
    const way = new Set<string>();
    const open = seen.has(first.id) ? [] : [{ id: first.id, waiting: following(first) }];
    for (let last = open.at(-1); last; last = open.at(-1)) {
      seen.add(last.id);
      way.add(last.id);
      const next = last.waiting.shift();
      if (next === undefined) {
        way.delete(last.id);
        open.pop();
      } else if (way.has(next.id)) {
        const circle = [...way].slice([...way].indexOf(next.id));
        found.push(
          finding("FL2007", ["service", "pipelines", next.id], {
            message: wouldNotStart(`Connectors form a cycle: ${circleText([...circle, next.id])}`),
            help: "take the connector out of one of these pipelines",
          }),
        );
      } else if (!seen.has(next.id)) open.push({ id: next.id, waiting: following(next) });
    }
  }
  return found;
};

function circleText(circle: readonly string[]): string {
  const left = circle.length - shownMax;
  if (left <= 0) return circle.join(" → ");
  return [...circle.slice(0, shownMax - 1), `${left} more`, ...circle.slice(-1)].join(" → ");
}

/** Pipelines that a pipeline leads to through connectors, in the order in which they stand. */
function followers(
  pipelines: readonly Pipeline[],
  behind: (connector: string) => readonly Pipeline[],
): (from: Pipeline) => Pipeline[] {
  const order = new Map(pipelines.map((pipeline, index) => [pipeline, index]));
  return ({ exporters }) =>
    [...new Set(exporters.flatMap(behind))].sort((left, right) => (order.get(left) ?? 0) - (order.get(right) ?? 0));
}
