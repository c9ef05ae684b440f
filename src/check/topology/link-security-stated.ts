/** Whether the link between balancer and backends is encrypted is stated, not left to a default. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { ExistingPool, Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";

/** An error here: both ends are written at once, so a default would be a guess at what the author wants. */
export const linkSecurityStated: TopologyRule = ({ pools, existing }) => [
  ...pools.flatMap((pool) => unstated(pool, "mutualTls({ serverSecret, clientSecret })")),
  ...existing.flatMap((pool) => unstated(pool, "tls({ caSecret, clientSecret, serverName })")),
];

function unstated({ name, security, origin }: Pool | ExistingPool, encrypted: string): readonly Diagnostic[] {
  if (security !== undefined) return [];
  return [
    diagnostic("FL5001", {
      at: within(origin, "security"),
      severity: "error",
      message: `Nothing states whether the link to "${name}" is encrypted. By default a Collector sends with TLS and receives without it: every send would fail.`,
      help: `set \`security: "plaintext"\`, or \`security: ${encrypted}\``,
    }),
  ];
}
