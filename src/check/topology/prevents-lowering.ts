/** Findings after which a Topology is not lowered: what they are about is not there to be read. */

import type { Code } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";

/** Counts, weights and durations stand here beside shapes: lowering counts, divides and rounds them. */
const codes: ReadonlySet<Code> = new Set<Code>(["FL1007", "FL1009", "FL3007", "FL3008", "FL3013", "FL3014", "FL4010"]);

/** What stands in every address: a wrong one would be told again for each. */
const everywhere: ReadonlySet<string | number> = new Set(["namespace", "clusterDomain"]);

/** True when rules on what is deployed have nothing to look at, because an error like this is among the findings. */
export function preventsLowering({ code, severity, place }: Diagnostic): boolean {
  const [option = ""] = place.path;
  return severity === "error" && (codes.has(code) || (code === "FL4001" && everywhere.has(option)));
}
