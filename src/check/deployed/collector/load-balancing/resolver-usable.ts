/** A load balancing exporter has exactly one resolver, and one that can find something. */

import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../../model/deployed.ts";
import { parseDurationMs } from "../../../../model/duration.ts";
import { isJsonObject, type JsonObject } from "../../../../model/json.ts";
import type { DeployedRule } from "../../../rule.ts";
import { findingAt, objectAt } from "../view.ts";
import { type LoadBalancer, loadBalancersOf } from "./load-balancers.ts";

const kinds = Object.freeze(["static", "dns", "k8s", "aws_cloud_map"] as const);

export const resolverUsable: DeployedRule = ({ collectors }) =>
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
  return [{ key, message: `No ${key} is given; the Collector would not start.`, error: true }];
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
      "A hostname with a port passes, and then no look-up ever succeeds: the port has a setting of its own.";
    found.push({ key: "hostname", message, error: false });
  }
  const negative = typeof interval === "number" ? interval < 0 : (parseDurationMs(String(interval)) ?? 0) < 0;
  if (negative)
    found.push({ key: "interval", message: "A negative interval crashes the Collector at start.", error: true });
  return found;
}

function k8sContent(resolver: JsonObject): readonly Missing[] {
  const { service } = resolver;
  if (typeof service !== "string" || service.split(".").length <= 2) return absent(resolver, "service");
  const message =
    "The name is split at its first dot: a full name makes a namespace that does not exist, and no backend is ever found.";
  return [{ key: "service", message, error: false }];
}
