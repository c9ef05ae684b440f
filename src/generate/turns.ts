/** A share of what comes, exact at every moment: of n so many are it as the share of n is, rounded down. */

/** What a share that is written in decimals may lack of a whole number. */
const tolerance = 1e-9;

/** @returns whether the next one is of the share */
export function turnsOf(share: number): () => boolean {
  let seen = 0;
  const until = (count: number) => Math.floor(count * share + tolerance);
  return () => {
    seen += 1;
    return until(seen) > until(seen - 1);
  };
}
