/**
 * Consistent hashing with bounded loads: a key goes to its owner on the ring unless that has more than its bound; then to
 * the next endpoint around the circle that has not.
 *
 * @see "Consistent Hashing with Bounded Loads", Mirrokni, Thorup and Zadimoghaddam, 2016; Envoy's `hash_balance_factor`
 */

import { type Ring, ringOwnerWhere } from "./ring.ts";

export interface BoundedLoad {
  /** What is in flight at each endpoint, parallel to the ring's endpoints. */
  readonly loads: ArrayLike<number>;
  /** How much more than the mean one may have: above 1; Envoy suggests 1.2 to 2. */
  readonly balanceFactor: number;
}

/** The most that one endpoint may have, the request at hand counted in. */
export function loadBound(loads: ArrayLike<number>, balanceFactor: number): number {
  let total = 0;
  for (let index = 0; index < loads.length; index++) total += loads[index] ?? 0;
  return Math.ceil((balanceFactor * (total + 1)) / loads.length);
}

/**
 * Index of the endpoint for a key. There always is one with room, as the bounds add up to more than the load.
 *
 * @returns -1 for an empty ring
 */
export function pickBounded(ring: Ring, key: Uint8Array, { loads, balanceFactor }: BoundedLoad): number {
  const bound = loadBound(loads, balanceFactor);
  return ringOwnerWhere(ring, key, (owner) => (loads[owner] ?? 0) + 1 <= bound);
}
