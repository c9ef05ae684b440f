/** Files that are parts of one configuration: those that are said to be, and what makes sense only together. */

import type { DeployedCollector } from "../model/deployed.ts";
import { mergeConfigurations } from "./merge-configurations.ts";

export interface PlainCollector extends DeployedCollector {
  /** Said to be a part, or a file that has pipelines or not; undefined elsewhere. */
  readonly part?: "merged" | "whole" | "partial";
  /** Where it was found; undefined for one that was named. */
  readonly folder?: string | undefined;
}

/** A file without pipelines is no Collector's alone: named, or in a folder, beside others of which at most one has some, it is a part of it. */
export function withPartsMerged(collectors: readonly PlainCollector[]): readonly DeployedCollector[] {
  const files = collectors.filter(({ part }) => part === "whole" || part === "partial");
  const folders = [...new Set(files.map(({ folder }) => folder))];
  const groups = folders.map((folder) => files.filter((one) => one.folder === folder)).filter(belong);
  const together = [collectors.filter(({ part }) => part === "merged"), ...groups].filter((parts) => parts.length > 1);
  const gone = new Set(together.flat());
  return [...together.map(merged), ...collectors.filter((one) => !gone.has(one)).map(withoutPart)];
}

function belong(files: readonly PlainCollector[]): boolean {
  return files.some(({ part }) => part === "partial") && files.filter(({ part }) => part === "whole").length < 2;
}

function merged(parts: readonly PlainCollector[]): DeployedCollector {
  const [first] = parts;
  if (first === undefined) throw new Error("there are several parts");
  const { value: config, marks } = mergeConfigurations(parts.map((one) => ({ value: one.config, marks: one.marks })));
  return { ...withoutPart(first), name: parts.map(({ name }) => name).join(" + "), config, marks };
}

function withoutPart({ part: _, folder: __, ...collector }: PlainCollector): DeployedCollector {
  return collector;
}
