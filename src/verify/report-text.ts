/** A report for people, for programs, and for the test view of a build. */

import type { Check, Report, SeenBackend, SignalReport } from "./report.ts";

export function reportJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

export function reportText(report: Report): string {
  const { balancer, to, truth, seed, signals, seconds } = report;
  const asked = report.unmet.map((what) => `asked for, and not checked: ${what}\n`).join("");
  return `${balancer} at ${to}, by ${truth}; seed ${seed}\n${signals.map(signalText).join("")}\n${asked}after ${seconds} s: ${endOf(report)}\n`;
}

function endOf({ signals, verdict }: Report): string {
  const checks = signals.flatMap((signal) => signal.checks);
  const left = checks.filter(({ result }) => result === "not checked").length;
  const broken = checks.filter(({ result }) => result === "broken").length;
  switch (verdict) {
    case "held":
      return `all that was checked holds${left > 0 ? `, ${left} of ${checks.length} checks could not be made` : ""}`;
    case "broken":
      return broken > 0 ? `${broken} of ${checks.length} checks failed` : "what was asked for could not be checked";
    case "nothing checked":
      return uncheckedText(signals);
  }
}

function uncheckedText(signals: readonly SignalReport[]): string {
  const absent = signals.filter(({ received }) => received === 0).map(({ signal }) => signal);
  return absent.length > 0 ? `nothing of ${absent.join(", ")} came to a backend` : "nothing could be checked";
}

function signalText({ signal, sent, accepted, received, backends, checks, words }: SignalReport): string {
  const lines = [
    `${signal}: ${sent} sent, ${accepted} taken, ${received} at the backends`,
    ...words.map((word) => `  the balancer said: ${word}`),
    ...tableOf(backends),
    ...checks.map(checkText),
  ];
  return `\n${lines.join("\n")}\n`;
}

const part = (value: number | undefined) => (value === undefined ? "-" : `${(100 * value).toFixed(1)} %`);
const whole = (value: number | undefined) => (value === undefined ? "-" : String(value));

function tableOf(backends: readonly SeenBackend[]): readonly string[] {
  const all = backends.reduce((sum, { keys, items }) => sum + (keys ?? items), 0);
  const rows = [
    ["backend", "items", "predicted", "keys", "share", "by the model"],
    ...backends.map(({ name, items, predicted, keys, share }) => [
      ...[name, String(items), whole(predicted), whole(keys)],
      ...[all === 0 ? "-" : part((keys ?? items) / all), part(share)],
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map(
    (row) =>
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ")}`,
  );
}

const marks = { held: "ok", broken: "FAILED", "not checked": "-" } as const;

function checkText(check: Check): string {
  const head = `  ${marks[check.result].padEnd(6)}  ${check.name.padEnd(10)}`;
  return check.result === "not checked"
    ? `${head}  not checked: ${check.says}`
    : `${head}  ${foundWords(check)} ${check.says}`;
}

function foundWords({ name, found, limit }: Extract<Check, { readonly found: number }>): string {
  if (name === "spread") return `${found < 0.001 ? found.toExponential(1) : found.toFixed(3)} (at least ${limit}):`;
  return limit === 0 ? String(found) : `${found} (at most ${limit})`;
}

/** As Jenkins, GitLab and GitHub's actions read it: a suite for each signal, a case for each check. */
export function reportJunit(report: Report): string {
  const { balancer, signals, seconds, verdict } = report;
  const cases = signals.flatMap(({ checks }) => checks);
  const count = (of: readonly Check[], result: Check["result"]) => of.filter((check) => check.result === result).length;
  const suites = signals.map(({ signal, checks }) => {
    const numbers = `tests="${checks.length}" failures="${count(checks, "broken")}" skipped="${count(checks, "not checked")}"`;
    const body = checks.map((check) => caseXml(`${balancer}.${signal}`, check)).join("");
    return suiteXml(`${balancer} ${signal}`, numbers, body, seconds);
  });
  // Whoever reads this alone has to see that it did not hold, where no check says so.
  const isSilent = verdict !== "held" && count(cases, "broken") === 0;
  if (isSilent) {
    const says = xml([endOf(report), ...report.unmet].join("; "));
    const body = `    <testcase classname="${xml(balancer)}" name="verdict" time="0"><failure message="${says}"/></testcase>\n`;
    suites.push(suiteXml(`${balancer} verdict`, 'tests="1" failures="1" skipped="0"', body, seconds));
  }
  const [tests, failures] = isSilent ? [cases.length + 1, 1] : [cases.length, count(cases, "broken")];
  const total = `tests="${tests}" failures="${failures}" errors="0" time="${seconds}"`;
  return `${junitHead} ${total}>\n${suites.join("")}</testsuites>\n`;
}

/** Of a run that found nothing out, for whoever reads the file alone: one of an earlier run would be taken for it. */
export const noReport = {
  text: (because: string) => `fairlead verify: ${because}\n`,
  json: (because: string) => `${JSON.stringify({ formatVersion: 1, verdict: "impossible", because }, undefined, 2)}\n`,
  junit: (because: string) => {
    const body = `    <testcase classname="fairlead verify" name="run" time="0"><error message="${xml(because)}"/></testcase>\n`;
    const suite = `  <testsuite name="run" tests="1" failures="0" skipped="0" errors="1" time="0">\n${body}  </testsuite>\n`;
    return `${junitHead} tests="1" failures="0" errors="1" time="0">\n${suite}</testsuites>\n`;
  },
} as const;

const junitHead = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="fairlead verify"';

function suiteXml(name: string, numbers: string, body: string, seconds: number): string {
  return `  <testsuite name="${xml(name)}" ${numbers} errors="0" time="${seconds}">\n${body}  </testsuite>\n`;
}

function caseXml(className: string, check: Check): string {
  const head = `    <testcase classname="${xml(className)}" name="${check.name}" time="0"`;
  switch (check.result) {
    case "held":
      return `${head}/>\n`;
    case "not checked":
      return `${head}><skipped message="${xml(check.says)}"/></testcase>\n`;
    case "broken":
      return `${head}><failure message="${xml(`${foundWords(check)} ${check.says}`)}"/></testcase>\n`;
  }
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 has no other control characters than these, not even as entities. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function xml(text: string): string {
  return text
    .replace(unwritable, "\uFFFD")
    .replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`);
}
