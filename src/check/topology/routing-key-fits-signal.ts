/** Each signal is routed by a key that the bound Collector version can use for it. */

import { type Signal, signals } from "../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import type { SchemaVersion } from "../../model/collector/release.ts";
import { within } from "../../model/origin.ts";
import type { Balancer } from "../../model/topology.ts";
import { routingKeys, supportedRoutingKeys, whenSupported } from "../routing-keys.ts";
import type { TopologyRule } from "../rule.ts";

export const routingKeyFitsSignal: TopologyRule = ({ balancers, collector }) => {
  const { schemas, version } = collector;
  if (schemas === undefined) return [];
  return balancers.flatMap((balancer) =>
    signals.flatMap((signal) => routeProblems(balancer, signal, schemas, version)),
  );
};

function routeProblems(
  balancer: Balancer,
  signal: Signal,
  schemas: SchemaVersion,
  version: string,
): readonly Diagnostic[] {
  const route = balancer.routes?.[signal];
  if (!route || route.kind === "round-robin") return [];
  const at = within(balancer.origin, "routes", signal);
  const { key } = route;
  if (!routingKeys.includes(key)) return [unknownKey(key, at)];
  const supported = supportedRoutingKeys(schemas, signal);
  if (!supported.includes(key)) {
    const since = whenSupported(key, signal);
    return [
      diagnostic("FL3001", {
        at,
        message: `Collector ${version} cannot route ${signal} by ${key}${signal === "logs" && schemas === "0.129.0" ? "; it would go by trace id, in silence" : "; it would not start"}.`,
        help: `route by ${supported.join(", ")}${since ? `, or bind ${since}` : ""}`,
      }),
    ];
  }
  if (key === "attributes" && (route.attributes ?? []).length === 0) {
    return [
      diagnostic("FL3001", {
        at,
        message: "Routing by attributes names none: every item would have the same key and go to one backend.",
        help: 'name them, as routeBy.attributes("tenant.id") does',
      }),
    ];
  }
  return [];
}

function unknownKey(key: unknown, at: ReturnType<typeof within>): Diagnostic {
  const near = nearest(String(key), routingKeys);
  const tenant = String(key).startsWith("tenant");
  return diagnostic("FL3001", {
    at,
    message: `${JSON.stringify(key)} is no routing key in any Collector version; it would not start.`,
    help: tenant
      ? "route by the attribute that carries the tenant: routeBy.tenant(…)"
      : near.length > 0
        ? `did you mean ${near.join(" or ")}?`
        : `use one of ${routingKeys.join(", ")}`,
  });
}
