/** Rates and shares over time, of counts that only grow. */

import type { PageHistory, PageState } from "../page-state.ts";

const momentsMax = 300;
/** Few items a second say little one by one. */
const windowMs = 5_000;

export interface Counted {
  readonly atMs: number[];
  /** By balancer and backend. */
  readonly items: Map<string, Map<string, number[]>>;
}

export function countedFrom({ atMs, series }: PageHistory): Counted {
  const items: Counted["items"] = new Map();
  for (const { balancer, backend, items: counts } of series) {
    const missing = atMs.length - counts.length;
    of(items, balancer).set(backend, [...new Array<number>(Math.max(0, missing)).fill(0), ...counts]);
  }
  return { atMs: [...atMs], items };
}

export function append({ atMs, items }: Counted, state: PageState): void {
  if ((atMs.at(-1) ?? 0) >= state.atMs) return;
  atMs.push(state.atMs);
  for (const { name, backends } of state.balancers) {
    for (const backend of backends) {
      const counts = of(items, name).get(backend.name) ?? new Array<number>(atMs.length - 1).fill(0);
      counts.push(backend.items);
      of(items, name).set(backend.name, counts);
    }
  }
  const all = [...items.values()].flatMap((backends) => [...backends.values()]);
  // One that is gone takes nothing more.
  for (const counts of all) while (counts.length < atMs.length) counts.push(counts.at(-1) ?? 0);
  for (const values of [atMs, ...all]) while (values.length > momentsMax) values.shift();
}

function of(items: Counted["items"], balancer: string): Map<string, number[]> {
  const known = items.get(balancer) ?? new Map<string, number[]>();
  items.set(balancer, known);
  return known;
}

/** Items a second at every moment, over the window before it. */
export function ratesOf({ atMs, items }: Counted, balancer: string, backend: string): readonly number[] {
  const counts = items.get(balancer)?.get(backend) ?? [];
  let from = 0;
  return atMs.map((at, index) => {
    while (from < index && (atMs[from + 1] ?? at) <= at - windowMs) from += 1;
    const spentMs = at - (atMs[from] ?? at);
    const taken = (counts[index] ?? 0) - (counts[from] ?? 0);
    return spentMs <= 0 ? 0 : Math.max(0, (1_000 * taken) / spentMs);
  });
}

/** Parts of one, moment by moment; all 0 where nothing came. */
export function sharesOf(rates: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const totals = (rates[0] ?? []).map((_rate, moment) => rates.reduce((sum, one) => sum + (one[moment] ?? 0), 0));
  return rates.map((one) => one.map((rate, moment) => ((totals[moment] ?? 0) > 0 ? rate / (totals[moment] ?? 1) : 0)));
}

/** The value below which such a part of calls was, within its bucket as Prometheus has it; undefined without calls. */
export function quantileOf(bounds: readonly number[], calls: readonly number[], count: number, part: number) {
  if (count <= 0) return undefined;
  const rank = part * count;
  let below = 0;
  for (const [index, bound] of bounds.entries()) {
    const here = calls[index] ?? 0;
    if (here > 0 && below + here >= rank) {
      const start = bounds[index - 1] ?? 0;
      return start + ((bound - start) * (rank - below)) / here;
    }
    below += here;
  }
  return Number.POSITIVE_INFINITY;
}
