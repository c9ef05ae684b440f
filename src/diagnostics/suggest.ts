/** "Did you mean": the nearest of the names that would have been right. */

/** Further away than this, or than a third of the word, a suggestion confuses more than it helps; half of a short word is another. */
const distanceMax = 2;
/** Of more names, and of longer ones, nobody typed one by mistake for another; comparing each with each would take minutes. */
const candidatesMax = 150;
const lengthMax = 200;

/** At most. */
const suggestionsMax = 3;

/** @returns candidates near enough, nearest first, ties in the given order, at most three */
export function nearest(word: string, candidates: readonly string[]): readonly string[] {
  return near(word, candidates)
    .slice(0, suggestionsMax)
    .map(({ candidate }) => candidate);
}

interface Near {
  readonly candidate: string;
  readonly distance: number;
}

function near(word: string, candidates: readonly string[]): readonly Near[] {
  const reach = Math.max(distanceMax, Math.floor(word.length / 3));
  if (word.length > lengthMax) return [];
  return alike(word, candidates, reach + separatorsMax)
    .map((candidate) => ({ candidate, distance: distanceBetween(fold(word), fold(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.min(reach, Math.max(word.length, candidate.length) / 2))
    .sort((left, right) => left.distance - right.distance);
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
  const found = near(word, candidates);
  const [best] = found;
  // Beside one that is a letter away, or none, nobody meant another that is further.
  const closest = best && best.distance <= 1 ? found.filter(({ distance }) => distance === best.distance) : found;
  const meant = best ? closest.slice(0, suggestionsMax).map(({ candidate }) => candidate) : longer(word, candidates);
  return meant.length > 0 ? `did you mean ${meant.join(" or ")}?` : undefined;
}

/** A name of which parts were left out at an end, as `batch_size` of `send_batch_size`; of more than a few nothing is said. */
function longer(word: string, candidates: readonly string[]): readonly string[] {
  const parts = partsOf(word).join(" ");
  if (parts.length < partMin || word.length > lengthMax) return [];
  const found = candidates.filter((candidate) => {
    const all = partsOf(candidate).join(" ");
    return all.startsWith(`${parts} `) || all.endsWith(` ${parts}`);
  });
  return found.length <= suggestionsMax ? found : [];
}

/** Shorter ones are in too many names. */
const partMin = 4;

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

/** Spelling habits that differ between tools count as nothing: case, dashes, underscores, and one or several of a thing. */
function fold(word: string): string {
  return partsOf(word).join("");
}

function partsOf(word: string): readonly string[] {
  return word
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_")
    .toLowerCase()
    .split(/[-_ .]+/)
    .map((part) => part.replace(/(?<=\w{2})ies$/, "y").replace(/(?<=\w{2}[^s])s$/, ""));
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
