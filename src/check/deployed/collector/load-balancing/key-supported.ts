/** The routing key of a load balancing exporter is one that its version can use for the signals it is used for. */

import type { Signal } from "../../../../contract/signal.ts";
import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import { didYouMean, mayMean } from "../../../../diagnostics/suggest.ts";
import {
  firstVersionOf,
  routingKeys,
  supportedRoutingKeys,
  whenSupported,
} from "../../../../model/collector/behaviours.ts";
import type { JsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import type { CollectorRule, CollectorView, LoadBalancer } from "../view.ts";

export const keySupported: CollectorRule = (view) =>
  view.loadBalancers.flatMap((balancer) => [...keyProblems(view, balancer), ...attributeProblems(view, balancer)]);

function keyProblems(view: CollectorView, balancer: LoadBalancer): readonly Diagnostic[] {
  const key = balancer.settings["routing_key"];
  if (typeof key !== "string" || key === "" || isReference(key)) return [];
  if (!routingKeys.includes(key)) return [unknownKey(view, balancer, key)];
  return balancer.signals.flatMap((signal) =>
    signal === "logs" && !view.has("logsByRoutingKey")
      ? ignoredForLogs(view, balancer, key)
      : unsupportedFor(signal, view, balancer, key),
  );
}

function unknownKey(view: CollectorView, { path, signals }: LoadBalancer, key: string): Diagnostic {
  const refused = signals.some((signal) => signal !== "logs" || view.has("logsByRoutingKey"));
  const consequence = refused
    ? "the Collector would not start"
    : signals.length > 0
      ? "for logs this version ignores it"
      : "as soon as a pipeline uses this exporter the Collector would not start";
  return view.finding("FL3001", [...path, "routing_key"], {
    severity: refused ? undefined : "warning",
    message: `"${key}" is not a routing key in any version; ${consequence}.`,
    help: key.startsWith("tenant")
      ? 'use `routing_key: attributes` with `routing_attributes: ["tenant.id"]`'
      : (didYouMean(key, routingKeys) ?? `use one of ${routingKeys.join(", ")}`),
  });
}

function ignoredForLogs(view: CollectorView, { path }: LoadBalancer, key: string): readonly Diagnostic[] {
  if (key === "traceID") return [];
  return [
    view.finding("FL3011", [...path, "routing_key"], {
      message: `Collector ${view.collector.version} ignores "${key}" for logs: it routes them by trace id, and those without one at random.`,
      help: `logs honour the key from ${firstVersionOf("logsByRoutingKey")} on; give logs their own exporter to make that visible`,
    }),
  ];
}

function unsupportedFor(
  signal: Signal,
  view: CollectorView,
  { path }: LoadBalancer,
  key: string,
): readonly Diagnostic[] {
  const supported = supportedRoutingKeys(view.collector.version, signal);
  if (supported.includes(key)) return [];
  const since = whenSupported(key, signal);
  return [
    view.finding("FL3001", [...path, "routing_key"], {
      message: `Collector ${view.collector.version} cannot route ${signal} by ${key}; it would not start.`,
      help: `use one of ${supported.join(", ")} for ${signal}${since ? `, or ${since}` : ""}`,
    }),
  ];
}

/** The list and the key belong together; versions that do not check read the list only with the key, and silently. */
function attributeProblems(view: CollectorView, { path, settings }: LoadBalancer): readonly Diagnostic[] {
  const key = settings["routing_key"];
  const attributes = settings["routing_attributes"];
  const listed =
    typeof attributes === "string" ? attributes !== "" : Array.isArray(attributes) && attributes.length > 0;
  if ((key === "attributes") === listed || isMistaken(settings)) return [];
  const refused = view.has("routingAttributesChecked");
  return [
    view.finding("FL1103", [...path, "routing_attributes"], {
      severity: refused ? undefined : "warning",
      message: listed
        ? `routing_attributes is read only with routing_key "attributes"${refused ? "; the Collector would not start" : ": it does nothing here"}.`
        : `routing_key "attributes" needs routing_attributes${refused ? "; the Collector would not start" : ": without them every item has the same key"}.`,
      help: listed ? "set `routing_key: attributes`, or remove the list" : "list the attributes, in a fixed order",
    }),
  ];
}

/** True where the key is told to be wrong by itself: another value than those there are, or another name. */
function isMistaken({ routing_key: key, ...others }: JsonObject): boolean {
  if (key === undefined) return Object.keys(others).some((name) => mayMean(name, "routing_key"));
  return key !== null && key !== "" && !(typeof key === "string" && routingKeys.includes(key));
}
