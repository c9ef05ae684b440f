/** A balancer routes at least one signal, and every signal that a generator sends it. */

import { signals } from "../../contract/signal.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Balancer } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

export const somethingRouted: TopologyRule = ({ balancers, generators }) => [
  ...balancers
    .filter((balancer) => !routesAny(balancer))
    .map(({ name, origin }) =>
      diagnostic("FL3010", {
        at: within(origin, "routes"),
        message: `"${name}" does not route any signal: it would have no pipelines and would not start.`,
        help: "give traces, metrics or logs a route, as in `routes: { traces: routeBy.traceID() }`",
      }),
    ),
  ...generators
    .filter(({ signal, to }) => {
      const balancer = balancers.find(({ name }) => name === to);
      // One that routes nothing is told above.
      if (balancer === undefined || !routesAny(balancer)) return false;
      return signals.includes(signal) && valueAt(balancer.routes, signal) === undefined;
    })
    .map(({ name, signal, to, origin }) =>
      diagnostic("FL3010", {
        at: within(origin, "signal"),
        message: `"${name}" sends ${signal} to "${to}", which does not route them: every request would be refused.`,
        help: `give "${to}" a route for ${signal}, or send another signal`,
      }),
    ),
];

function routesAny({ routes }: Balancer): boolean {
  return signals.some((signal) => valueAt(routes, signal) !== undefined);
}
