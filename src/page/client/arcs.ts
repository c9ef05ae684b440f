/** Geometry of the ring: arcs of an annulus as paths, the first place at the top, clockwise. */

export interface Circle {
  readonly middle: number;
  readonly inner: number;
  readonly outer: number;
}

/** One path for each owner. @param arcs owner and length, in turn */
export function ringPaths(arcs: readonly number[], owners: number, places: number, circle: Circle): readonly string[] {
  const paths = Array.from({ length: owners }, (): string[] => []);
  let from = 0;
  for (let index = 0; index + 1 < arcs.length; index += 2) {
    const length = arcs[index + 1] ?? 0;
    paths[arcs[index] ?? 0]?.push(arcPath(from / places, (from + length) / places, circle));
    from += length;
  }
  return paths.map((parts) => parts.join(""));
}

/** @param from part of the circle */
function arcPath(from: number, to: number, { middle, inner, outer }: Circle): string {
  // An arc cannot end where it began.
  if (to - from > 0.999)
    return `${arcPath(from, from + 0.5, { middle, inner, outer })}${arcPath(from + 0.5, from + 0.999, { middle, inner, outer })}`;
  const long = to - from > 0.5 ? 1 : 0;
  const at = (part: number, radius: number) => pointAt(part, radius, middle).map(rounded).join(" ");
  return `M${at(from, outer)}A${outer} ${outer} 0 ${long} 1 ${at(to, outer)}L${at(to, inner)}A${inner} ${inner} 0 ${long} 0 ${at(from, inner)}Z`;
}

export function pointAt(part: number, radius: number, middle: number): readonly [number, number] {
  const angle = 2 * Math.PI * part;
  return [middle + radius * Math.sin(angle), middle - radius * Math.cos(angle)];
}

function rounded(value: number): string {
  return String(Math.round(100 * value) / 100);
}

/** Areas that lie on each other, from the bottom. @param values moments of each, parts of one */
export function stackedAreas(
  values: readonly (readonly number[])[],
  x: (moment: number) => number,
  y: (part: number) => number,
): readonly string[] {
  const moments = values[0]?.length ?? 0;
  let below = new Array<number>(moments).fill(0);
  return values.map((one) => {
    const above = one.map((value, moment) => (below[moment] ?? 0) + value);
    const point = (moment: number, part: number) => `${rounded(x(moment))} ${rounded(y(part))}`;
    const top = above.map((part, moment) => point(moment, part));
    const bottom = below.map((part, moment) => point(moment, part)).reverse();
    below = above;
    return moments < 2 ? "" : `M${top.join("L")}L${bottom.join("L")}Z`;
  });
}

export function linePath(values: readonly number[], width: number, height: number): string {
  const most = Math.max(1e-9, ...values);
  const step = width / Math.max(1, values.length - 1);
  const points = values.map((value, index) => `${rounded(index * step)} ${rounded(height - (height * value) / most)}`);
  return points.length < 2 ? "" : `M${points.join("L")}`;
}
