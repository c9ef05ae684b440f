/** Whether the link between balancer and backends is encrypted is said, not left to a default. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import type { TopologyRule } from "../rule.ts";

/** An error here: Fairlead writes both ends, so a silent default would be its own guess. */
export const linkSecuritySaid: TopologyRule = ({ pools }) =>
  pools
    .filter(({ security }) => security !== "plaintext" && security?.kind !== "mutual-tls")
    .map(({ name, origin }) =>
      diagnostic("FL5001", {
        at: within(origin, "security"),
        severity: "error",
        message: `Nothing says whether the link to "${name}" is encrypted. The Collector's default is TLS on the sender and plaintext on the receiver: every send would fail.`,
        help: 'say `security: "plaintext"`, or `security: mutualTls({ serverSecret, clientSecret })`',
      }),
    );
