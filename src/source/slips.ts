/**
 * What somebody did to the lines of a text that is no YAML: the reader stops where nothing fits any more, which may be far behind the
 * line that was moved, left out or not closed. Guesses from how the rest of the text is indented; without one, the reader's place holds.
 */

export interface Slip {
  /** Counted from one, as the column is. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** A sentence without its end. */
  readonly fact: string;
  readonly help: string;
}

/** @param at the line where reading ended, counted from one */
export function slipIn(lines: readonly string[], at: number): Slip | undefined {
  if (/^ *\t/.test(lines[at - 1] ?? "")) return undefined;
  return strangeBlank(lines, at) ?? below(lines, at) ?? misplaced(lines, at);
}

/** What looks like a blank, and is a letter to YAML. */
const strange = /^[ -]*[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;

function strangeBlank(lines: readonly string[], at: number): Slip | undefined {
  const index = lines.slice(0, at).findLastIndex((line) => strange.test(line));
  if (index < 0) return undefined;
  const fact = "This line is indented with a no-break space, or another one that YAML does not take for a space";
  return slip(lines, index, { fact, help: "indent it with plain spaces", length: 1 });
}

/** A key that is indented below one with a value. */
function below(lines: readonly string[], at: number): Slip | undefined {
  const above = [at - 1, at].find((upper) => isBelow(lines, upper));
  if (above === undefined) return undefined;
  if (isUpperMoved(lines, above)) {
    const [moved, beside] = [keyOf(lines[above - 1]), keyOf(lines[above])];
    const fact = `"${moved}" is not indented like "${beside}" below it`;
    const help = `indent it by ${spaces(indentOf(lines[above]))}, like "${beside}"`;
    return slip(lines, above - 1, { fact, help, length: moved.length });
  }
  const fact = `"${keyOf(lines[above])}" is indented deeper than the line above it, whose key already has a value`;
  const help = `indent it like the line above, by ${spaces(indentOf(behindDashes(lines[above - 1])))}`;
  return slip(lines, above, { fact, help, length: keyOf(lines[above]).length });
}

/** @param above the upper line, counted from one */
function isBelow(lines: readonly string[], above: number): boolean {
  const [upper, lower = ""] = [behindDashes(lines[above - 1]), lines[above]];
  const hasValue = /^\s*[\w./-]+:\s+[^\s#|>&!].*$/.test(upper);
  return hasValue && /^\s*[\w./-]+:(?:\s|$)/.test(lower) && indentOf(lower) > indentOf(upper);
}

/** Where the line before it is as deep as the lower one, or a key whose section would begin there. @param above counted from one */
function isUpperMoved(lines: readonly string[], above: number): boolean {
  const before = behindDashes(lines.slice(0, above - 1).findLast(isText));
  const [upper, lower] = [indentOf(behindDashes(lines[above - 1])), indentOf(lines[above])];
  const isOwner = /:\s*$/.test(before) && upper < indentOf(before) + stepOf(lines);
  return indentOf(before) === lower || (isOwner && lower === indentOf(before) + stepOf(lines));
}

/** The first key of an entry stands where the entry's others do. */
function behindDashes(line = ""): string {
  return line.replace(/^[\s-]*- /, (dashes) => " ".repeat(dashes.length));
}

/** The line where reading ended, the first of the deeper ones above it, and what these belong to. */
interface Lines {
  readonly ended: number;
  readonly first: number;
  readonly owner: number;
}

/** A line that stands neither where those above it began nor where what they belong to does. */
function misplaced(lines: readonly string[], at: number): Slip | undefined {
  const around = linesAround(lines, at);
  if (around === undefined) return undefined;
  const { ended, first, owner } = around;
  if (first === owner || (isEntry(lines[first]) && isOutOf(lines, owner, ended))) return aboveEntries(lines, around);
  const [here, inside] = [indentOf(lines[ended]), indentOf(lines[first])];
  const outside = owner < 0 ? -1 : indentOf(lines[owner]);
  if (owner < 0 && here === 0) return withoutOwner(lines, first);
  const step = stepOf(lines);
  if (isShort(lines, { ended, first, owner }, step)) return shortOf(lines, owner, ended);
  const isExpected = here === outside + step;
  if (isExpected && isEntry(lines[first]) && !isEntry(lines[ended])) return withoutKey(lines, first);
  const [moved, right, beside] = isExpected ? [first, here, ended] : [ended, inside, first];
  const fact = `"${keyOf(lines[moved])}" is neither indented like "${keyOf(lines[beside])}" nor in another section`;
  const help = `indent it by ${spaces(right)}, like "${keyOf(lines[beside])}"`;
  return slip(lines, moved, { fact, help, length: keyOf(lines[moved]).length });
}

/** What the deeper lines belong to may itself be a blank or two short of where the last line is right. */
function isShort(lines: readonly string[], { ended, owner }: Lines, step: number): boolean {
  const [here, outside] = [indentOf(lines[ended]), indentOf(lines[owner])];
  const around = lines.slice(0, Math.max(owner, 0)).findLast((line) => isText(line) && indentOf(line) < outside);
  return owner >= 0 && around !== undefined && here === indentOf(around) + step && here - outside < step;
}

function shortOf(lines: readonly string[], moved: number, beside: number): Slip {
  const fact = `"${keyOf(lines[moved])}" is not indented like "${keyOf(lines[beside])}"`;
  const help = `indent it by ${spaces(indentOf(lines[beside]))}, like "${keyOf(lines[beside])}"`;
  return slip(lines, moved, { fact, help, length: keyOf(lines[moved]).length });
}

function linesAround(lines: readonly string[], at: number): Lines | undefined {
  const ended = [at - 1, at].find((index) => isText(lines[index]));
  if (ended === undefined) return undefined;
  let first: number | undefined;
  for (let index = ended - 1; index >= 0; index--) {
    const line = lines[index];
    if (!isText(line)) continue;
    if (indentOf(line) < indentOf(lines[ended]))
      return first === undefined ? undefined : { ended, first, owner: index };
    first = index;
    if (indentOf(line) > indentOf(lines[ended])) continue;
    return isEntry(line) && !isEntry(lines[ended]) ? ownerOfEntry(lines, ended, index) : undefined;
  }
  return first === undefined ? undefined : { ended, first, owner: -1 };
}

/** Where an entry stands as deep as the last line: the key of its list is both what is first and what it belongs to. */
function ownerOfEntry(lines: readonly string[], ended: number, entry: number): Lines | undefined {
  const owner = lines.slice(0, entry).findLastIndex((line) => isText(line) && indentOf(line) < indentOf(lines[entry]));
  return owner < 0 ? undefined : { ended, first: owner, owner };
}

/** Behind a key of its depth with nothing in it, or one as deep as the last line, a key is likely to have been beside that. */
function isOutOf(lines: readonly string[], index: number, ended: number): boolean {
  const above = lines.slice(0, Math.max(index, 0));
  const before = above.findLast(isText);
  const key = above.findLast((line) => isText(line) && !isEntry(line));
  const isEmpty = indentOf(before) === indentOf(lines[index]) && /:\s*$/.test(before ?? "");
  return isEmpty || (index > 0 && indentOf(key) === indentOf(lines[ended]));
}

/** A line as deep as the entries above it, or a key that left its section with them behind it. */
function aboveEntries(lines: readonly string[], { ended, owner }: Lines): Slip {
  return isOutOf(lines, owner, ended) ? shortOf(lines, owner, ended) : shortOf(lines, ended, owner);
}

function withoutOwner(lines: readonly string[], first: number): Slip {
  const fact = `"${keyOf(lines[first])}" is indented, but nothing above it can contain it`;
  const help = "write the section above it, such as receivers:, or do not indent it";
  return slip(lines, first, { fact, help, length: keyOf(lines[first]).length });
}

function withoutKey(lines: readonly string[], first: number): Slip {
  const fact = "A list without a key is among keys";
  const help = "write the key above it, such as receivers:, or indent the list below its key";
  return slip(lines, first, { fact, help, length: 1 });
}

/** By how many blanks the text indents what belongs to a line, most of the time. */
function stepOf(lines: readonly string[]): number {
  const counts = new Map<number, number>();
  let before: string | undefined;
  for (const line of lines) {
    if (!isText(line)) continue;
    const step = before === undefined ? 0 : indentOf(line) - indentOf(before);
    if (step > 0 && /:\s*$/.test(before ?? "")) counts.set(step, (counts.get(step) ?? 0) + 1);
    before = line;
  }
  return [...counts].reduce(
    ([most, often], [step, count]) => (count > often ? [step, count] : [most, often]),
    [2, 0],
  )[0];
}

function isText(line = ""): boolean {
  return /^\s*[^\s#]/.test(line);
}

function isEntry(line = ""): boolean {
  return /^\s*-(?:\s|$)/.test(line);
}

function indentOf(line = ""): number {
  return line.search(/\S|$/);
}

/** The key of a line, or what it has instead. */
function keyOf(line = ""): string {
  const text = line.trim();
  return /^(?:- )*["']?([^\s"':]+)["']?:(?:\s|$)/.exec(text)?.[1] ?? text.slice(0, shownMax);
}

const shownMax = 30;

function spaces(count: number): string {
  return count === 1 ? "1 space" : `${count} spaces`;
}

function slip(lines: readonly string[], index: number, told: Omit<Slip, "line" | "column">): Slip {
  return { line: index + 1, column: indentOf(lines[index]) + 1, ...told };
}
