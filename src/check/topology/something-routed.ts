/** A balancer routes at least one signal, and every signal that a generator sends it. */

import { signals } from "../../contract/signal.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import type { TopologyRule } from "../rule.ts";

export const somethingRouted: TopologyRule = ({ balancers, generators }) => [
  ...balancers
    .filter(({ routes }) => !signals.some((signal) => routes?.[signal]))
    .map(({ name, origin }) =>
      diagnostic("FL3010", {
        at: within(origin, "routes"),
        message: `The balancer "${name}" routes no signal: it would have no pipeline and not start.`,
        help: "give traces, metrics or logs a route, as `routes: { traces: routeBy.traceID() }`",
      }),
    ),
  ...generators.flatMap(({ name, signal, to, origin }) => {
    const balancer = balancers.find((candidate) => candidate.name === to);
    if (!balancer || balancer.routes?.[signal]) return [];
    return [
      diagnostic("FL3010", {
        at: within(origin, "signal"),
        message: `The generator "${name}" sends ${signal} to "${to}", which routes none: every request would be refused.`,
        help: `add a route for ${signal} to the balancer, or send another signal`,
      }),
    ];
  }),
];
