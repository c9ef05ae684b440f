/**
 * The end of `.ci/run`: how long each suite took and the lines that say what failed, because a log that is kept in part
 * keeps its end. Reads a folder: `suites` has a line each, its name, exit status, count of failures and seconds between tabs;
 * `NAME.log` is what that suite wrote.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";

const [linesMax, lengthMax] = [40, 300];
/** Where a suite says nothing that is known, its last words. */
const lastWords = 6;

const folder = process.argv[2] ?? ".";
const suites = readFileSync(join(folder, "suites"), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split("\t"))
  .map(([name, status, failed, seconds]) => ({ name, status, failed, seconds }));

console.log(`seconds: ${suites.map(({ name, seconds }) => `${name} ${seconds}`).join(", ")}`);
const bad = suites.filter(({ status, failed }) => status !== "0" || failed !== "0");
const found = bad.map((suite) => ({ ...suite, lines: failuresIn(linesOf(suite.name)) }));
const shares = sharesOf(
  found.map(({ lines }) => lines.length),
  linesMax,
);
found.forEach(({ name, status, lines }, index) => {
  // The last line of a share says what is left out.
  const shown = lines.length > shares[index] ? lines.slice(0, shares[index] - 1) : lines;
  const suite = ["0", "1"].includes(status) ? name : `${name} (exit ${status})`;
  for (const line of shown) console.log(cut(`${suite}: ${line}`));
  const left = lines.length - shown.length;
  if (left > 0) console.log(`${suite}: and ${left} more`);
});

function linesOf(name) {
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
  const text = readFileSync(join(folder, `${name}.log`), "utf8").replace(escapes, "");
  return text.split("\n").map((line) => line.trimEnd());
}

function failuresIn(lines) {
  const found = [];
  for (let at = 0; at < lines.length; at++) {
    const what = failureIn(lines[at]);
    if (what === undefined) continue;
    const next = lines[at + 1] ?? "";
    // What is further in belongs to the line above, and so does an error to its test.
    const isDetail = /^ {6,}[^\s×]/.test(next) || /^\s*(→|\w*Error\b)/.test(next);
    found.push(isDetail ? `${what} … ${next.trim()}` : what);
    if (isDetail) at++;
  }
  // vitest names a test twice, the second time with its error.
  const isNamed = found.some((line) => line.startsWith("FAIL "));
  const told = [...new Set(isNamed ? found.filter((line) => !line.startsWith("×")) : found)];
  return told.length > 0 ? told : lines.filter((line) => line !== "" && !isCount(line)).slice(-lastWords);
}

/** As vitest, the suites' tally, `npm run check`, the compiler, the hostile suite's table and the fuzzes write it. */
function failureIn(line) {
  const text = line.trim();
  // What is skipped is a failure where it need not be, and of no interest otherwise.
  const isSaid = /^((FAIL|FAILED|×|skip) |seed \d+: |(Uncaught|\w*Error)\b.*: )|: error TS\d+: /.test(text);
  if (isSaid) return text;
  const cells = text.startsWith("| ") && text.endsWith(" |") ? text.slice(2, -2).split(" | ") : [];
  const harm = cells[7] ?? "none";
  return ["none", "harm", "---"].includes(harm) ? undefined : `${cells[0]}: ${cells.slice(7).join(" | ")}`;
}

function isCount(line) {
  return /^\d+ passed, \d+ failed/.test(line);
}

/** Every suite has as much of the room as the others, and what it does not need is theirs. */
function sharesOf(wanted, room) {
  const shares = wanted.map(() => 0);
  for (let left = room; left > 0; ) {
    const short = shares.flatMap((share, index) => (share < wanted[index] ? [index] : []));
    if (short.length === 0) break;
    for (const index of short.slice(0, left)) shares[index]++;
    left -= Math.min(left, short.length);
  }
  return shares;
}

function cut(line) {
  const flat = line.replace(/\s+/g, " ");
  return flat.length <= lengthMax ? flat : `${flat.slice(0, lengthMax - 1)}…`;
}
