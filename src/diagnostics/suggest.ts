/** "Did you mean": the nearest of the names that would have been right. */

/** Further away than this, or than a third of the word, a suggestion confuses more than it helps; half of a short word is another. */
const distanceMax = 2;
/** Of more names, and of longer ones, nobody typed one by mistake for another; comparing each with each would take minutes. */
const candidatesMax = 150;
const lengthMax = 200;

/** @returns candidates near enough, nearest first, ties in the given order, at most three */
export function nearest(word: string, candidates: readonly string[]): readonly string[] {
  const reach = Math.max(distanceMax, Math.floor(word.length / 3));
  if (word.length > lengthMax) return [];
  return alike(word, candidates, reach + separatorsMax)
    .map((candidate) => ({ candidate, distance: distanceBetween(fold(word), fold(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.min(reach, Math.max(word.length, candidate.length) / 2))
    .sort((left, right) => left.distance - right.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** As long as the word, or nearly: the first of them, as looking at each of many thousands takes minutes. */
function alike(word: string, candidates: readonly string[], reach: number): readonly string[] {
  const found: string[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) <= reach) found.push(candidate);
    if (found.length >= candidatesMax) break;
  }
  return found;
}

/** "did you mean a or b?", or undefined when nothing is near enough. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  return near.length > 0 ? `did you mean ${near.join(" or ")}?` : undefined;
}

/** One of a few words: the nearest if one is near enough, else all of them. */
export function oneOfWords(word: string, words: readonly string[]): string {
  const said = words.filter((one) => one !== "");
  return didYouMean(word, said) ?? `use ${said.join(" or ")}`;
}

/** True when a word that is not known may have been meant for a name: nearly the same, or with something added to it. */
export function mayMean(word: string, name: string): boolean {
  return nearest(word, [name]).length > 0 || word.startsWith(`${name}_`) || word.endsWith(`_${name}`);
}

/** Letters that do not count, in one name more than in another. */
const separatorsMax = 8;

/** Spelling habits that differ between tools count as nothing: case, dashes, underscores. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, "");
}

/** Optimal string alignment distance: insert, delete, replace, or swap two neighbours. */
export function distanceBetween(left: string, right: string): number {
  const columns = right.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: columns }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column < columns; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[columns - 1] ?? 0;
}
