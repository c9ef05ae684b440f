/** Feature gates that the arguments of a Collector switch: `--feature-gates=+a,-b`, once or several times; the last word counts. */

import type { Place } from "../diagnostics/place.ts";
import type { DeployedGate } from "../model/deployed.ts";

export interface Argument {
  readonly word: string;
  readonly at: Place;
}

/** Of arguments as a process gets them. */
export function gatesIn(words: readonly Argument[]): readonly DeployedGate[] {
  return words.flatMap(({ word, at }, index) => {
    const [flag, joined] = /^--feature-gates(?:=(.*))?$/s.exec(word) ?? [];
    if (flag === undefined) return [];
    const value = joined === undefined ? words[index + 1] : { word: joined, at };
    return value === undefined ? [] : gatesOf(value.word, value.at);
  });
}

/** Of the value of the flag. What a template or a variable makes of it is not known. */
export function gatesOf(text: string, at: Place): readonly DeployedGate[] {
  if (text === "" || /\$[({]|\{\{/.test(text)) return [];
  return text.split(",").map((one) => ({ id: one.replace(/^[-+]/, ""), on: !one.startsWith("-"), at }));
}
