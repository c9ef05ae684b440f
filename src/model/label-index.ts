/** What a selector of labels selects, of thousands: by the label that the fewest have. */

import { grouped } from "./grouped.ts";
import type { Json } from "./json.ts";

type Labels = Readonly<Record<string, Json>>;

export interface Labelled {
  readonly namespace: string;
  readonly labels: Labels;
}

/** @returns what a namespace's selector selects, in the order of the list; nothing for an empty one */
export function labelIndex<Item>(
  items: readonly Item[],
  labelledOf: (item: Item) => Labelled,
): (namespace: string, selector: Labels) => readonly Item[] {
  const keyOf = (namespace: string, [key, value]: [string, Json]) => `${namespace} ${key} ${JSON.stringify(value)}`;
  const byLabel = grouped(items, (item) => {
    const { namespace, labels } = labelledOf(item);
    return Object.entries(labels).map((pair) => keyOf(namespace, pair));
  });
  return (namespace, selector) => {
    const pairs = Object.entries(selector);
    const candidates = pairs.map((pair) => byLabel.get(keyOf(namespace, pair)) ?? []);
    const [fewest = []] = candidates.sort((left, right) => left.length - right.length);
    return fewest.filter((item) => hasLabels(labelledOf(item).labels, pairs));
  };
}

function hasLabels(labels: Labels, pairs: readonly (readonly [string, Json])[]): boolean {
  return pairs.every(([key, value]) => labels[key] === value);
}
