/** Files that are parts of one configuration: those that are said to be, and what makes sense only together. */

import type { DeployedCollector } from "../model/deployed.ts";
import { mergeConfigurations } from "./merge-configurations.ts";

export interface PlainCollector extends DeployedCollector {
  /** Said to be a part, or a file that was named and that has pipelines or not; undefined elsewhere. */
  readonly part?: "merged" | "whole" | "partial";
}

/** A file without pipelines is no Collector's alone: named beside others of which at most one has some, it is a part of it. */
export function withPartsMerged(collectors: readonly PlainCollector[]): readonly DeployedCollector[] {
  const of = (...parts: readonly PlainCollector["part"][]) => collectors.filter(({ part }) => parts.includes(part));
  const named = of("whole", "partial");
  const belong = named.length > 1 && of("partial").length > 0 && of("whole").length < 2;
  const together = [of("merged"), belong ? named : []].filter((parts) => parts.length > 1);
  const gone = new Set(together.flat());
  return [...together.map(merged), ...collectors.filter((one) => !gone.has(one)).map(withoutPart)];
}

function merged(parts: readonly PlainCollector[]): DeployedCollector {
  const [first] = parts;
  if (first === undefined) throw new Error("there are several parts");
  const { value: config, marks } = mergeConfigurations(parts.map((one) => ({ value: one.config, marks: one.marks })));
  return { ...withoutPart(first), name: parts.map(({ name }) => name).join(" + "), config, marks };
}

function withoutPart({ part: _, ...collector }: PlainCollector): DeployedCollector {
  return collector;
}
