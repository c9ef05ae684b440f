/**
 * Which span is whose child: first one path as deep as the trace is to be, then the levels from above, each span with as many children as
 * it may have. So a trace of any number of spans is the beginning of the same tree.
 */

import type { TreeLimits } from "../contract/trace-tree.ts";

/** The number of each span's parent; the root's is its own. */
export function parentsIn(spans: number, { depth, fanOut }: TreeLimits): Uint32Array {
  const path = Math.min(depth, spans);
  const levels = Array.from({ length: path }, (_, level) => [level]);
  const places = freePlaces(levels, fanOut);
  const parents = new Uint32Array(spans);
  for (let span = 1; span < path; span++) parents[span] = span - 1;
  for (let span = path; span < spans; span++) {
    const { value } = places.next();
    if (!value) break;
    parents[span] = value.parent;
    levels[value.level + 1]?.push(span);
  }
  return parents;
}

/** From above; a level grows while the one above it fills. */
function* freePlaces(levels: readonly (readonly number[])[], fanOut: number) {
  // The first of each level is of the path, and has a child already.
  for (const [level, spans] of levels.slice(0, -1).entries())
    for (const [place, parent] of spans.entries())
      for (let child = place === 0 ? 1 : 0; child < fanOut; child++) yield { level, parent };
}
