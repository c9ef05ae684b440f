/**
 * Whole configurations as people write them, with whether real Collectors start with them, by version: fixtures/whole-configurations.yaml
 * and .json. A verdict that rests on the machine is left out. `npm run conformance:check` asks the Collectors again.
 */

import { readFileSync } from "node:fs";

export interface WholeConfiguration {
  readonly name: string;
  readonly text: string;
  readonly starts: Readonly<Record<string, boolean>>;
}

function fixture(ending: string): string {
  return readFileSync(new URL(`fixtures/whole-configurations.${ending}`, import.meta.url), "utf8");
}

const texts = fixture("yaml").split(/^---\n/m);
const verdicts = JSON.parse(fixture("json")) as readonly Omit<WholeConfiguration, "text">[]; // A file of ours.

export const wholeConfigurations: readonly WholeConfiguration[] = verdicts.map((verdict, index) => ({
  ...verdict,
  text: texts[index] ?? "",
}));
