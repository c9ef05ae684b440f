/**
 * Our verdict against the real Collector's: `npm run conformance:check`. (a) Over a corpus with recorded verdicts, where
 * FAIRLEAD_CORPUS names one; (b) over seeded mistakes in sound configurations. `-- --mutations 20000` says how many for each
 * version, `--seed` which, `--collector` one version alone, and `--list` prints every place and suggestion that differs, too.
 */

import { hasGo } from "../../../tools/collectors/build.mjs";
import { corpusSuite } from "./corpus.ts";
import { type FuzzResult, fuzz } from "./fuzz.ts";
import { outdated, readKnown, saidOtherwise, takenAfterAll } from "./known.ts";

const versions = ["0.129.0", "0.161.0"] as const;

/** Shares that must hold for each version; false errors are a share of all verdicts. */
const agreementMin = 0.99;
const falseErrorsMax = 0.002;
const placedMin = 0.98;
const suggestedMin = 0.95;

const countOfSubmission = 600;

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

const asked = option("collector");
const list = process.argv.includes("--list");
let [passed, failed, skipped] = [0, 0, 0];

function count(name: string, holds: boolean): void {
  if (holds) passed++;
  else failed++;
  if (!holds) console.log(`FAIL  ${name}`);
}

function percent({ right, all }: { readonly right: number; readonly all: number }): string {
  return `${right} of ${all} (${((100 * right) / Math.max(all, 1)).toFixed(2)} %)`;
}

function tell(version: string, { judged, missed, falseErrors, placed, suggested }: FuzzResult): void {
  const agreed = { right: judged - missed - falseErrors, all: judged };
  console.log(
    `${version}: ${percent(agreed)} verdicts on mistakes agree, ${missed} missed, ${falseErrors} false errors; ` +
      `the place is right for ${percent(placed)}, the first suggestion for ${percent(suggested)} misspelt keys`,
  );
  count(`${version}: mistakes`, agreed.right / judged >= agreementMin);
  count(`${version}: a disagreement is neither mended nor in known-disagreements.json`, missed + falseErrors === 0);
  count(`${version}: false errors`, falseErrors / judged <= falseErrorsMax);
  count(`${version}: places`, placed.right / placed.all >= placedMin);
  count(`${version}: suggestions`, suggested.right / Math.max(suggested.all, 1) >= suggestedMin);
}

for (const version of versions.filter((one) => asked === undefined || one === asked)) {
  const agrees = process.argv.includes("--no-corpus") ? undefined : await corpusSuite(version, list);
  if (agrees === undefined) skipped++;
  else count(`${version}: corpus`, agrees);
  if (!hasGo()) {
    console.log(`${version}: mistakes: skipped, Go is not here`);
    skipped++;
    continue;
  }
  const known = readKnown();
  for (const { reason } of await outdated(known, version))
    count(`${version}: known, and no longer so: ${reason}`, false);
  for (const { component, at } of await takenAfterAll(version))
    count(`${version}: ${component} is taken: ${at}`, false);
  for (const { name } of await saidOtherwise(version)) count(`${version}: recorded otherwise: ${name}`, false);
  const amount = Number(option("mutations") ?? countOfSubmission);
  tell(version, await fuzz({ version, count: amount, seed: Number(option("seed") ?? 1), known, list }));
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (failed > 0) process.exitCode = 1;
