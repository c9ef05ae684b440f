/** What Fairlead's balancer sends at once is what its backends take. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { fairleadSettings } from "../../model/fairlead-settings.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import { httpRequestBytes, requestLimit } from "../../needs/request-limits.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

/** Of a pool that exists already nothing is known. */
export const requestLimitsFit: TopologyRule = ({ balancers, pools }) =>
  balancers.flatMap(({ name, to, target, settings, origin }) => {
    const written = valueAt(settings, "maxRequestSize");
    const pool = pools.find((one) => one.name === to);
    const bytes = typeof written === "string" ? parseMemoryBytes(written) : undefined;
    if (target !== "fairlead" || !pool || bytes === undefined) return [];
    const given = valueAt(settings, "backendProtocol");
    const protocol = given === "http" ? "http" : fairleadSettings.backendProtocol.default;
    // The receiver of the author's own, or Fairlead's, which takes as much over gRPC as over HTTP.
    const taken = requestLimit(pool.parts.receivers?.["otlp"], protocol)?.bytes ?? httpRequestBytes;
    if (bytes <= taken) return [];
    return [
      diagnostic("FL3018", {
        at: within(origin, "maxRequestSize"),
        message: `"${name}" would send up to ${written}, but the backends of "${to}" take ${mebibytes(taken)}: each larger request is refused once, and then sent in pieces.`,
        help: `use at most ${mebibytes(taken)}, or raise ${settingNames[protocol]} of the pool's otlp receiver`,
      }),
    ];
  });

const settingNames = { grpc: "max_recv_msg_size_mib", http: "max_request_body_size" } as const;

function mebibytes(bytes: number): string {
  return `${Math.floor((bytes / 2 ** 20) * 100) / 100}Mi`;
}
