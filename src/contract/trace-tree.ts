/** How deep a trace is and how wide, and how many spans that has room for. */

export interface TreeLimits {
  /** Levels, the root's included. */
  readonly depth: number;
  /** Children of a span. */
  readonly fanOut: number;
}

/** Undefined: as few as the other needs, and a chain where neither is said. */
export function treeLimits(spans: number, depth: number | undefined, fanOut: number | undefined): TreeLimits {
  if (depth === undefined && fanOut === undefined) return { depth: spans, fanOut: 1 };
  if (fanOut === undefined)
    return { depth: depth ?? spans, fanOut: least((one) => capacity(depth ?? spans, one), spans) };
  return { depth: depth ?? least((one) => capacity(one, fanOut), spans), fanOut };
}

/** Spans of a full tree; more than any trace has are as good as endless. */
export function capacity(depth: number, fanOut: number): number {
  let [whole, level] = [0, 1];
  for (let levels = 0; levels < depth && whole < 2 ** 31; levels++) {
    whole += level;
    level *= fanOut;
  }
  return whole;
}

function least(of: (one: number) => number, wanted: number): number {
  let one = 1;
  while (of(one) < wanted && one < wanted) one += 1;
  return one;
}
