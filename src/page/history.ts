/** What backends had taken at the last moments, so that a page that is opened during trouble shows how it began. */

import type { PageHistory } from "./page-state.ts";

/** Five minutes of looks that are a second apart. */
const momentsMax = 300;
/** More series are not kept, so that the memory of a balancer of thousands stays what it is. */
const seriesMax = 200;

export interface History {
  readonly looked: (atMs: number, series: readonly Look[]) => void;
  readonly read: () => PageHistory;
}

export interface Look {
  readonly balancer: string;
  readonly backend: string;
  readonly items: number;
}

export function createHistory(): History {
  const atMs: number[] = [];
  const kept = new Map<string, { readonly look: Look; readonly items: number[] }>();
  return {
    looked: (moment, series) => {
      atMs.push(moment);
      if (atMs.length > momentsMax) atMs.shift();
      const now = new Map(series.slice(0, seriesMax).map((look) => [nameOf(look), look]));
      for (const name of kept.keys()) if (!now.has(name)) kept.delete(name);
      for (const [name, look] of now) {
        const items = kept.get(name)?.items ?? [];
        items.push(look.items);
        if (items.length > momentsMax) items.shift();
        kept.set(name, { look, items });
      }
    },
    // What joined later is shorter, and ends with the others.
    read: () => ({
      atMs: [...atMs],
      series: [...kept.values()].map(({ look: { balancer, backend }, items }) => ({
        ...{ balancer, backend, items: [...items] },
      })),
    }),
  };
}

function nameOf({ balancer, backend }: Look): string {
  return JSON.stringify([balancer, backend]);
}
