/**
 * Consistent hashing with bounded loads: a key goes to its owner on the ring unless that would exceed its bound; then to
 * the next endpoint around the circle that does not. There always is one, as the bounds add up to more than the load.
 *
 * @see "Consistent Hashing with Bounded Loads", Mirrokni, Thorup and Zadimoghaddam, 2016; Envoy's `hash_balance_factor`
 */

/**
 * The most that one endpoint may have, including the request at hand.
 *
 * @param loads what is in flight at each endpoint
 * @param balanceFactor the permitted multiple of the mean: above 1; Envoy suggests 1.2 to 2
 */
export function loadBound(loads: ArrayLike<number>, balanceFactor: number): number {
  let total = 0;
  for (let index = 0; index < loads.length; index++) total += loads[index] ?? 0;
  return Math.ceil((balanceFactor * (total + 1)) / loads.length);
}
