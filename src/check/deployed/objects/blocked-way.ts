/** A way that no NetworkPolicy opens, told at the first of those that close it, with the rule that would. */

import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { within } from "../../../diagnostics/place.ts";
import type { DeployedPolicy } from "../../../model/deployed.ts";
import type { Caused } from "../one-per-cause.ts";
import { type MissingRule, missingRuleText, optionOf } from "./missing-rule.ts";

interface Blocked {
  /** True when the way is open, and nothing is to be said. */
  readonly open: boolean;
  /** Beside the policy itself. */
  readonly cause: string;
  readonly message: string;
  /** What would open the way, or words where an author has no option for it. */
  readonly rule: MissingRule | string;
  readonly note?: string;
  /** Of a blueprint, where the rule itself does not tell it. */
  readonly option?: "apiServer";
  /** True where what is sent mostly goes another way. */
  readonly isRare?: boolean;
}

export function blocked(
  [policy]: readonly DeployedPolicy[],
  { open, cause, message, rule, note = "", option, isRare }: Blocked,
): readonly Caused[] {
  if (open || policy === undefined) return [];
  const { namespace, name, origin } = policy;
  const opened = typeof rule === "string" ? option : optionOf(rule);
  const finding = diagnostic("FL4008", {
    at: opened !== undefined && origin.in === "blueprint" ? within(origin, "network", opened) : origin,
    severity: isRare && origin.in === "text" ? "warning" : "error",
    message,
    help: typeof rule === "string" ? rule : `add ${missingRuleText(rule, origin)}${note}`,
  });
  return [{ cause: `${namespace} ${name} ${cause}`, finding }];
}
