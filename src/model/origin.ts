/**
 * Where a part of the model was written: a declaration of a blueprint, and the property inside its object literal.
 * Plain data; the blueprint's call sites turn it into file, line and column only when a finding needs them.
 */

export type PropertyPath = readonly (string | number)[];

export interface Origin {
  /** Construct path: blueprint name, then declaration name, as in `edge/loadbalancer`. */
  readonly construct: string;
  /** Path inside the options literal of that declaration; empty for the declaration itself. */
  readonly property: PropertyPath;
}

/** The origin of a property further inside. */
export function within(origin: Origin, ...steps: PropertyPath): Origin {
  return { construct: origin.construct, property: [...origin.property, ...steps] };
}

/** Says where the values below `at` (a path in a generated configuration) come from. */
export interface OriginMark {
  readonly at: PropertyPath;
  readonly origin: Origin;
}

/** The origin of a generated path: the longest mark that leads to it, extended by the rest of the path. */
export function originOf(path: PropertyPath, marks: readonly OriginMark[], fallback: Origin): Origin {
  let best: OriginMark | undefined;
  for (const mark of marks) {
    if (mark.at.length > path.length || (best && mark.at.length <= best.at.length)) continue;
    if (mark.at.every((step, index) => String(step) === String(path[index]))) best = mark;
  }
  return best ? within(best.origin, ...path.slice(best.at.length)) : fallback;
}
