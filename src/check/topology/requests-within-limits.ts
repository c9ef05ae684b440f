/** What a container requests is not above its limit. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

const units = [
  { unit: "cpu", parse: parseCpuMillicores },
  { unit: "memory", parse: parseMemoryBytes },
] as const;

/** What is not a quantity has a finding of its shape. */
export const requestsWithinLimits: TopologyRule = ({ pools, balancers, generators }) =>
  [...pools, ...balancers, ...generators].flatMap(({ resources, origin }) =>
    units.flatMap(({ unit, parse }) => {
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
  );
