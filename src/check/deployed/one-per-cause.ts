/** One cause gives one finding: it tells the first case and counts the others, which one change mends as well. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";

export interface Caused {
  /** What would have to change; equal for findings that one change mends. */
  readonly cause: string;
  readonly finding: Diagnostic;
}

/** @param noun what is counted, in the singular: "workload" */
export function onePerCause(found: readonly Caused[], noun: string): readonly Diagnostic[] {
  const groups = new Map<string, [Diagnostic, Set<string>]>();
  for (const { cause, finding } of found) {
    const [first, cases] = groups.get(cause) ?? [finding, new Set()];
    groups.set(cause, [first, cases.add(JSON.stringify([finding.message, finding.collectorPath]))]);
  }
  return [...groups.values()].map(([first, { size }]) =>
    size === 1 ? first : { ...first, message: `${first.message} The same holds for ${counted(size - 1, noun)}.` },
  );
}

function counted(count: number, noun: string): string {
  return `${count} other ${noun}${count === 1 ? "" : "s"}`;
}
