/**
 * What Fairlead's balancer will be told is what it takes: the same reading that it does at start, done before anything is
 * written. What an option became is named as it stands in balancer.json; the place is the option's.
 */

import { problemText } from "../../contract/json-shape.ts";
import { parseBalancerConfig } from "../../contract/parse-balancer-config.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { isInside, type Mark, type Path, type Place } from "../../diagnostics/place.ts";
import type { BalancerProgram } from "../../model/programs.ts";

export function programStartable({ config, marks, origin }: BalancerProgram): readonly Diagnostic[] {
  const parsed = parseBalancerConfig(JSON.stringify(config));
  if (parsed.kind === "config") return [];
  const found = parsed.problems.map((problem) => ({ problem, at: optionOf(problem.path, marks) ?? origin }));
  // One option may become several members, each with its problem.
  const first = found.filter(({ at }, index) => index === found.findIndex((other) => isSame(other.at.path, at.path)));
  return first.map(({ problem, at }) =>
    diagnostic("FL3016", {
      at,
      message: `The balancer would not start: ${problemText(problem)}.`,
      help: "change the option; in balancer.json times are milliseconds and sizes are bytes",
    }),
  );
}

/** The option that became a member: that of the longest mark that leads to the member, which has no part inside the option. */
export function optionOf(path: Path, marks: readonly Mark[]): Place | undefined {
  const fitting = marks.filter(({ at }) => isInside(path, at));
  return fitting.sort((left, right) => right.at.length - left.at.length)[0]?.origin;
}

function isSame(left: Path, right: Path): boolean {
  return left.join() === right.join();
}
