/** Disagreements with the real Collector that are meant, or not worth a rule: each has its reason and an example that shows it. */

import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { pathText } from "../../../src/diagnostics/format.ts";
import type { JsonObject } from "../../../src/model/json.ts";
import { type ComponentKind, canonicalType } from "../../../src/schema/registry.ts";
import { type RefusedSetting, refusedSettings } from "../../refused-settings.ts";
import { type WholeConfiguration, wholeConfigurations } from "../../whole-configurations.ts";
import { errorsOn } from "./fuzz.ts";
import { configurationAround } from "./harness.ts";
import { Oracle, type Verdict } from "./oracle.ts";
import { textOf } from "./seeds.ts";

export interface Known {
  readonly reason: string;
  readonly versions: readonly string[];
  /** A regular expression on what the Collector says, where it refuses and we do not. */
  readonly collector?: string;
  /** A regular expression on our code, path and message, where we refuse and it does not. */
  readonly ours?: string;
  readonly example: JsonObject;
}

export function readKnown(): readonly Known[] {
  return JSON.parse(readFileSync(new URL("known-disagreements.json", import.meta.url), "utf8")) as readonly Known[];
}

interface Found {
  readonly version: string;
  readonly verdict: Verdict;
  readonly ours: Diagnostic | undefined;
}

export function knownReason(known: readonly Known[], { version, verdict, ours }: Found): string | undefined {
  return known.find(({ versions, collector, ours: told }) => {
    if (!versions.includes(version)) return false;
    if (!verdict.ok) return collector !== undefined && new RegExp(collector).test(`${verdict.stage} ${verdict.error}`);
    const found = ours && `${ours.code} ${pathText(ours.collectorPath ?? [])} ${ours.message}`;
    return told !== undefined && found !== undefined && new RegExp(told).test(found);
  })?.reason;
}

/** Entries whose example does not show it any more. */
export async function outdated(known: readonly Known[], version: string): Promise<readonly Known[]> {
  const oracle = new Oracle(version);
  try {
    const here = known.filter(({ versions }) => versions.includes(version));
    const texts = here.map(({ example }) => textOf(example));
    const verdicts = await oracle.ask(texts.map((yaml) => ({ yaml, start: true })));
    return here.filter((entry, index) => {
      const verdict = verdicts[index] ?? { ok: false };
      const [ours] = errorsOn(texts[index] ?? "", version);
      return verdict.ok === (ours === undefined) || knownReason([entry], { version, verdict, ours }) === undefined;
    });
  } finally {
    oracle.end();
  }
}

/** Whole configurations of which the real Collector says something else than is recorded. */
export async function saidOtherwise(version: string): Promise<readonly WholeConfiguration[]> {
  const oracle = new Oracle(version);
  try {
    const here = wholeConfigurations.filter(({ starts }) => starts[version] !== undefined);
    const verdicts = await oracle.ask(here.map(({ text }) => ({ yaml: text, start: true })));
    return here.filter(({ starts }, index) => verdicts[index]?.ok !== starts[version]);
  } finally {
    oracle.end();
  }
}

/** Recorded refusals that the real Collector does not share any more. */
export async function takenAfterAll(version: string): Promise<readonly RefusedSetting[]> {
  const oracle = new Oracle(version);
  try {
    const here = refusedSettings.filter(({ versions }) => versions.includes(version));
    const texts = here.map(({ component, settings }) => {
      const [section = "", oldest = ""] = component.split("/");
      const kind = section as ComponentKind; // The fixture has them as sections have.
      return textOf(
        configurationAround(version, { kind, type: canonicalType(version, kind, oldest) ?? oldest, settings }),
      );
    });
    const verdicts = await oracle.ask(texts.map((yaml) => ({ yaml, start: true })));
    return here.filter((_, index) => verdicts[index]?.ok === true);
  } finally {
    oracle.end();
  }
}
