/** A ring or table as arcs of a circle: how unevenly it is cut can be seen there, and where a key falls. */

import type { PreparedRoute } from "../inspect/prepared-route.ts";
import { howOf } from "./page-balancer.ts";
import type { PageRing } from "./page-state.ts";

/** More arcs than these cannot be told apart; then each is the owner of one place in so many. */
const arcsMax = 8_000;

/** @param name what people call the backend of an endpoint; undefined for a way that has no places */
export function ringOf(prepared: PreparedRoute, name: (endpoint: string) => string): PageRing | undefined {
  if (prepared.kind !== "keyed") return undefined;
  const { endpoints, shares, table } = prepared.table.picker;
  if (!table) return undefined;
  const names = endpoints.map(name);
  const owners = [...new Set(names)];
  const ownerAt = names.map((one) => owners.indexOf(one));
  const exact = arcsOf(table, 1, ownerAt);
  const sums = owners.map(() => 0);
  for (const [index, share] of shares.entries()) {
    const owner = ownerAt[index] ?? 0;
    sums[owner] = (sums[owner] ?? 0) + share;
  }
  return {
    how: howOf(prepared),
    places: table.length,
    owners,
    shares: sums,
    arcs: exact.length <= 2 * arcsMax ? exact : arcsOf(table, Math.ceil(table.length / arcsMax), ownerAt),
  };
}

/** @param step places that are one */
function arcsOf(table: Uint16Array, step: number, ownerAt: readonly number[]): readonly number[] {
  const arcs: number[] = [];
  let [owner, length] = [-1, 0];
  for (let place = 0; place < table.length; place += step) {
    const here = ownerAt[table[place] ?? 0] ?? 0;
    if (here !== owner && length > 0) {
      arcs.push(owner, length);
      length = 0;
    }
    owner = here;
    length += Math.min(step, table.length - place);
  }
  if (length > 0) arcs.push(owner, length);
  return arcs;
}
