/** A load balancing exporter has exactly one resolver, and one that can find something. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { parseDurationMs } from "../../../model/duration.ts";
import { isJsonObject, type JsonObject } from "../../../model/json.ts";
import type { DeployedRule } from "../../rule.ts";
import { type LoadBalancer, loadBalancersOf } from "./load-balancers.ts";
import { findingAt, objectAt } from "./view.ts";

const kinds = Object.freeze(["static", "dns", "k8s", "aws_cloud_map"] as const);

export const loadBalancingResolver: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) =>
    loadBalancersOf(collector).flatMap((balancer) => resolverProblems(collector, balancer)),
  );

function resolverProblems(collector: DeployedCollector, balancer: LoadBalancer): readonly Diagnostic[] {
  const resolver = objectAt(balancer.config, ["resolver"]);
  const present = kinds.filter((kind) => isJsonObject(resolver[kind]));
  const used = balancer.signals.length > 0;
  const path = ["exporters", balancer.id, "resolver"];
  if (present.length !== 1) {
    return [
      findingAt(collector, "FL3002", path, {
        ...(!used && { severity: "warning" }),
        message:
          present.length === 0
            ? "There is no resolver: nothing says where the backends are, and the Collector would not start."
            : `There are ${present.length} resolvers (${present.join(", ")}); the Collector takes one and would not start.`,
        help: present.length === 0 ? "add one of static, dns or k8s" : "keep one",
      }),
    ];
  }
  const [kind] = present;
  return kind ? contentProblems(collector, balancer, kind, objectAt(resolver, [kind])) : [];
}

interface Missing {
  readonly key: string;
  readonly message: string;
  readonly error: boolean;
}

function contentProblems(
  collector: DeployedCollector,
  balancer: LoadBalancer,
  kind: (typeof kinds)[number],
  resolver: JsonObject,
): readonly Diagnostic[] {
  const used = balancer.signals.length > 0;
  return missingContent(kind, resolver).map(({ key, message, error }) =>
    findingAt(collector, "FL3003", ["exporters", balancer.id, "resolver", kind, key], {
      ...(!(used && error) && { severity: "warning" }),
      message,
      help: `see ${kind} in the exporter's settings`,
    }),
  );
}

function missingContent(kind: (typeof kinds)[number], resolver: JsonObject): readonly Missing[] {
  const empty = (key: string): boolean => resolver[key] === undefined || resolver[key] === null || resolver[key] === "";
  switch (kind) {
    case "static": {
      const { hostnames } = resolver;
      const none = empty("hostnames") || (Array.isArray(hostnames) && hostnames.length === 0);
      return none
        ? [{ key: "hostnames", message: "No hostnames are listed; the Collector would not start.", error: true }]
        : [];
    }
    case "dns": {
      const missing = empty("hostname")
        ? [{ key: "hostname", message: "No hostname is given; the Collector would not start.", error: true }]
        : [];
      const { hostname, interval } = resolver;
      const withPort = typeof hostname === "string" && /:\d+$/.test(hostname);
      const negative = typeof interval === "number" ? interval < 0 : (parseDurationMs(String(interval)) ?? 0) < 0;
      return [
        ...missing,
        ...(withPort
          ? [
              {
                key: "hostname",
                message:
                  "A hostname with a port passes, and then no look-up ever succeeds: the port has a setting of its own.",
                error: false,
              },
            ]
          : []),
        ...(negative
          ? [{ key: "interval", message: "A negative interval crashes the Collector at start.", error: true }]
          : []),
      ];
    }
    case "k8s": {
      const { service } = resolver;
      const missing = empty("service")
        ? [{ key: "service", message: "No service is named; the Collector would not start.", error: true }]
        : [];
      const long = typeof service === "string" && service.split(".").length > 2;
      return [
        ...missing,
        ...(long
          ? [
              {
                key: "service",
                message:
                  "The name is split at its first dot: a full name makes a namespace that does not exist, and no backend is ever found.",
                error: false,
              },
            ]
          : []),
      ];
    }
    case "aws_cloud_map":
      return ["namespace", "service_name"]
        .filter(empty)
        .map((key) => ({ key, message: `No ${key} is given; the Collector would not start.`, error: true }));
  }
}
