/** The routing key of a load balancing exporter fits the signals it is used for. */

import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import { nearest } from "../../../../diagnostics/suggest.ts";
import type { DeployedCollector } from "../../../../model/deployed.ts";
import { routingKeys, supportedRoutingKeys, whenSupported } from "../../../routing-keys.ts";
import type { DeployedRule } from "../../../rule.ts";
import { isReference } from "../reference.ts";
import { findingAt, schemasFor } from "../view.ts";
import { type LoadBalancer, loadBalancersOf } from "./load-balancers.ts";

export const keySupported: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) =>
    loadBalancersOf(collector).flatMap((balancer) => [
      ...keyProblems(collector, balancer),
      ...attributeProblems(collector, balancer),
    ]),
  );

function keyProblems(collector: DeployedCollector, balancer: LoadBalancer): readonly Diagnostic[] {
  const key = balancer.config["routing_key"];
  if (typeof key !== "string" || key === "" || isReference(key)) return [];
  const path = ["exporters", balancer.id, "routing_key"];
  const schemas = schemasFor(collector);
  const ignoresKeyForLogs = schemas === "0.129.0";
  if (!routingKeys.includes(key)) {
    const near = nearest(key, routingKeys);
    const refused = balancer.signals.some((signal) => !(signal === "logs" && ignoresKeyForLogs));
    return [
      findingAt(collector, "FL3001", path, {
        ...(!refused && { severity: "warning" }),
        message: `"${key}" is no routing key in any version${refused ? "; the Collector would not start" : balancer.signals.length > 0 ? "; for logs this version ignores it" : "; as soon as a pipeline uses this exporter the Collector would not start"}.`,
        help: key.startsWith("tenant")
          ? 'use `routing_key: attributes` with `routing_attributes: ["tenant.id"]`'
          : near.length > 0
            ? `did you mean ${near.join(" or ")}?`
            : `use one of ${routingKeys.join(", ")}`,
      }),
    ];
  }
  return balancer.signals.flatMap((signal) => {
    if (signal === "logs" && ignoresKeyForLogs) {
      if (key === "traceID") return [];
      return [
        findingAt(collector, "FL3011", path, {
          message: `Collector ${collector.version} ignores "${key}" for logs: they go by trace id, or anywhere when they have none.`,
          help: "logs honour the key from 0.154 on; give logs an exporter of their own to say so",
        }),
      ];
    }
    const supported: readonly string[] = supportedRoutingKeys(schemas, signal);
    if (supported.includes(key)) return [];
    const since = whenSupported(key, signal);
    return [
      findingAt(collector, "FL3001", path, {
        message: `Collector ${collector.version} cannot route ${signal} by ${key}; it would not start.`,
        help: `use one of ${supported.join(", ")} for ${signal}${since ? `, or ${since}` : ""}`,
      }),
    ];
  });
}

/** From 0.147 on the list and the key belong together; before, the list was read only with the key, and silently. */
function attributeProblems(collector: DeployedCollector, { id, config }: LoadBalancer): readonly Diagnostic[] {
  const key = config["routing_key"];
  const attributes = config["routing_attributes"];
  const has = typeof attributes === "string" ? attributes !== "" : Array.isArray(attributes) && attributes.length > 0;
  if ((key === "attributes") === has || isReference(key)) return [];
  const refused = schemasFor(collector) !== "0.129.0";
  return [
    findingAt(collector, "FL1103", ["exporters", id, has ? "routing_attributes" : "routing_key"], {
      ...(!refused && { severity: "warning" }),
      message: has
        ? `routing_attributes is read only with routing_key "attributes"${refused ? "; the Collector would not start" : ": it does nothing here"}.`
        : `routing_key "attributes" needs routing_attributes${refused ? "; the Collector would not start" : ": without them every item has the same key"}.`,
      help: has ? "set `routing_key: attributes`, or remove the list" : "list the attributes, in an order that stays",
    }),
  ];
}
