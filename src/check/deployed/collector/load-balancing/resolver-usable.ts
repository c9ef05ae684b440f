/** A load balancing exporter has exactly one resolver, and one that can find something. */

import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import { wouldNotStart } from "../../../../diagnostics/would-not-start.ts";
import { parseDurationMs } from "../../../../model/duration.ts";
import type { JsonObject } from "../../../../model/json.ts";
import { type CollectorRule, type CollectorView, type LoadBalancer, objectAt } from "../view.ts";

const kinds = Object.freeze(["static", "dns", "k8s", "aws_cloud_map"] as const);

export const resolverUsable: CollectorRule = (view) =>
  view.loadBalancers.flatMap((balancer) => resolverProblems(view, balancer));

function resolverProblems(view: CollectorView, balancer: LoadBalancer): readonly Diagnostic[] {
  const resolver = objectAt(balancer.settings, ["resolver"]);
  const [kind, second, ...others] = kinds.filter((each) => (resolver[each] ?? null) !== null);
  const path = [...balancer.path, "resolver"];
  const severity = balancer.signals.length > 0 ? undefined : "warning";
  if (kind === undefined) {
    return [
      view.finding("FL3002", path, {
        severity,
        message: "The resolver is missing: nothing says where the backends are, and the Collector would not start.",
        help: "add one of static, dns or k8s",
        restsOn: kinds.map((each) => [...path, each]),
      }),
    ];
  }
  if (second !== undefined) {
    const present = [kind, second, ...others];
    return [
      view.finding("FL3002", [...path, second], {
        severity,
        message: `There are ${present.length} resolvers (${present.join(", ")}); the Collector takes one, and would not start.`,
        help: "keep one",
      }),
    ];
  }
  return missingContent(kind, objectAt(resolver, [kind])).map(({ key, message, error }) =>
    view.finding("FL3003", [...path, kind, key], {
      severity: error ? severity : "warning",
      message,
      help: `see ${kind} in the exporter's settings`,
    }),
  );
}

interface Missing {
  readonly key: string;
  readonly message: string;
  readonly error: boolean;
}

function missingContent(kind: (typeof kinds)[number], resolver: JsonObject): readonly Missing[] {
  switch (kind) {
    case "static":
      return staticContent(resolver);
    case "dns":
      return dnsContent(resolver);
    case "k8s":
      return k8sContent(resolver);
    case "aws_cloud_map":
      return [...absent(resolver, "namespace"), ...absent(resolver, "service_name")];
  }
}

function absent(resolver: JsonObject, key: string): readonly Missing[] {
  const value = resolver[key];
  if (value !== undefined && value !== null && value !== "") return [];
  return [{ key, message: wouldNotStart(`The ${key} is missing`), error: true }];
}

function staticContent(resolver: JsonObject): readonly Missing[] {
  const { hostnames } = resolver;
  return Array.isArray(hostnames) && hostnames.length === 0 ? absent({}, "hostnames") : absent(resolver, "hostnames");
}

function dnsContent(resolver: JsonObject): readonly Missing[] {
  const { hostname, interval } = resolver;
  const found = [...absent(resolver, "hostname")];
  if (typeof hostname === "string" && /:\d+$/.test(hostname)) {
    const message =
      "The Collector accepts a hostname with a port, but no look-up succeeds: the port has its own setting.";
    found.push({ key: "hostname", message, error: false });
  }
  const wait = typeof interval === "string" ? parseDurationMs(interval) : interval;
  const negative = typeof wait === "number" && wait < 0;
  if (negative)
    found.push({ key: "interval", message: "A negative interval crashes the Collector at start.", error: true });
  return found;
}

function k8sContent(resolver: JsonObject): readonly Missing[] {
  const { service } = resolver;
  if (typeof service !== "string" || service.split(".").length <= 2) return absent(resolver, "service");
  const message =
    "The exporter splits the name at its first dot, so a full name gives a namespace that does not exist, and no backend is ever found.";
  return [{ key: "service", message, error: false }];
}
