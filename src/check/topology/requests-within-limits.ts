/** What a container requests is not above its limit, and its limit lets it run. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

const units = [
  { unit: "cpu", parse: parseCpuMillicores },
  { unit: "memory", parse: parseMemoryBytes },
] as const;

/** What is not a quantity has a finding of its shape. */
export const requestsWithinLimits: TopologyRule = ({ pools, balancers, generators }) =>
  [...pools, ...balancers, ...generators].flatMap(({ resources, origin }) => [
    ...standsStill(valueAt(resources, "limits", "cpu"), origin),
    ...units.flatMap(({ unit, parse }) => {
      const request = valueAt(resources, "requests", unit);
      const limit = valueAt(resources, "limits", unit);
      if (typeof request !== "string" || typeof limit !== "string") return [];
      const [requested, allowed] = [parse(request), parse(limit)];
      if (requested === undefined || !allowed || requested <= allowed) return [];
      return [
        diagnostic("FL4010", {
          at: within(origin, "resources", "requests", unit),
          message: `The request for ${unit} is above its limit (${request} > ${limit}); Kubernetes refuses such a pod.`,
          help: "lower the request or raise the limit",
        }),
      ];
    }),
  ]);

/** The kernel gives a limit out in periods of 100 ms (Kubernetes, cpuCFSQuotaPeriod). A Collector or Node starts in some 50 to 200 ms of CPU. */
const leastMillicores = 20;

function standsStill(limit: unknown, origin: Place): readonly Diagnostic[] {
  const millicores = typeof limit === "string" ? parseCpuMillicores(limit) : undefined;
  if (millicores === undefined || millicores <= 0 || millicores >= leastMillicores) return [];
  return [
    diagnostic("FL1006", {
      at: within(origin, "resources", "limits", "cpu"),
      message: `With ${show(limit)} of CPU the container runs ${millicores / 10} ms of every 100 ms and is throttled for the rest: calls and probes time out.`,
      help: "leave the limit out, so that the request alone counts, or raise it to 100m or more",
    }),
  ];
}
