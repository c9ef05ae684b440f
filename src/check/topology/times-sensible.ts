/** Times that are legal and too short for what they are of: nothing could be done in them, or it would be done without end. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, type Place, within } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

interface Least {
  readonly path: Path;
  readonly milliseconds: number;
  /** Behind "in this time". */
  readonly effect: string;
}

const least = (path: string, milliseconds: number, effect: string): Least => ({
  path: path.split("."),
  milliseconds,
  effect,
});

const ofPool: readonly Least[] = Object.freeze([
  least("discovery.interval", 200, "each balancer asks DNS again, and most of its work is look-ups"),
  least("discovery.timeout", 10, "no name server answers, so that backends are not found"),
  least("maxConnectionAge.age", 1_000, "connections end, and most calls wait for a new one"),
  least("healthCheck.timeout", 10, "no backend answers, so that all count as down"),
  least("healthCheck.interval", 100, "each balancer asks each backend again, and most of its work is probes"),
]);
const ofBalancer: readonly Least[] = Object.freeze([
  least("deadline", 10, "no backend answers, so that senders are told to try again"),
  least("retry.maxElapsedTime", 10, "no backend answers, so that what fails once is dropped"),
  least("connectionAge", 1_000, "senders' connections end, and most calls wait for a new one"),
  least("ejection.interval", 10, "what was counted is forgotten, so that no backend is ejected"),
]);

const ofProgram = least("timeout", 10, "no backend answers, so that every send fails and is repeated");

export const timesSensible: TopologyRule = ({ pools, existing, balancers }) => [
  ...[...pools, ...existing].flatMap((pool) => tooShort(pool, pool.origin, ofPool)),
  ...balancers.flatMap(({ target, settings, origin }) =>
    // Of a Collector it is the exporter's (`configured-times-sensible.ts`).
    tooShort(settings, origin, target === "fairlead" ? [...ofBalancer, ofProgram] : ofBalancer),
  ),
];

/** Zero means "never" or "without end", or is refused. */
function tooShort(options: object, origin: Place, rows: readonly Least[]): readonly Diagnostic[] {
  return rows.flatMap(({ path, milliseconds, effect }) => {
    const given = valueAt(options, ...path);
    const time = typeof given === "string" ? parseDurationMs(given) : undefined;
    if (time === undefined || time <= 0 || time >= milliseconds) return [];
    return [
      diagnostic("FL1006", {
        at: within(origin, ...path),
        message: `${path.join(".")} is ${String(given)}: in this time ${effect}.`,
        help: `use ${milliseconds} ms or more`,
      }),
    ];
  });
}
