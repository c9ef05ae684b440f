/**
 * `npm run hostile`: the balancer of a blueprint, as its manifest runs it, in bad company. Each case has a balancer of its own in
 * a memory cgroup of the manifest's limit, and an honest sender beside it, which has to be answered. `-- --quick` has all cases,
 * three seconds each, and `-- --short` fewer for less; `-- --plan` says how long they take and runs none; `-- --write` brings the
 * table in docs/hardening.md to date; words choose cases by name.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { apiServers } from "./api-servers.ts";
import { attacks } from "./attacks.ts";
import { badBackends } from "./bad-backends.ts";
import { bombsOfOthers } from "./bombs.ts";
import type { Case } from "./case.ts";
import { memoryCgroup } from "./cgroup.ts";
import { drips } from "./drips.ts";
import { floods } from "./floods.ts";
import { manyBackends } from "./many-backends.ts";
import { memoryCases } from "./memory.ts";
import { oddities } from "./oddities.ts";
import { boundsText, endSinks, type Result, runCase } from "./run-case.ts";
import { secured } from "./secured.ts";
import { answeredShapes } from "./shapes.ts";
import { streams } from "./streams.ts";
import { surroundings } from "./surroundings.ts";
import { together } from "./together.ts";

const args = process.argv.slice(2);
const isShort = args.includes("--short");
const isQuick = isShort || args.includes("--quick");
const words = args.filter((arg) => !arg.startsWith("--"));
const caseMs = 10_000;
const quickMs = 3_000;
const shortMs = 1_500;
/** Of the short form, on a machine that does nothing else. */
const shortPlanMsMax = 450_000;
/** To start and to stop what a case has, and what it waits for before and after the attack. */
const aroundMs = 1_600;
/** In the short form calls to bad backends end as soon as the attack: manifests give them ten seconds. */
const shortDeadlineMs = 3_000;
/** On a machine that others use too, what is slow once is not the attack's doing. */
const attempts = 3;

function attackMs(one: Case): number {
  if (!isQuick) return caseMs;
  if (one.shortMs !== undefined) return one.shortMs;
  // What fills the memory has to have the time to.
  return isShort && !one.backends && !memoryCases.includes(one) ? shortMs : quickMs;
}

function inShort(one: Case): Case {
  if (!isShort || !one.backends) return one;
  const { changes = (config) => config } = one;
  const sooner = (config: BalancerConfig) => {
    const changed = changes(config);
    return { ...changed, delivery: { ...changed.delivery, deadlineMs: shortDeadlineMs } };
  };
  return { ...one, changes: sooner };
}

function planMs(cases: readonly Case[]): number {
  // Calls to backends that do not answer end at their deadline.
  const endMs = ({ backends }: Case) => (backends ? (isShort ? shortDeadlineMs : caseMs) : 0);
  return cases.reduce((sum, one) => sum + attackMs(one) + aroundMs + endMs(one), 0);
}

async function run(given: Case): Promise<Result> {
  const one = inShort(given);
  const ms = attackMs(given);
  let result = await runCase(one, ms);
  for (let attempt = 2; attempt <= attempts && result.delays.length > 0 && result.problems.length === 0; attempt++) {
    result = await runCase(one, ms);
  }
  return result;
}

function row({ name, bytes, seen, turnMs, peakMib, problems, delays }: Result): string {
  const cells = [
    name,
    bytes,
    Math.round(seen.p99),
    seen.deferred,
    seen.failed,
    Math.round(turnMs),
    Math.round(peakMib),
    [...problems, ...delays].join("; ").replaceAll("|", "\\|").replaceAll("\n", " ") || "none",
  ];
  return `| ${cells.join(" | ")} |`;
}

const head = [
  "| case | bytes of attack | honest p99 ms | told to try again | failed | longest turn ms | peak MiB | harm |",
  "| --- | --- | --- | --- | --- | --- | --- | --- |",
];

function write(results: readonly Result[]): void {
  const path = "docs/hardening.md";
  const text = readFileSync(path, "utf8");
  const table = [...head, ...results.map(row)].join("\n");
  writeFileSync(
    path,
    text.replace(
      /(<!-- table -->\n)[\s\S]*(\n<!-- end -->)/,
      (_all, from: string, to: string) => `${from}${table}${to}`,
    ),
  );
}

const calm: Case = {
  name: "nobody else",
  attack: async (_balancer, ms) => {
    await sleep(ms);
    return "0";
  },
};

const begun = performance.now();
const group = memoryCgroup(2 ** 30);
if (typeof group === "string") console.log(`${group}: memory is read from /proc, and nothing is killed`);
else group.remove();
const all = [
  ...attacks,
  ...drips,
  ...oddities,
  ...floods,
  ...together,
  ...memoryCases,
  ...manyBackends,
  ...badBackends,
  ...surroundings,
  ...answeredShapes,
  ...bombsOfOthers,
  ...streams,
  ...secured,
  ...apiServers,
];
const chosen = all.filter(
  ({ isLong, name }) => !(isShort && isLong) && (words.length === 0 || words.some((word) => name.includes(word))),
);
if (chosen.length === 0) throw new Error(`no case has ${words.join(" or ")} in its name`);
const plan = planMs([calm, ...chosen]);
console.log(`${1 + chosen.length} cases, planned for ${Math.round(plan / 1_000)} s; ${boundsText}`);
if (isShort && plan > shortPlanMsMax) throw new Error(`the short form is planned for more than ${shortPlanMsMax} ms`);
if (args.includes("--plan")) process.exit();
console.log(head.join("\n"));
const results: Result[] = [];
for (const one of [calm, ...chosen]) {
  const result = await run(one);
  console.log(row(result));
  results.push(result);
}
await endSinks();
if (args.includes("--write")) write(results);
console.log(`${results.length} cases in ${Math.round((performance.now() - begun) / 1_000)} s`);
const failed = results.filter(({ problems, delays }) => problems.length + delays.length > 0).length;
console.log(`${results.length - failed} passed, ${failed} failed, 0 skipped`);
process.exit(failed > 0 ? 1 : 0);
